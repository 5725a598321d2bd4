import { expect, test } from 'vitest';
import { makeRandom } from './random.ts';

const draws = (seed: number | string, count = 5) => {
  const random = makeRandom(seed);
  return Array.from({ length: count }, () => random.int(0, 999_999));
};

test('the same seed draws the same numbers on every machine', () => {
  expect(draws(7)).toEqual(draws(7));
  expect(draws(7)).toEqual([454811, 164317, 362591, 533781, 937711]);
});

test('another seed draws other numbers', () => {
  expect(draws(7)).not.toEqual(draws(8));
});

test('a named stream does not care what was drawn before', () => {
  const fresh = makeRandom(7).stream('shops').next();
  const used = makeRandom(7);
  used.next();
  expect(used.stream('shops').next()).toBe(fresh);
  expect(used.stream('streets').next()).not.toBe(fresh);
});

test('whole numbers reach both ends and nothing beyond', () => {
  const random = makeRandom(1);
  const seen = new Set(Array.from({ length: 300 }, () => random.int(3, 6)));
  expect([...seen].sort((a, b) => a - b)).toEqual([3, 4, 5, 6]);
});

test('weights decide how often an item comes up', () => {
  const random = makeRandom(2);
  const picks = Array.from({ length: 4000 }, () =>
    random.weighted([['often', 3] as const, ['rare', 1] as const]),
  );
  const often = picks.filter((pick) => pick === 'often').length;
  expect(often / 4000).toBeGreaterThan(0.7);
  expect(often / 4000).toBeLessThan(0.8);
});

test('a shuffle keeps every item', () => {
  const items = Array.from({ length: 50 }, (_, index) => index);
  const mixed = makeRandom(3).shuffle(items);
  expect(mixed).not.toEqual(items);
  expect([...mixed].sort((a, b) => a - b)).toEqual(items);
});
