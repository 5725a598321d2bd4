import { describe, expect, it } from 'vitest';
import { dayMs } from '#contract/kit/time.ts';
import type { RailReason } from '#contract/payment.ts';
import { leftFenOf, returnTrouble, shareTrouble, usualLimits } from './rail-limits.ts';
import type { TradeSoFar } from './rail-limits.ts';

const paidAt = new Date('2026-11-24T04:00:00.000Z');
const later = (ms: number) => new Date(paidAt.getTime() + ms);
const trade: TradeSoFar = {
  paidFen: 10_000,
  paidAt,
  refundedFen: 2_000,
  sharedFen: 3_000,
  returnedFen: 500,
  rounds: 1,
  finished: false,
};
const to = (...fen: number[]) =>
  fen.map((amountFen, no) => ({ account: `shop-${no}`, amountFen }));
const limits = { ...usualLimits, shareCeilingBp: 7_000 };

type Row = [
  outcome: RailReason | undefined,
  fen: number[],
  changes: Partial<TradeSoFar>,
  afterMs?: number,
];
const rows: Row[] = [
  [undefined, [4_500], {}],
  ['over_ceiling', [4_501], {}],
  ['more_than_left', [4_000], { refundedFen: 3_600 }],
  [undefined, [3_900], { refundedFen: 3_600 }],
  ['not_paid', [1], { paidAt: undefined }],
  ['too_soon', [1], {}, 59_999],
  [undefined, [1], {}, 60_000],
  ['released', [1], { finished: true }],
  [undefined, [1], {}, 180 * dayMs - 1],
  ['released', [1], {}, 180 * dayMs],
  [undefined, [1], { rounds: 49 }],
  ['too_many_rounds', [1], { rounds: 50 }],
  [undefined, Array<number>(50).fill(1), {}],
  ['too_many_receivers', Array<number>(51).fill(1), {}],
  [undefined, [], {}],
];

describe('a share', () => {
  it.each(rows)('is %s for %j of a trade with %j', (outcome, fen, changes, ms = 60_000) => {
    const asked = { receivers: to(...fen), now: later(ms) };
    expect(shareTrouble(limits, { ...trade, ...changes }, asked)).toBe(outcome);
  });

  it('leaves what was neither given back nor shared', () => {
    expect(leftFenOf(trade)).toBe(5_500);
  });
});

describe('a return', () => {
  it.each<[RailReason | undefined, number, number]>([
    [undefined, 700, 180 * dayMs - 1],
    ['return_too_late', 700, 180 * dayMs],
    ['more_than_shared', 701, 0],
  ])('is %s for %d fen after %d ms', (outcome, amountFen, ms) => {
    const share = { sharedAt: paidAt, sharedFen: 1_000, returnedFen: 300 };
    const asked = { amountFen, now: later(ms) };
    expect(returnTrouble(usualLimits, share, asked)).toBe(outcome);
  });
});
