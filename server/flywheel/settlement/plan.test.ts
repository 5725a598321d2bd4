import { describe, expect, it, test } from 'vitest';
import { planPayouts } from './payout.ts';
import { splitOverTrades } from './split.ts';
import type { UnpaidGroup } from './sql-payout.ts';

const share = (fen: number, changes: Partial<UnpaidGroup> = {}): UnpaidGroup => ({
  merchantId: 'zhou',
  part: 'share',
  rail: 'sandbox',
  unpaidFen: fen,
  dueFen: fen,
  dueUntil: new Date(0),
  minimumFen: 1_000,
  holdingDays: 1,
  heldBecause: null,
  accountRail: 'sandbox',
  account: 'zhou-1234',
  ...changes,
});
const transfer = (fen: number, changes: Partial<UnpaidGroup> = {}) =>
  share(fen, { part: 'transfer', rail: null, ...changes });

/** `part amount recovered`, one a payout. */
const planned = (groups: UnpaidGroup[], balanceFen: number): string[] =>
  planPayouts(groups, balanceFen).map(
    ({ group, amountFen, recoveredFen }) => `${group.part} ${amountFen} ${recoveredFen}`,
  );

test.each([
  ['all that is due', [share(5_000)], 5_000, ['share 5000 0']],
  [
    'a payout of each part',
    [share(5_000), transfer(1_000)],
    6_000,
    ['transfer 1000 0', 'share 5000 0'],
  ],
  ['nothing below the minimum', [share(999)], 999, []],
  [
    'the minimum of all together',
    [share(700), transfer(400)],
    1_100,
    ['transfer 400 0', 'share 700 0'],
  ],
  ['the minimum itself', [share(1_000)], 1_000, ['share 1000 0']],
  ['nothing of a merchant on hold', [share(5_000, { heldBecause: '在查' })], 5_000, []],
  ['nothing without an account', [share(5_000, { account: null })], 5_000, []],
  ['nothing that is held for some days', [share(5_000, { dueFen: 0 })], 5_000, []],
  ['only what is due of it', [share(5_000, { dueFen: 2_000 })], 5_000, ['share 2000 0']],
  ['less what is owed', [share(5_000)], 3_000, ['share 3000 2000']],
  [
    'what is owed out of transfers first',
    [share(5_000), transfer(3_000)],
    6_000,
    ['transfer 1000 2000', 'share 5000 0'],
  ],
  [
    'a transfer that is kept back whole',
    [share(5_000), transfer(3_000)],
    4_000,
    ['transfer 0 3000', 'share 4000 1000'],
  ],
  ['nothing but what pays back', [share(5_000)], 0, ['share 0 5000']],
  ['more is owed than is due', [share(5_000)], -2_000, ['share 0 5000']],
  ['nothing where what is left is below the minimum', [share(5_000)], 500, []],
  ['nothing of what was taken back', [share(-5_000)], -5_000, []],
] as const)('%s', (_, groups, balanceFen, expected) => {
  expect(planned([...groups], balanceFen)).toEqual(expected);
});

it('never instructs more than is settled, whatever is due and owed', () => {
  for (let fen = 0; fen < 4_000; fen += 37) {
    for (const balanceFen of [-500, 0, 700, fen, fen + 1_500]) {
      const all = planPayouts([share(fen), transfer(1_500)], balanceFen);
      const sumFen = all.reduce((sum, { amountFen }) => sum + amountFen, 0);
      expect(sumFen).toBeLessThanOrEqual(Math.max(0, balanceFen));
    }
  }
});

describe('a payout is split over its trades', () => {
  const trade = (paymentId: string, amountFen: number, backFen = 0) => ({
    paymentId,
    amountFen,
    backFen,
  });
  const split = (totalFen: number, ...trades: ReturnType<typeof trade>[]) =>
    splitOverTrades(trades, totalFen).map(
      ({ paymentId, amountFen }) => `${paymentId} ${amountFen}`,
    );

  it('whole, where nothing is kept back', () => {
    expect(split(800, trade('a', 300), trade('b', 500))).toEqual(['a 300', 'b 500']);
  });
  it('less where money went back to the customer', () => {
    expect(split(600, trade('a', 300, 200), trade('b', 500))).toEqual(['a 100', 'b 500']);
  });
  it('then less of the largest', () => {
    expect(split(400, trade('a', 300, 100), trade('b', 500))).toEqual(['a 200', 'b 200']);
  });
  it('without a trade of which all was taken back', () => {
    expect(split(200, trade('a', 300), trade('b', -100))).toEqual(['a 200']);
  });
  it('and never more than its trades have', () => {
    expect(() => split(301, trade('a', 300))).toThrow('never more');
  });
});
