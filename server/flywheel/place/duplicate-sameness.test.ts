import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { proposeFrom, sameness } from './duplicate-sameness.ts';
import type { Comparable } from './duplicate-sameness.ts';
import { readRows } from './read-rows.ts';

const listing = (changes: Partial<Comparable>): Comparable => ({
  name: '码头面馆',
  address: null,
  phone: null,
  position: { lat: 30.25, lon: 122.2 },
  category: 'restaurant',
  cuisines: [],
  ...changes,
});
/** So many metres east of the quay. */
const east = (metres: number) => ({ lat: 30.25, lon: 122.2 + metres / 96_140 });
const isProposed = (one: Partial<Comparable>, other: Partial<Comparable>): boolean =>
  sameness(listing(one), listing(other)).score >= proposeFrom;

describe('one shop in two spellings', () => {
  it.each<[string, Partial<Comparable>, Partial<Comparable>]>([
    ['the same name at the same spot', {}, { position: east(20) }],
    ['店 or not', { name: '老王面馆' }, { name: '老王面馆店', position: east(15) }],
    ['a branch said once', { name: '肯德基' }, { name: '肯德基（人民路店）' }],
    ['half width and full', { name: 'ＫＦＣ' }, { name: 'KFC', position: east(30) }],
    ['a legal form', { name: '海风茶楼' }, { name: '海风茶楼有限公司' }],
    ['an old sign', { name: '廣東燒臘飯店' }, { name: '广东烧臘饭店', position: east(20) }],
    ['accents', { name: 'Café Zoë' }, { name: 'CAFE ZOE', position: east(25) }],
    ['a kind left out', { name: '蓝鲸咖啡' }, { name: '蓝鲸', position: east(10) }],
    [
      'a street for a St',
      { name: "Mei's", address: '12 Harbour Street', position: null },
      { name: 'Mei’s', address: '12 Harbour St.', position: null },
    ],
    [
      'a phone with and without its area',
      { name: '小码头', phone: '+865802026123', position: east(0) },
      { name: '小码头海鲜', phone: '0580-2026123', position: east(110) },
    ],
    [
      'an address with and without its city',
      { name: '灯塔书屋', address: '浙江省舟山市定海区码头路12号', position: null },
      { name: '灯塔书屋', address: '码头路 12 号', position: null },
    ],
  ])('%s', (_, one, other) => expect(isProposed(one, other)).toBe(true));
});

/** Each was somebody's wrong merge somewhere: a chain, a mall, a name everybody has. */
const hardNegatives: [string, Partial<Comparable>, Partial<Comparable>][] = [
  [
    'branches of a chain by their signs',
    { name: '肯德基（人民路店）' },
    { name: '肯德基（解放路店）', position: east(60) },
  ],
  [
    'branches of a chain by their doors',
    { name: '瑞幸咖啡', address: '码头路 1 号' },
    { name: '瑞幸咖啡', address: '码头路 88 号', position: east(300) },
  ],
  [
    'branches with one hotline',
    { name: '海底捞火锅', phone: '400-910-7107' },
    { name: '海底捞火锅', phone: '4009107107', position: east(900) },
  ],
  [
    'branches with one switchboard, streets apart',
    { name: '外婆家', phone: '0571-88888888', address: '文三路 9 号' },
    { name: '外婆家', phone: '057188888888', address: '庆春路 2 号', position: east(900) },
  ],
  [
    'branches by their numbers',
    { name: 'Kaya Toast #12' },
    { name: 'Kaya Toast #7', position: east(50) },
  ],
  [
    'another shop of the same building',
    { name: '瑞幸咖啡', address: '码头路 1 号' },
    { name: '库迪咖啡', address: '码头路 1 号', position: east(5) },
  ],
  [
    'another shop on the same switchboard',
    { name: 'Circus Buffet', phone: '702/734-0410', address: '2880 Las Vegas Blvd' },
    { name: 'The Steak House', phone: '702-734-0410', address: '2880 Las Vegas Blvd' },
  ],
  [
    'the teahouse and the noodle bar of one family',
    { name: '周记面馆', phone: '0580-2026123' },
    { name: '周记茶楼', phone: '0580-2026123', position: east(15) },
  ],
  [
    'the café and the dining room of one hotel',
    { name: 'Ritz-Carlton Cafe (Buckhead)', phone: '404-237-2700' },
    { name: 'Dining Room Ritz-Carlton Buckhead', phone: '404/237-2700' },
  ],
  [
    'a name everybody has, across the city',
    { name: '兰州拉面' },
    { name: '兰州拉面', position: east(4_000) },
  ],
  [
    'a name everybody has, two streets on',
    { name: '沙县小吃' },
    { name: '沙县小吃', position: east(350) },
  ],
  [
    'a namesake of another trade',
    { name: '小码头', category: 'restaurant' },
    { name: '小码头', category: 'beauty', position: east(110) },
  ],
  ['one letter in a short name', { name: '老王' }, { name: '小王', position: east(5) }],
  [
    'one word of two',
    { name: 'Heera of India', address: '595 Piedmont Ave' },
    { name: 'Rose of India', address: '595 Piedmont Ave' },
  ],
];

describe('what only looks alike', () => {
  it.each(hardNegatives)('%s', (_, one, other) => {
    expect(isProposed(one, other)).toBe(false);
  });

  it('is judged by the same table whichever side comes first', () => {
    for (const [, one, other] of hardNegatives) {
      const there = sameness(listing(one), listing(other)).score;
      expect(sameness(listing(other), listing(one)).score).toBe(there);
    }
  });
});

it('gives its reasons, the strongest first', () => {
  const { reasons } = sameness(
    listing({ phone: '0580-2026123' }),
    listing({ phone: '+86 580 2026123', position: east(60) }),
  );
  expect(reasons.map(({ reason }) => reason)).toEqual([
    'phone_same',
    'name_same',
    'position_near',
    'category_same',
  ]);
});

const folder = new URL('../../../../shared/data/fodors_zagats_pairs/', import.meta.url);

describe.skipIf(!existsSync(folder))('946 pairs of restaurants', () => {
  type Pair = { one: Comparable; other: Comparable; isSame: boolean };
  const bare = (text = '') => text.replace(/^['`\s]+|['\s]+$/gu, '');
  const read = (file: string): Pair[] => {
    const { rows } = readRows(readFileSync(new URL(file, folder), 'utf8'));
    return [...rows].map(({ cells }) => {
      const side = (of: string): Comparable => ({
        name: bare(cells[`${of}_name`]),
        address: bare(cells[`${of}_addr`]),
        phone: bare(cells[`${of}_phone`]),
        position: null,
        category: null,
        cuisines: bare(cells[`${of}_type`])
          .split(/[/()\s]+/u)
          .filter(Boolean),
      });
      return { one: side('l'), other: side('r'), isSame: cells['label'] === '1' };
    });
  };
  const blind = (place: Comparable): Comparable => ({ ...place, phone: null });
  const measure = (pairs: Pair[]) => {
    const found = pairs.filter(
      ({ one, other }) => sameness(one, other).score >= proposeFrom,
    );
    const right = found.filter(({ isSame }) => isSame).length;
    const precision = right / found.length;
    const recall = right / pairs.filter(({ isSame }) => isSame).length;
    return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
  };
  const without = (pairs: Pair[]) =>
    pairs.map((pair) => ({ ...pair, one: blind(pair.one), other: blind(pair.other) }));

  it.each(['train.csv', 'valid.csv'])(
    '%s: a wrong merge is worse than a missed one',
    (file) => {
      const measured = measure(read(file));
      console.info(file, measured);
      expect(measured.f1).toBeGreaterThanOrEqual(0.95);
      expect(measured.precision).toBeGreaterThanOrEqual(measured.recall);
    },
  );

  it.each(['train.csv', 'valid.csv'])('%s: stands without the phone', (file) => {
    const measured = measure(without(read(file)));
    console.info(file, 'without phone', measured);
    expect(measured.f1).toBeGreaterThanOrEqual(0.9);
    expect(measured.precision).toBeGreaterThanOrEqual(0.98);
  });
});
