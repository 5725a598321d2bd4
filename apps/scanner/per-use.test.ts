import { expect, test } from 'vitest';
import { perUse } from './per-use.ts';

const bowls = (count: number) => ({ name: '海鲜面', count, priceFen: 3_200 });

test('a meal is handed over whole', () => {
  expect(perUse({ usesTotal: 1, items: [bowls(2)] })).toEqual({
    whole: false,
    items: [{ name: '海鲜面', count: 2 }],
  });
});

test('a card of ten bowls is one bowl a time', () => {
  expect(perUse({ usesTotal: 10, items: [bowls(10)] }).items).toEqual([
    { name: '海鲜面', count: 1 },
  ]);
});

test('what does not divide is told as the whole card', () => {
  expect(perUse({ usesTotal: 3, items: [bowls(6), bowls(1)] })).toEqual({
    whole: true,
    items: [
      { name: '海鲜面', count: 6 },
      { name: '海鲜面', count: 1 },
    ],
  });
});
