import { expect, test } from 'vitest';
import { bunchUp } from './pins.ts';

const reach = { x: 60, y: 30 };

test('spots apart stay apart', () => {
  const spots = [
    { x: 0, y: 0, item: 'a' },
    { x: 61, y: 0, item: 'b' },
  ];
  expect(bunchUp(spots, reach)).toEqual([
    { x: 0, y: 0, items: ['a'] },
    { x: 61, y: 0, items: ['b'] },
  ]);
});

test('a bunch stands where its best spot is', () => {
  const spots = [
    { x: 10, y: 10, item: 'best' },
    { x: 50, y: 20, item: 'next' },
    { x: 65, y: 10, item: 'c' },
  ];
  expect(bunchUp(spots, reach)).toEqual([{ x: 10, y: 10, items: ['best', 'next', 'c'] }]);
});

test('nobody is lost or counted twice', () => {
  const spots = Array.from({ length: 100 }, (_, item) => ({
    x: (item * 37) % 390,
    y: (item * 91) % 600,
    item,
  }));
  const items = bunchUp(spots, reach).flatMap((bunch) => bunch.items);
  expect(items.toSorted((a, b) => a - b)).toEqual(spots.map(({ item }) => item));
});
