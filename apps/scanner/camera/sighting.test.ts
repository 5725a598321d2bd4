import { expect, test } from 'vitest';
import { makeSighting } from './sighting.ts';

test('a code held before the camera is new once', () => {
  const sighting = makeSighting();
  const seen = [0, 40, 900, 2_000, 4_000].map((atMs) => sighting.isNew('a', atMs));
  expect(seen).toEqual([true, false, false, false, false]);
});

test('taken away and held up again, it is new again', () => {
  const sighting = makeSighting();
  sighting.isNew('a', 0);
  expect(sighting.isNew('a', 2_600)).toBe(true);
});

test('another code is new at once', () => {
  const sighting = makeSighting();
  sighting.isNew('a', 0);
  expect(sighting.isNew('b', 40)).toBe(true);
});

test('what still lies there when the verdict is put away is not taken twice', () => {
  const sighting = makeSighting();
  sighting.isNew('a', 0);
  sighting.resume(20_000);
  expect([20_050, 22_000, 24_000].map((atMs) => sighting.isNew('a', atMs))).toEqual([
    false,
    false,
    false,
  ]);
});
