import { describe, expect, test } from 'vitest';
import { rules } from './tidy.ts';
import { makeTree } from './tidy/tree.ts';

// Each rule is shown to fire on the smallest tree that breaks it and to be silent on the
// nearest one that does not: a rule that never fires would look just like a tidy house.
type Files = Record<string, string>;
type Case = { rule: string; bad: Files; good: Files; landed?: Files };

const lines = (count: number, line = 'export const a = 1;') => `${line}\n`.repeat(count);
const modules = (text: string) => ({
  'server/modules.ts': `export const modules = [${text}];`,
});
const orderNeedsOffer = "{ name: 'order', needs: ['offer'] }";
const place = {
  'server/flywheel/place/sql.ts':
    "declare module '#kit/db.ts' { interface Tables { storePlace: { id: string } } }",
};
const refusing = {
  'contract/order.ts':
    'export const orderRefusals = refusals({ sold_out: { status: 409 } });',
};
const offering = { 'contract/order.ts': 'export const placeOrder = endpoint({});' };
const slash = '/';

const cases: Case[] = [
  {
    rule: 'fileSizes',
    bad: { 'server/kit/long.ts': lines(301) },
    good: { 'server/kit/long.ts': lines(300), 'apps/ops/words.zh.ts': lines(301) },
  },
  {
    rule: 'fileSizes',
    bad: {
      'server/flywheel/order/pay.ts': `export async function f(work: W) {}\n${lines(200)}`,
    },
    good: {
      'server/flywheel/order/order.ts': `export function pay(x: W) {}\n${lines(200)}`,
    },
  },
  {
    rule: 'fileSizes',
    bad: { 'apps/ops/pages/a.tsx': lines(251) },
    good: { 'apps/ops/pages/a.tsx': lines(250) },
  },
  {
    rule: 'lineLengths',
    bad: { 'city/a.ts': `// ${'x'.repeat(90)}` },
    good: { 'city/a.ts': `// ${'面'.repeat(89)}\n[\n'${'x'.repeat(95)}',\n];` },
  },
  {
    rule: 'decisionSizes',
    bad: { 'docs/decisions/0001-a.md': lines(61) },
    good: { 'docs/decisions/0001-a.md': lines(50) },
  },
  {
    rule: 'importDirection',
    bad: { 'contract/a.ts': "import { b } from '#kit/b.ts';" },
    good: { 'server/kit/a.ts': "import { b } from '#contract/b.ts';" },
  },
  {
    rule: 'importDirection',
    bad: {
      'server/parties/person/a.ts': "import type { B } from '../../flywheel/b/b.ts';",
    },
    good: {
      'server/flywheel/b/a.ts': "import type { B } from '#parties/person/person.ts';",
    },
  },
  {
    rule: 'importDirection',
    bad: { 'apps/ops/a.ts': "const b = await import('#server/main.ts');" },
    good: { 'apps/ops/a.browser.test.ts': "import { b } from '#server/main.ts';" },
  },
  {
    rule: 'importDirection',
    bad: { 'city/a.ts': "import { b } from '#flywheel/order/place.ts';" },
    good: { 'city/a.ts': "import { b } from '#server/main.ts';" },
  },
  {
    rule: 'appsApart',
    bad: { 'apps/ops/a.tsx': "import { B } from '../merchant/b.tsx';" },
    good: { 'apps/ops/a.tsx': "import { B } from '#ui/b.tsx';" },
  },
  {
    rule: 'privateFiles',
    bad: { 'server/flywheel/order/a.ts': "import { b } from '../offer/sql.ts';" },
    good: { 'server/flywheel/order/a.ts': "import { b } from './sql.ts';" },
  },
  {
    rule: 'declaredNeeds',
    bad: {
      'server/flywheel/offer/a.ts': "import { b } from '../order/order.ts';",
      ...modules(orderNeedsOffer),
    },
    good: {
      'server/flywheel/order/a.ts': "import { b } from '#flywheel/offer/offer.ts';",
      ...modules(orderNeedsOffer),
    },
  },
  {
    rule: 'noCircles',
    bad: modules(
      `${orderNeedsOffer}, { name: 'offer', needs: ['x'] }, { name: 'x', needs: ['order']}`,
    ),
    good: modules(`${orderNeedsOffer}, { name: 'offer', needs: [] }`),
  },
  {
    rule: 'importEndings',
    bad: { 'city/a.ts': "import { b } from './b';" },
    good: { 'city/a.ts': "import { b } from './b.ts'; import c from 'c';" },
  },
  {
    rule: 'tableOwners',
    bad: {
      ...place,
      'server/flywheel/note/sql.ts':
        "const q = db.selectFrom('note').innerJoin('storePlace as p', 'a', 'b');",
    },
    good: {
      ...place,
      'server/flywheel/place/sql-near.ts': "const q = db.selectFrom('storePlace');",
    },
  },
  {
    rule: 'tableOwners',
    bad: {
      ...place,
      'server/flywheel/place/near.ts': 'const q = sql`select 1 from store_place`;',
    },
    good: { ...place, 'server/flywheel/place/near.ts': 'const q = `from store_place`;' },
  },
  {
    rule: 'noOwnClock',
    bad: { 'city/a.ts': 'const a = new Date();' },
    good: { 'city/a.ts': "const a = new Date('2026-11-24');", 'bench/b.ts': 'new Date();' },
  },
  {
    rule: 'noOwnClock',
    bad: { 'server/flywheel/order/sql.ts': 'const q = sql`select now()`;' },
    good: { 'server/flywheel/order/sql.ts': 'const q = sql`select ${work.now}`;' },
  },
  {
    rule: 'noOwnClock',
    bad: { 'server/parties/person/a.ts': 'const a = Math.random() + Date.now();' },
    good: { 'server/parties/person/a.ts': 'const a = work.now.getTime();' },
  },
  {
    rule: 'testedRefusals',
    bad: { ...refusing, 'server/a.test.ts': "expect(a).toBe('sold');" },
    good: { ...refusing, 'server/a.test.ts': "expect(a).toBe('sold_out');" },
  },
  {
    rule: 'servedEndpoints',
    bad: { ...offering, 'server/flywheel/order/routes.ts': 'serve(payOrder, act);' },
    good: {
      ...offering,
      'server/flywheel/order/routes.ts': 'serve(terms.placeOrder, act);',
    },
  },
  {
    rule: 'fileNames',
    bad: { 'server/kit/date-utils.ts': '' },
    good: { 'server/kit/database.ts': '', 'apps/scanner/service-worker.ts': '' },
  },
  {
    rule: 'fileNames',
    bad: { 'apps/ops/PlacePage.tsx': '' },
    good: { 'apps/ops/place-page.tsx': '' },
  },
  {
    rule: 'noDefaultExports',
    bad: { 'apps/ops/a.tsx': 'export default function A() {}' },
    good: { 'apps/ops/vite.config.ts': 'export default {};' },
  },
  {
    rule: 'noBarrels',
    bad: { 'contract/parts.ts': "export * from './a.ts'; export { b } from './b.ts';" },
    good: { 'contract/parts.ts': "export { b } from './b.ts'; export const c = 1;" },
  },
  {
    rule: 'reasonedCasts',
    bad: { 'city/a.ts': '// Of the next line.\nconst x = 1;\n\nconst a = b as C;' },
    good: {
      'city/a.ts': '// The door has checked it.\nconst a = b as C;\nlet d = e as const;',
      'city/b.ts': 'f(\n  b as C,\n); // ours',
    },
  },
  {
    rule: 'noDeadCode',
    bad: { 'city/a.ts': '// const a = order(b);' },
    good: { 'city/a.ts': '// Return what was paid; the rest is the rail’s.\nreturnIt();' },
  },
  {
    rule: 'noMachinePlaces',
    bad: { 'docs/a.md': `it is in ${slash}home${slash}mei/a` },
    good: { 'docs/a.md': 'it is in /merchant/home/ and ./work/a' },
  },
  {
    rule: 'reasonedMigrations',
    bad: { 'server/migrations/0001-a.sql': 'create table a ();' },
    good: { 'server/migrations/0001-a.sql': '-- Places need a door.\ncreate table a ();' },
  },
  {
    rule: 'lastingMigrations',
    landed: { 'server/migrations/0001-a.sql': '-- one' },
    bad: { 'server/migrations/0001-a.sql': '-- two' },
    good: { 'server/migrations/0001-a.sql': '-- one', 'server/migrations/0002-b.sql': '' },
  },
  {
    rule: 'liveLinks',
    bad: { 'README.md': 'see [the words](docs/words.md)' },
    good: { 'README.md': 'see [the words](docs/words.md#a)', 'docs/words.md': '' },
  },
  {
    rule: 'wholeLock',
    bad: { 'package-lock.json': lock('node_modules/other') },
    good: { 'package-lock.json': lock('node_modules/a/node_modules/a-linux-x64') },
  },
];

function lock(held: string): string {
  const a = { version: '1.0.0', optionalDependencies: { 'a-linux-x64': '1.0.0' } };
  return JSON.stringify({
    packages: { 'node_modules/a': a, [held]: { version: '1.0.0' } },
  });
}

const broken = ({ rule, landed = {} }: Case, files: Files) => {
  const tree = {
    ...makeTree(new Map(Object.entries(files))),
    landed: (path: string) => landed[path],
  };
  return rules[rule]?.(tree).map(({ path }) => path);
};

describe.each(cases)('$rule', (each) => {
  test('fires on what it forbids', () => {
    const [first] = broken(each, each.bad) ?? [];
    expect(Object.keys(each.bad)).toContain(first);
  });

  test('is silent on what it allows', () => {
    expect(broken(each, each.good)).toEqual([]);
  });
});

test('no rule is without its control', () => {
  expect(new Set(cases.map(({ rule }) => rule))).toEqual(new Set(Object.keys(rules)));
});
