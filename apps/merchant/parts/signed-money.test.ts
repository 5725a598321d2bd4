import { expect, test } from 'vitest';
import { percentOf, signedMoney } from './signed-money.ts';

test.each([
  [9_450, '¥94.50'],
  [10_000, '¥100'],
  [0, '¥0'],
  [-305, '−¥3.05'],
])('%d fen is written %s', (fen, written) => {
  expect(signedMoney(fen)).toBe(written);
});

test('a share has one decimal at most', () => {
  expect([percentOf(7_125), percentOf(10_000), percentOf(-250)]).toEqual([
    '71.3\u00a0%',
    '100\u00a0%',
    '-2.5\u00a0%',
  ]);
});
