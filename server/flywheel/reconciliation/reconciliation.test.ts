import { describe, expect, it } from 'vitest';
import type { BillProblem } from '#contract/reconciliation.ts';
import { addUp, chinaDay, countBoth, dayAfter, hoursOf } from './reconciliation.ts';
import { isBillReady, nextTryOf, problemOf } from './reconciliation.ts';
import type { Ours, Theirs } from './reconciliation.ts';

const at = new Date('2026-11-24T04:00:00.000Z');
const ours = (amountFen: number, doneAt: Date | null = at): Ours => ({
  kind: 'trade',
  ourNo: 'one',
  amountFen,
  state: doneAt ? 'paid' : 'started',
  doneAt,
});
const theirs = (amountFen: number): Theirs => ({ kind: 'trade', ourNo: 'one', amountFen });

it.each<[BillProblem | undefined, Ours | undefined, Theirs | undefined]>([
  [undefined, ours(5), theirs(5)],
  [undefined, ours(5, null), undefined],
  [undefined, undefined, undefined],
  ['missing_here', undefined, theirs(5)],
  ['missing_there', ours(5), undefined],
  ['amount_differs', ours(5), theirs(6)],
  ['amount_differs', ours(5, null), theirs(6)],
  ['state_differs', ours(5, null), theirs(5)],
])('%s where we say %j and they say %j', (problem, here, there) => {
  expect(problemOf(here, there)).toBe(problem);
});

it('adds up the lines of one number, and of one kind only', () => {
  const lines = [theirs(1), theirs(2), { ...theirs(4), kind: 'refund' as const }];
  expect(addUp(lines).map(({ amountFen }) => amountFen)).toEqual([3, 4]);
});

it('counts both sides by kind', () => {
  expect(countBoth([theirs(3), theirs(4)], [ours(3)])).toEqual({
    trade: { theirs: 2, theirFen: 7, ours: 1, ourFen: 3 },
  });
});

describe('a day', () => {
  it('is one of China, whatever the hour is here', () => {
    expect(chinaDay(new Date('2026-11-24T15:59:59.999Z'))).toBe('2026-11-24');
    expect(chinaDay(new Date('2026-11-24T16:00:00.000Z'))).toBe('2026-11-25');
    expect(hoursOf('2026-11-24').from.toISOString()).toBe('2026-11-23T16:00:00.000Z');
    expect(dayAfter('2026-12-31')).toBe('2027-01-01');
  });

  it('is billed at ten on the next morning', () => {
    expect(isBillReady('2026-11-24', new Date('2026-11-25T01:59:59.999Z'))).toBe(false);
    expect(isBillReady('2026-11-24', new Date('2026-11-25T02:00:00.000Z'))).toBe(true);
  });

  it('whose bill is not there is asked for later each time, at most six hours', () => {
    const minutes = [0, 1, 2, 5, 6, 40].map(
      (tries) => (nextTryOf(tries, at).getTime() - at.getTime()) / 60_000,
    );
    expect(minutes).toEqual([10, 20, 40, 320, 360, 360]);
  });
});
