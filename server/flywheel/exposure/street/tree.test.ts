import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxHolds, distanceMetres } from '#contract/kit/geo.ts';
import type { GeoBox, GeoPoint } from '#contract/kit/geo.ts';
import { Tree } from './tree.ts';

const nearest = (
  tree: Tree,
  from: GeoPoint,
  k: number,
  within: { radiusMetres?: number; box?: GeoBox | null } = {},
): number[] => {
  const found: number[] = [];
  tree.search({
    from,
    radiusMetres: within.radiusMetres ?? Number.POSITIVE_INFINITY,
    box: within.box ?? null,
    reach: (_bound, metres) => -metres,
    score: (_no, metres) => -metres,
    take: (no) => found.push(no) < k,
    present: null,
    compare: (one, other) => one - other,
  });
  return found.slice(0, k);
};

type Pin = { no: number; point: GeoPoint };
const byHand = (pins: readonly Pin[], from: GeoPoint, k: number): number[] =>
  pins
    .map(({ no, point }) => ({ no, metres: distanceMetres(from, point) }))
    .toSorted((one, other) => one.metres - other.metres || one.no - other.no)
    .slice(0, k)
    .map(({ no }) => no);

// A tenth of a millionth of a degree is a centimetre: nobody knows a place any better.
const degrees = (min: number, max: number) =>
  fc.integer({ min: min * 1e7, max: max * 1e7 }).map((steps) => steps / 1e7);
const lat = fc.oneof(
  degrees(-90, 90),
  degrees(31.2, 31.21),
  fc.constantFrom(-90, 90, 89.9999, 0),
);
const lon = fc.oneof(
  degrees(-180, 180),
  degrees(121.4, 121.41),
  fc.constantFrom(-180, 180, 179.9999, -179.9999, 0),
);
const point = fc.record({ lat, lon });
const growTree = (points: readonly GeoPoint[]) => {
  const tree = new Tree();
  points.forEach((each, no) => tree.insert(no, each, 1));
  return { tree, pins: points.map((each, no) => ({ no, point: each })) };
};

describe('the nearest of a tree', () => {
  it('are those of measuring every point, anywhere on the globe', () => {
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 150, maxLength: 300 }),
        point,
        (points, from) => {
          const { tree, pins } = growTree(points);
          expect(nearest(tree, from, 12)).toEqual(byHand(pins, from, 12));
        },
      ),
      { numRuns: 100, endOnFailure: true },
    );
  });

  it('stay so while points move and go', () => {
    const moves = fc.array(fc.tuple(fc.nat(79), fc.option(point)), { maxLength: 120 });
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 80, maxLength: 80 }),
        moves,
        point,
        (points, changes, from) => {
          const { tree, pins } = growTree(points);
          const left = new Map(pins.map((pin) => [pin.no, pin.point]));
          for (const [no, to] of changes) {
            tree.remove(no);
            left.delete(no);
            if (to) tree.insert(no, to, 1);
            if (to) left.set(no, to);
          }
          const rest = [...left].map(([no, at]) => ({ no, point: at }));
          expect(nearest(tree, from, 10)).toEqual(byHand(rest, from, 10));
        },
      ),
      { numRuns: 100, endOnFailure: true },
    );
  });

  it('in a box are those that the box holds, across the date line too', () => {
    const box = fc.record({ south: lat, north: lat, west: lon, east: lon });
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 100, maxLength: 200 }),
        point,
        box,
        (points, from, held) => {
          const { tree, pins } = growTree(points);
          const inside = pins.filter((pin) => boxHolds(held, pin.point));
          expect(nearest(tree, from, 150, { box: held })).toEqual(
            byHand(inside, from, 150),
          );
        },
      ),
      { numRuns: 100, endOnFailure: true },
    );
  });

  it('within a radius are those that are no farther', () => {
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 100, maxLength: 200 }),
        point,
        fc.nat(20_000_000),
        (points, from, radiusMetres) => {
          const { tree, pins } = growTree(points);
          const close = pins.filter(
            (pin) => distanceMetres(from, pin.point) <= radiusMetres,
          );
          expect(nearest(tree, from, 150, { radiusMetres })).toEqual(
            byHand(close, from, 150),
          );
        },
      ),
      { numRuns: 100, endOnFailure: true },
    );
  });
});

describe('the best of a tree', () => {
  it('are those of scoring every point, whatever became of their bounds', () => {
    const worth = fc.integer({ min: 1, max: 2_000 }).map((some) => some / 1_000);
    const pin = fc.tuple(point, worth, fc.option(worth));
    fc.assert(
      fc.property(
        fc.array(pin, { minLength: 150, maxLength: 300 }),
        point,
        (pins, from) => {
          const tree = new Tree();
          const worths = pins.map(([at, first, later], no) => {
            tree.insert(no, at, first);
            if (later !== null) tree.rebound(no, later);
            return later ?? first;
          });
          const decay = (metres: number) => 2 ** (-metres / 800_000);
          const found: number[] = [];
          tree.search({
            from,
            radiusMetres: Number.POSITIVE_INFINITY,
            box: null,
            reach: (bound, metres) => bound * decay(metres),
            score: (no, metres) => (worths[no] ?? 0) * decay(metres),
            take: (no) => found.push(no) < 10,
            present: null,
            compare: (one, other) => one - other,
          });
          const expected = pins
            .map(([at], no) => ({ no, metres: distanceMetres(from, at) }))
            .map(({ no, metres }) => ({
              no,
              metres,
              score: (worths[no] ?? 0) * decay(metres),
            }))
            .toSorted((a, b) => b.score - a.score || a.metres - b.metres || a.no - b.no);
          expect(found.slice(0, 10)).toEqual(expected.slice(0, 10).map(({ no }) => no));
        },
      ),
      { numRuns: 100, endOnFailure: true },
    );
  });
});

it('a number that was skipped is in no leaf, however the table grew', () => {
  const tree = new Tree();
  tree.insert(200, { lat: 30, lon: 122 }, 1);
  for (let no = 0; no < 200; no += 1) tree.remove(no);
  expect(nearest(tree, { lat: 30, lon: 122 }, 5)).toEqual([200]);
});
