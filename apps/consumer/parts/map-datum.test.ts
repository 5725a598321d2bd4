import { describe, expect, test } from 'vitest';
import { distanceMetres } from '#contract/kit/geo.ts';
import { boxText, shiftOf } from './map-datum.ts';

const gcj02 = shiftOf('GCJ-02');
const plain = shiftOf('WGS-84');

describe('a base map in GCJ-02', () => {
  const shops = [
    { lat: 39.907348, lon: 116.391266 },
    { lat: 31.230416, lon: 121.473701 },
    { lat: 22.396428, lon: 114.109497 },
    { lat: 43.825592, lon: 87.616848 },
  ];

  test.each(shops)('draws $lat, $lon elsewhere, and a click there comes back', (shop) => {
    const drawn = gcj02.to(shop);
    expect(distanceMetres(shop, drawn)).toBeGreaterThan(100);
    expect(distanceMetres(shop, gcj02.from(drawn))).toBeLessThan(1);
  });

  test('leaves the rest of the world where it is', () => {
    const chicago = { lat: 41.88, lon: -87.63 };
    expect(gcj02.to(chicago)).toEqual(chicago);
  });
});

describe('the box that is asked about', () => {
  test('is the one on the screen', () => {
    const text = boxText({ lat: 31.2, lon: 121.4 }, { lat: 31.3, lon: 121.5 }, plain);
    expect(text).toBe('121.400000,31.200000,121.500000,31.300000');
  });

  test('may cross the date line, however often the map was turned', () => {
    const text = boxText({ lat: -18, lon: 539 }, { lat: -16, lon: 541 }, plain);
    expect(text).toBe('179.000000,-18.000000,-179.000000,-16.000000');
  });

  test('never ends beyond the globe', () => {
    const text = boxText({ lat: -80, lon: -300 }, { lat: 80, lon: 300 }, plain);
    expect(text).toBe('-180.000000,-80.000000,180.000000,80.000000');
  });

  test('of a shifted map is shifted back', () => {
    const [west = 0, south = 0] = boxText(
      gcj02.to({ lat: 31.2, lon: 121.4 }),
      gcj02.to({ lat: 31.3, lon: 121.5 }),
      gcj02,
    )
      .split(',')
      .map(Number);
    expect(
      distanceMetres({ lat: south, lon: west }, { lat: 31.2, lon: 121.4 }),
    ).toBeLessThan(1);
  });
});
