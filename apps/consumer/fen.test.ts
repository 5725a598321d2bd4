import { expect, test } from 'vitest';
import { fenOf } from './fen.ts';

test.each([
  ['128', 12_800],
  ['128.5', 12_850],
  ['128.05', 12_805],
  ['0.01', 1],
  ['1,280.', 128_000],
  ['１２８．５０', 12_850],
  ['¥ 68', 6_800],
  ['100000', 10_000_000],
])('%s yuan are %d fen', (typed, fen) => {
  expect(fenOf(typed)).toBe(fen);
});

test.each(['', '.5', '12.345', '-3', '12a', '100000.01', '1e3'])(
  '%s is no amount',
  (typed) => {
    expect(fenOf(typed)).toBeNull();
  },
);
