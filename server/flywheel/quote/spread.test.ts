import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spread } from './spread.ts';

test.each([
  { totalFen: 0, parts: 3, becomes: [0, 0, 0] },
  { totalFen: 100, parts: 1, becomes: [100] },
  { totalFen: 100, parts: 3, becomes: [34, 33, 33] },
  { totalFen: 101, parts: 3, becomes: [34, 34, 33] },
  { totalFen: 2, parts: 4, becomes: [1, 1, 0, 0] },
])('$totalFen fen in $parts parts', ({ totalFen, parts, becomes }) => {
  expect(spread(totalFen, parts)).toEqual(becomes);
});

test('no fen is lost and no two parts differ by more than one', () => {
  fc.assert(
    fc.property(fc.nat(100_000_000), fc.integer({ min: 1, max: 50 }), (total, parts) => {
      const fen = spread(total, parts);
      expect(fen).toHaveLength(parts);
      expect(fen.reduce((sum, part) => sum + part, 0)).toBe(total);
      expect(Math.max(...fen) - Math.min(...fen)).toBeLessThanOrEqual(1);
    }),
  );
});
