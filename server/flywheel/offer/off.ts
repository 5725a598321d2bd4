import { shareOf } from '#contract/kit/money.ts';
import type { Funder, Funding } from '#contract/offer.ts';
import type { Discount } from '#contract/discount.ts';

/** The eligible amounts, in fen, that a discount may be measured on at its step. */
export type Amounts = { originalFen: number; remainingFen: number };

/** The amount that a discount's percentage and minimum are measured on. */
export const measuredFen = (discount: Discount, amounts: Amounts): number =>
  discount.base === 'original' ? amounts.originalFen : amounts.remainingFen;

/**
 * What a discount takes off, in fen: half-even, at most its cap and at most what remains;
 * 0 where its minimum is not reached.
 */
export const discountOffFen = (discount: Discount, amounts: Amounts): number => {
  const baseFen = measuredFen(discount, amounts);
  if (baseFen < discount.minimumFen) return 0;
  const { off, capFen } = discount;
  const wantedFen = 'percentBp' in off ? shareOf(baseFen, off.percentBp) : off.amountFen;
  return Math.min(wantedFen, capFen ?? wantedFen, amounts.remainingFen);
};

/**
 * Who carries how many fen of a saving. Every share is rounded down and the first funder
 * takes the remainder, so the parts always sum to the saving.
 */
export const fundedBy = (
  funding: Funding,
  offFen: number,
): { funder: Funder; fen: number }[] => {
  const parts = funding.map(({ funder, shareBp }) => ({
    funder,
    fen: Math.floor((offFen * shareBp) / 10_000),
  }));
  const [first] = parts;
  if (first) first.fen += offFen - parts.reduce((sum, part) => sum + part.fen, 0);
  return parts;
};
