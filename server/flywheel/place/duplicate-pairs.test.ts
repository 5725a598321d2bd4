import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duplicatePairs } from './duplicate-pairs.ts';
import type { Listing } from './duplicate-pairs.ts';
import { proposeFrom, sameness } from './duplicate-sameness.ts';

const listing = (id: string, changes: Partial<Listing> = {}): Listing => ({
  id,
  source: 'osm',
  name: '码头面馆',
  address: null,
  phone: null,
  position: { lat: 30.25, lon: 122.2 },
  category: 'restaurant',
  cuisines: [],
  ...changes,
});
const near = (metres: number) => ({ lat: 30.25, lon: 122.2 + metres / 96_140 });
const idsOf = (fresh: Listing[], rivals: Listing[]) =>
  duplicatePairs(fresh, rivals).map(({ oneId, otherId }) => [oneId, otherId]);

describe('pairs worth a look', () => {
  it('are of different sources', () => {
    const twice = [listing('a'), listing('b')];
    expect(idsOf(twice, twice)).toEqual([]);
    expect(idsOf([listing('c', { source: 'guide' })], twice)).toEqual([['c', 'a']]);
  });

  it('are the nearest branches of a chain that stands close', () => {
    const osm = [listing('a'), listing('b', { position: near(70) })];
    const guide = [10, 65].map((metres) =>
      listing(`g${metres}`, { source: 'guide', position: near(metres) }),
    );
    expect(idsOf(guide, osm)).toEqual([
      ['g10', 'a'],
      ['g65', 'b'],
    ]);
  });

  it('come once when both are new', () => {
    const both = [listing('a'), listing('b', { source: 'guide' })];
    expect(idsOf(both, both)).toHaveLength(1);
  });

  it('are found across the date line and near a pole', () => {
    for (const lat of [0, 30.25, 71, 89.99]) {
      const west = listing('w', { position: { lat, lon: 179.9999 } });
      const east = listing('e', { source: 'guide', position: { lat, lon: -179.9999 } });
      expect(idsOf([east], [west])).toEqual([['e', 'w']]);
    }
  });
});

const names = [
  '码头面馆',
  '码头面馆（东店）',
  '海风茶楼',
  '海风',
  'Grill',
  'Grill on the Alley',
  'Lulu',
  'Lulus',
  "Mei's Kitchen",
  'Meis Kitchen',
  'Carnegie Deli',
  'Carnegy Delicatessen',
];
const anyListing = (source: string, count: number) =>
  fc
    .array(
      fc.record({
        name: fc.constantFrom(...names),
        metres: fc.integer({ min: 0, max: 600 }),
      }),
      { maxLength: count },
    )
    .map((made) =>
      made.map(({ name, metres }, no) =>
        listing(`${source}${no}`, { source, name, position: near(metres) }),
      ),
    );

it('miss nothing that comparing all with all would find', () => {
  fc.assert(
    fc.property(anyListing('guide', 6), anyListing('osm', 8), (fresh, rivals) => {
      const found = new Set(duplicatePairs(fresh, rivals).map(({ oneId }) => oneId));
      const all = fresh.filter((one) =>
        rivals.some((other) => sameness(one, other).score >= proposeFrom),
      );
      expect([...found].toSorted()).toEqual(all.map(({ id }) => id).toSorted());
    }),
    { seed: 20_261_124, numRuns: 300 },
  );
});

/** A city of `count` shops, a tenth of them branches, on a square of so many metres. */
const makeCity = (source: string, count: number, seed: number): Listing[] => {
  const random = fc.sample(fc.integer({ min: 0, max: 2 ** 30 }), { seed, numRuns: count });
  const side = Math.sqrt(count / 1_000) * 0.01;
  return random.map((number, no) => {
    const chain = number % 10 === 0;
    const name = chain
      ? `肯德基`
      : `${shopName(number)}${['面馆', '茶楼', '超市'][no % 3]}`;
    const lat = 30 + ((number % 10_007) / 10_007) * side;
    const lon = 122 + ((number % 9_973) / 9_973) * side;
    return listing(`${source}${no}`, { source, name, position: { lat, lon } });
  });
};
const shopName = (number: number): string =>
  [number % 89, Math.floor(number / 89) % 97]
    .map((at) => String.fromCodePoint(0x4e00 + at * 31))
    .join('');

it('cost seconds for a city of 100,000 and a second source, and grow with its size', () => {
  const secondsFor = (count: number): number => {
    const [osm, guide] = [makeCity('osm', count, 7), makeCity('guide', count, 8)];
    // The processor's time, since a busy machine says nothing of the work.
    const started = process.cpuUsage();
    const pairs = duplicatePairs(guide, osm);
    const seconds = process.cpuUsage(started).user / 1_000_000;
    console.info(count, 'places twice:', seconds.toFixed(2), 's,', pairs.length, 'pairs');
    return seconds;
  };
  secondsFor(2_000);
  const small = secondsFor(20_000);
  const large = secondsFor(100_000);
  expect(large).toBeLessThan(30);
  // Five times the places; all with all would be twenty-five times the work.
  expect(large / small).toBeLessThan(15);
}, 120_000);
