import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fromBd09, fromDatum, fromGcj02, isInChina, toBd09, toGcj02 } from './datum.ts';
import { boxAround, boxHolds, distanceMetres, walkingMinutes } from './geo.ts';
import type { GeoPoint } from './geo.ts';

const shanghai = { lat: 31.2304, lon: 121.4737 };
const melbourne = { lat: -37.8136, lon: 144.9631 };

describe('distance', () => {
  test('a degree of latitude is 111.2 km everywhere', () => {
    for (const lat of [0, 31, 88]) {
      const metres = distanceMetres({ lat, lon: 9 }, { lat: lat + 1, lon: 9 });
      expect(metres).toBeCloseTo(111_195, -1);
    }
  });

  test('two sides of the date line are neighbours', () => {
    const metres = distanceMetres({ lat: 0, lon: 179.999 }, { lat: 0, lon: -179.999 });
    expect(metres).toBeCloseTo(222.4, 0);
  });

  test('a walk takes at least a minute', () => {
    expect([0, 80, 750, 1_500].map(walkingMinutes)).toEqual([1, 1, 10, 20]);
  });
});

describe('box around a point', () => {
  const circle = (centre: GeoPoint, radiusMetres: number) =>
    Array.from({ length: 72 }, (_, i) => pointAt(centre, radiusMetres * 0.9999, i * 5));

  test('holds its circle wherever the centre is', () => {
    for (const lat of [-89.99, -89, -60, 0, 31, 66, 89, 89.99]) {
      for (const lon of [-180, -179.99, -1, 0, 121, 179.99, 180]) {
        for (const radius of [50, 3_000, 200_000]) {
          const box = boxAround({ lat, lon }, radius);
          const outside = circle({ lat, lon }, radius).filter((p) => !boxHolds(box, p));
          expect(outside, `${lat} ${lon} ${radius}`).toEqual([]);
        }
      }
    }
  });

  test('is tight: a tenth further out is not inside everywhere', () => {
    const box = boxAround(shanghai, 3_000);
    const beyond = [0, 90, 180, 270].map((bearing) => pointAt(shanghai, 3_300, bearing));
    expect(beyond.some((point) => boxHolds(box, point))).toBe(false);
  });

  test('crosses the date line with west beyond east', () => {
    const box = boxAround({ lat: -17, lon: 179.99 }, 5_000);
    expect(box.west).toBeGreaterThan(box.east);
    expect(boxHolds(box, { lat: -17, lon: -179.99 })).toBe(true);
    expect(boxHolds(box, { lat: -17, lon: 0 })).toBe(false);
  });

  test('over a pole is a cap of every longitude', () => {
    const box = boxAround({ lat: 89.999, lon: 10 }, 1_000);
    expect(box).toMatchObject({ north: 90, west: -180, east: 180 });
  });
});

describe('Chinese datums', () => {
  test('the three published points of the formula are met', () => {
    const published = [
      [31.1774276, 121.5272106, 31.17530398364597, 121.531541859215],
      [22.543847, 113.912316, 22.540796131694766, 113.9171764808363],
      [39.911954, 116.377817, 39.91334545536069, 116.38404722455657],
    ] as const;
    for (const [lat, lon, gcjLat, gcjLon] of published) {
      const miss = distanceMetres(toGcj02({ lat, lon }), { lat: gcjLat, lon: gcjLon });
      expect(miss).toBeLessThan(0.01);
    }
  });

  test('there and back ends within a centimetre', () => {
    for (const point of [shanghai, { lat: 43.8, lon: 87.6 }, { lat: 22.3, lon: 114.17 }]) {
      expect(distanceMetres(point, fromGcj02(toGcj02(point)))).toBeLessThan(0.01);
      expect(distanceMetres(point, fromBd09(toBd09(point)))).toBeLessThan(0.01);
      expect(distanceMetres(point, toBd09(point))).toBeGreaterThan(100);
    }
  });

  test('outside China nothing moves', () => {
    const abroad = [
      melbourne,
      { lat: 41.88, lon: -87.63 },
      { lat: 37.57, lon: 126.98 },
      { lat: 21.03, lon: 105.85 },
      { lat: 28.61, lon: 77.21 },
      { lat: 47.92, lon: 106.92 },
      { lat: 43.12, lon: 131.89 },
      { lat: 34.69, lon: 135.5 },
      { lat: 27.71, lon: 85.32 },
      { lat: 14.6, lon: 120.98 },
      { lat: 1.29, lon: 103.85 },
      { lat: 48.48, lon: 135.07 },
    ];
    for (const point of abroad) {
      expect(isInChina(point)).toBe(false);
      for (const move of [toGcj02, toBd09, fromGcj02, fromBd09]) {
        expect(move(point)).toBe(point);
      }
    }
  });

  test('a file says its datum by name', () => {
    expect(fromDatum('WGS-84', shanghai)).toBe(shanghai);
    expect(fromDatum('GCJ-02', toGcj02(shanghai)).lat).toBeCloseTo(shanghai.lat, 7);
    expect(fromDatum('BD-09', toBd09(shanghai)).lon).toBeCloseTo(shanghai.lon, 7);
  });
});

const data = new URL('../../../shared/data/', import.meta.url);
const reference = new URL('china_coord_reference/points.json', data);

describe.skipIf(!existsSync(reference))('330 Chinese cities', () => {
  type Pair = [number, number];
  type City = { coords: { WGS84: Pair; GCJ02: Pair; BD09: Pair } };
  const load = (): City[] => JSON.parse(readFileSync(reference, 'utf8'));
  const at = ([lon, lat]: Pair): GeoPoint => ({ lat, lon });

  test('every conversion lands within a metre', () => {
    const cities = load();
    expect(cities).toHaveLength(330);
    for (const { coords } of cities) {
      const [wgs, gcj, bd] = [at(coords.WGS84), at(coords.GCJ02), at(coords.BD09)];
      expect(isInChina(wgs)).toBe(true);
      expect(distanceMetres(toGcj02(wgs), gcj)).toBeLessThan(1);
      expect(distanceMetres(toBd09(wgs), bd)).toBeLessThan(1);
      expect(distanceMetres(fromGcj02(gcj), wgs)).toBeLessThan(1);
      expect(distanceMetres(fromBd09(bd), wgs)).toBeLessThan(1);
    }
  });
});

const pointAt = (from: GeoPoint, metres: number, bearing: number): GeoPoint => {
  const angle = metres / 6_371_008.8;
  const turn = (bearing * Math.PI) / 180;
  const lat = (from.lat * Math.PI) / 180;
  const toLat = Math.asin(
    Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(turn),
  );
  const toLon = Math.atan2(
    Math.sin(turn) * Math.sin(angle) * Math.cos(lat),
    Math.cos(angle) - Math.sin(lat) * Math.sin(toLat),
  );
  const lon = from.lon + (toLon * 180) / Math.PI;
  return { lat: (toLat * 180) / Math.PI, lon: ((lon + 540) % 360) - 180 };
};
