import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { boxHolds, metresBetween } from '#contract/kit/geo.ts';
import type { GeoBox, GeoPoint } from '#contract/kit/geo.ts';
import { makeRandom } from '#city/random.ts';
import { Tree } from './tree.ts';

/** Points of the real world, six hundred thousand of them, against measuring each one. */
const data = new URL('../../../../../shared/data/', import.meta.url);
const linesOf = (name: string): string[] =>
  gunzipSync(readFileSync(new URL(name, data)))
    .toString()
    .split('\n')
    .filter((line) => line !== '');

type Pin = GeoPoint & { kind: string };
const isPin = ({ lat, lon }: Pin) => Math.abs(lat) <= 90 && Math.abs(lon) <= 180;

const postal = (): Pin[] =>
  linesOf('geonames_postal_points/points.csv.gz')
    .slice(1)
    .map((line) => {
      const parts = line.split(',');
      return {
        lat: Number(parts.at(-2)),
        lon: Number(parts.at(-1)),
        kind: line.slice(0, 2),
      };
    })
    .filter(isPin);
const charging = (): Pin[] =>
  linesOf('osm_charging_poi/poi.jsonl.gz')
    .map((line): Pin => {
      const row: { lat: number; lon: number; operator: string } = JSON.parse(line);
      return { lat: row.lat, lon: row.lon, kind: row.operator };
    })
    .filter(isPin);
const shops = (name: string): Pin[] =>
  linesOf(`osm_poi_cities/${name}`)
    .map((line): Pin => {
      const found = /POINT \((\S+) (\S+)\),([^,]*)/.exec(line);
      return { lon: Number(found?.[1]), lat: Number(found?.[2]), kind: found?.[3] ?? '' };
    })
    .filter(isPin);

type Asked = { from: GeoPoint; k: number; box?: GeoBox; kind?: string };
const byTree = (tree: Tree, pins: readonly Pin[], { from, k, box, kind }: Asked) => {
  const found: number[] = [];
  tree.search({
    from,
    radiusMetres: Number.POSITIVE_INFINITY,
    box: box ?? null,
    reach: (_bound, metres) => -metres,
    score: (no, metres) => (kind && pins[no]?.kind !== kind ? undefined : -metres),
    take: (no) => found.push(no) < k,
    present: null,
    compare: (one, other) => one - other,
  });
  return found;
};
const byHand = (pins: readonly Pin[], { from, k, box, kind }: Asked) => {
  let best: { no: number; metres: number }[] = [];
  for (const [no, pin] of pins.entries()) {
    if (kind && pin.kind !== kind) continue;
    if (box && !boxHolds(box, pin)) continue;
    const metres = metresBetween(from.lat, from.lon, pin.lat, pin.lon);
    if (best.length === k && metres >= (best[k - 1]?.metres ?? 0)) continue;
    best = [...best, { no, metres }]
      .toSorted((one, other) => one.metres - other.metres || one.no - other.no)
      .slice(0, k);
  }
  return best.map(({ no }) => no);
};

const growTree = (pins: readonly Pin[]): Tree => {
  const tree = new Tree();
  pins.forEach((pin, no) => tree.insert(no, pin, 1));
  return tree;
};

/** On top of points, beside them, anywhere, at the date line and at both poles. */
const placesToAsk = (pins: readonly Pin[], seed: number, count: number): GeoPoint[] => {
  const random = makeRandom(seed);
  const some = Array.from({ length: count }, () => {
    const { lat, lon } = pins[Math.floor(random.next() * pins.length)] ?? {
      lat: 0,
      lon: 0,
    };
    const aside = random.next() < 0.5 ? 0 : 0.05;
    return {
      lat: Math.min(90, lat + random.next() * aside),
      lon: lon + random.next() * aside,
    };
  });
  const anywhere = Array.from({ length: 6 }, () => ({
    lat: random.next() * 180 - 90,
    lon: random.next() * 360 - 180,
  }));
  return [
    ...some.map(({ lat, lon }) => ({ lat, lon: Math.min(180, lon) })),
    ...anywhere,
    { lat: -17, lon: 179.999 },
    { lat: 65, lon: -180 },
    { lat: 52, lon: 180 },
    { lat: 89.9, lon: 10 },
    { lat: -90, lon: 0 },
  ];
};
const boxesAround = ({ lat, lon }: GeoPoint): GeoBox[] => [
  { south: lat - 0.1, north: lat + 0.1, west: lon - 0.1, east: lon + 0.1 },
  { south: -30, north: 70, west: 170, east: -170 },
];

describe.skipIf(!existsSync(data))('points of the real world', () => {
  it.each([
    ['postal codes of the world', postal, 14],
    ['charging points', charging, 60],
    ['shops of Chicago', () => shops('chicago-2017.csv.gz'), 100],
    ['shops of Melbourne', () => shops('melbourne-2017.csv.gz'), 100],
  ] as const)(
    '%s: nearest, in a box and of a kind',
    (_, read, count) => {
      const pins = read();
      expect(pins.length).toBeGreaterThan(2_000);
      const tree = growTree(pins);
      for (const from of placesToAsk(pins, pins.length, count)) {
        const kind = pins[Math.floor(Math.abs(from.lat * 997)) % pins.length]?.kind ?? '';
        const asks: Asked[] = [
          { from, k: 50 },
          { from, k: 20, kind },
          ...boxesAround(from).map((box) => ({ from, k: 30, box })),
        ];
        for (const ask of asks) expect(byTree(tree, pins, ask)).toEqual(byHand(pins, ask));
      }
    },
    120_000,
  );
});
