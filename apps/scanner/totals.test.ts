import { expect, test } from 'vitest';
import { totalsOf } from './totals.ts';

test('what was undone earns nothing and is counted apart', () => {
  expect(
    totalsOf([
      { undoneAt: null, merchantGetsFen: 9_450 },
      { undoneAt: '2026-11-24T04:30:00.000Z', merchantGetsFen: 5_000 },
      { undoneAt: null, merchantGetsFen: 1 },
    ]),
  ).toEqual({ count: 2, undone: 1, earnedFen: 9_451 });
});

test('a day without redemptions is all zeros', () => {
  expect(totalsOf([])).toEqual({ count: 0, undone: 0, earnedFen: 0 });
});
