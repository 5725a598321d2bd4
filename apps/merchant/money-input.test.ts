import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fenOf, typedOf } from './money-input.ts';

test.each([
  ['12', 1_200],
  ['12.5', 1_250],
  ['12.05', 1_205],
  ['¥1,200', 120_000],
  ['88 元', 8_800],
  ['0', 0],
  ['12.', 1_200],
  ['', Number.NaN],
  ['12.345', Number.NaN],
  ['-3', Number.NaN],
  ['十二', Number.NaN],
])('%s is %d fen', (typed, fen) => {
  expect(fenOf(typed)).toBe(fen);
});

test('what an input shows is read back to the fen', () => {
  fc.assert(
    fc.property(fc.nat(99_999_999), (fen) => {
      expect(fenOf(typedOf(fen))).toBe(fen);
    }),
  );
});
