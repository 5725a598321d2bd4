import { posix } from 'node:path';
import {
  findAll,
  listOf,
  textOf,
  type Code,
  type Problem,
  type Rule,
  type Tree,
} from './tree.ts';

const aliases: Record<string, string> = {
  '#contract/': 'contract/',
  '#kit/': 'server/kit/',
  '#parties/': 'server/parties/',
  '#flywheel/': 'server/flywheel/',
  '#server/': 'server/',
  '#ui/': 'apps/ui/',
  '#city/': 'city/',
};

/** Each import of our own files, with both ends as paths from the root. */
function arrows(tree: Tree): { code: Code; path: string; to: string; line: number }[] {
  return tree.code.flatMap((code) =>
    code.imports.flatMap(({ from, line }) => {
      const to = resolve(code.path, from);
      return to === undefined ? [] : [{ code, path: code.path, to, line }];
    }),
  );
}

function resolve(path: string, from: string): string | undefined {
  if (from.startsWith('.')) return posix.join(posix.dirname(path), from);
  const alias = Object.keys(aliases).find((prefix) => from.startsWith(prefix));
  return alias === undefined ? undefined : aliases[alias] + from.slice(alias.length);
}

const isTest = (path: string) =>
  /\.test\.tsx?$/.test(path) || path.startsWith('server/test/');
const moduleOf = (path: string) =>
  /^server\/(?:flywheel|parties)\/([a-z-]+)\//.exec(path)?.[1];

// contract ← server/kit ← parties ← flywheel ← main, and contract ← apps, city, bench. With
// arrows both ways nothing could be understood, tested or moved alone.
const outside = /^(?:contract|city|bench|tools|server\/kit)\/|^server\/[a-z-]+\.ts$/;
const pure = /\/(?:search|street|quote)\//;
const mayImport: { in: RegExp; only: RegExp; says: string }[] = [
  { in: /^contract\//, only: /^contract\//, says: 'the contract imports nothing of ours' },
  {
    in: /^server\/kit\//,
    only: /^(?:contract|server\/kit)\//,
    says: 'the kit knows the contract and itself, no business',
  },
  {
    in: /^server\/parties\//,
    only: /^(?:contract|server\/kit|server\/parties)\//,
    says: 'parties never need the flywheel',
  },
  {
    in: /^server\/flywheel\//,
    only: /^(?:contract|server\/(?:kit|parties|flywheel))\//,
    says: 'the flywheel imports contract, kit, parties and itself',
  },
  {
    in: /^server\//,
    only: /^(?:contract|server)\//,
    says: 'the server imports server and contract',
  },
  {
    in: /^apps\/ui\//,
    only: /^(?:contract|apps\/ui)\//,
    says: 'the ui knows the contract and itself',
  },
  {
    in: /^apps\//,
    only: /^(?:contract|apps)\//,
    says: 'an app speaks to the server through the contract',
  },
  {
    in: /^(?:city|bench)\//,
    // What is pure is also measured without a server around it.
    only: new RegExp(`${outside.source}|${pure.source}`),
    says: 'city and bench may start the server and otherwise use the contract',
  },
];

export const importDirection: Rule = (tree) =>
  arrows(tree).flatMap(({ path, to, line }): Problem[] => {
    if (isTest(path)) return [];
    const law = mayImport.find((each) => each.in.test(path));
    if (!law || law.only.test(to)) return [];
    return [{ path, line, says: `${law.says}: not ${to}` }];
  });

// One app in another's clothes cannot be shipped alone; what two of them need is in ui.
export const appsApart: Rule = (tree) =>
  arrows(tree).flatMap(({ path, to, line }): Problem[] => {
    const [mine, theirs] = [path, to].map((each) => /^apps\/([a-z]+)\//.exec(each)?.[1]);
    if (!mine || !theirs || theirs === 'ui' || mine === theirs) return [];
    return [{ path, line, says: `apps share what is in apps/ui, not ${to}` }];
  });

// A module's queries and addresses are its own; from outside one asks its verbs.
export const privateFiles: Rule = (tree) =>
  arrows(tree).flatMap(({ path, to, line }): Problem[] => {
    const owner = moduleOf(to);
    const isPrivate = /\/(?:sql(?:-[a-z-]+)?|routes)\.ts$/.test(to);
    if (!owner || !isPrivate || moduleOf(path) === owner || isTest(path)) return [];
    return [{ path, line, says: `${to} is private to ${owner}: use one of its verbs` }];
  });

type Needs = Map<string, { needs: string[]; line: number }>;
const registry = 'server/modules.ts';

/** Reads `{ name: 'order', needs: ['offer'] }` from the list of modules. */
function readNeeds(tree: Tree): Needs {
  const file = tree.code.find(({ path }) => path === registry);
  const needs: Needs = new Map();
  if (!file) return needs;
  for (const object of findAll(file.program, 'ObjectExpression')) {
    const parts = new Map(
      listOf(object, 'properties').map((each) => [textOf(each['key']), each['value']]),
    );
    const name = textOf(parts.get('name'));
    const list = parts.get('needs');
    if (name === undefined || typeof list !== 'object' || list === null) continue;
    const names = listOf({ type: '', start: 0, end: 0, ...list }, 'elements').map(textOf);
    const said = names.filter((each) => each !== undefined);
    needs.set(name, { needs: said, line: file.lineOf(object.start) });
  }
  return needs;
}

// A need is a call inside the same transaction; undeclared ones are how a monolith knots
// up.
export const declaredNeeds: Rule = (tree) => {
  const needs = readNeeds(tree);
  return arrows(tree).flatMap(({ path, to, line }): Problem[] => {
    const [mine, theirs] = [moduleOf(path), moduleOf(to)];
    if (!mine || !theirs || mine === theirs || isTest(path)) return [];
    if (needs.get(mine)?.needs.includes(theirs)) return [];
    return [{ path, line, says: `${mine} does not declare that it needs ${theirs}` }];
  });
};

// Modules in a circle are one module with several names.
export const noCircles: Rule = (tree) => {
  const needs = readNeeds(tree);
  const reaches = (from: string, goal: string, seen: Set<string>): boolean =>
    (needs.get(from)?.needs ?? []).some((next) => {
      if (next === goal) return true;
      if (seen.has(next)) return false;
      return reaches(next, goal, seen.add(next));
    });
  return [...needs].flatMap(([name, { line }]): Problem[] =>
    reaches(name, name, new Set())
      ? [{ path: registry, line, says: `${name} needs itself by way of others` }]
      : [],
  );
};

// Node runs these files as they stand, and it looks for exactly the file that is named.
export const importEndings: Rule = (tree) =>
  arrows(tree).flatMap(({ path, to, line }): Problem[] =>
    /\.[a-z0-9]+(?:\?[a-z]+)?$/.test(to)
      ? []
      : [{ path, line, says: `an import names its file with the ending: ${to}` }],
  );
