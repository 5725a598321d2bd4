import { assert } from '#kit/refuse.ts';

export type TradeShare = {
  paymentId: string;
  /** What the payout's lines say of this trade; less than nothing was taken back. */
  amountFen: number;
  /** What left the merchant's settled money for it: it has as much less to share. */
  backFen: number;
};

/**
 * Splits a payout over the trades it is paid from. Where it is less than its lines, what is
 * kept back is kept back first where money went back to a customer, then from the largest
 * shares, so that few trades are touched. Adds up to `totalFen`.
 */
export const splitOverTrades = (
  trades: readonly TradeShare[],
  totalFen: number,
): { paymentId: string; amountFen: number }[] => {
  const positive = trades.filter(({ amountFen }) => amountFen > 0);
  const sumFen = positive.reduce((sum, { amountFen }) => sum + amountFen, 0);
  let keepFen = sumFen - totalFen;
  assert(keepFen >= 0, 'a payout is never more than its trades can share');
  const left = new Map(positive.map(({ paymentId, amountFen }) => [paymentId, amountFen]));
  const keep = (paymentId: string, mostFen: number): void => {
    const hasFen = left.get(paymentId) ?? 0;
    const keptFen = Math.min(keepFen, hasFen, mostFen);
    left.set(paymentId, hasFen - keptFen);
    keepFen -= keptFen;
  };
  for (const { paymentId, backFen } of positive) keep(paymentId, backFen);
  const largestFirst = positive.toSorted((one, other) => other.amountFen - one.amountFen);
  for (const { paymentId } of largestFirst) keep(paymentId, Number.MAX_SAFE_INTEGER);
  return [...left]
    .filter(([, amountFen]) => amountFen > 0)
    .map(([paymentId, amountFen]) => ({ paymentId, amountFen }));
};
