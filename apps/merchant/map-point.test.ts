import { expect, test } from 'vitest';
import { pointOf, typedPoint } from './map-point.ts';

test.each([
  ['31.2304, 121.4737', { lat: 31.2304, lon: 121.4737 }],
  ['31.2304 121.4737', { lat: 31.2304, lon: 121.4737 }],
  [' 31，121 ', { lat: 31, lon: 121 }],
  ['-33.86, 151.2', { lat: -33.86, lon: 151.2 }],
  ['121.4737, 31.2304', null],
  ['31.2304', null],
  ['somewhere, here', null],
  ['', null],
])('%s', (typed, point) => {
  expect(pointOf(typed)).toEqual(point);
});

test('what the phone says is read back', () => {
  expect(pointOf(typedPoint({ lat: 31.23041678, lon: 121.47370123 }))).toEqual({
    lat: 31.230417,
    lon: 121.473701,
  });
});
