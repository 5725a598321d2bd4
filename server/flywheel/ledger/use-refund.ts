import { proportionOf } from '#contract/kit/money.ts';
import type { AnyWork } from '#kit/work.ts';
import { held, payableTo, refunding } from './ledger.ts';
import type { Posting } from './ledger.ts';
import { findEntry, postingsOf } from './sql.ts';

export type UseRefundAsked = {
  merchantId: string;
  /** Where the merchant's part of this use stands now: payable, or settled. */
  side: string;
  /** Of the customer's money, what had gone back before this refund and with it. */
  beforeFen: number;
  afterFen: number;
  paidFen: number;
};

/**
 * Takes back what a use posted, in proportion to the money that goes back to its customer:
 * fee, subsidy and what the merchant gave away, wherever each came from. Every line is
 * rounded half-even on what has gone back in all, so that several parts add up to the whole
 * and the last one takes the remainder. The customer's money goes to `refunding` instead of
 * `held`.
 */
export const useRefundPostings = (
  posted: readonly Posting[],
  asked: UseRefundAsked,
): Posting[] => {
  const payable = payableTo(asked.merchantId);
  const back = (account: string): string => {
    if (account === held) return refunding;
    return account === payable ? asked.side : account;
  };
  return posted
    .toReversed()
    .map(({ fromAccount, toAccount, amountFen }) => ({
      fromAccount: back(toAccount),
      toAccount: back(fromAccount),
      amountFen:
        proportionOf(amountFen, { partFen: asked.afterFen, wholeFen: asked.paidFen }) -
        proportionOf(amountFen, { partFen: asked.beforeFen, wholeFen: asked.paidFen }),
    }))
    .filter(({ amountFen }) => amountFen > 0);
};

/** What these postings take from the merchant, its fee given back. */
export const takenFen = (postings: readonly Posting[], side: string): number =>
  postings.reduce((fen, { fromAccount, toAccount, amountFen }) => {
    if (fromAccount === side) return fen + amountFen;
    return toAccount === side ? fen - amountFen : fen;
  }, 0);

/** What a redemption posted, line by line; nothing where it was free. */
export const postedOfUse = async (
  work: AnyWork,
  redemptionId: string,
): Promise<Posting[]> => {
  const entry = await findEntry(work, 'redemption', redemptionId);
  return entry ? postingsOf(work, entry.id) : [];
};
