import { offerCan } from '#contract/offer.ts';
import type { Funding, OfferState } from '#contract/offer.ts';
import type { OfferTerms } from '#contract/offer-terms.ts';
import type { Basket, WhyNot } from '#contract/quote.ts';
import type { Subsidy } from '#flywheel/campaign/campaign.ts';
import { laneOf } from '#flywheel/offer/terms.ts';
import { isInWindows } from '#contract/windows.ts';

/** An offer of the place as the price sees it. */
export type Candidate = {
  id: string;
  title: string;
  terms: OfferTerms;
  funding: Funding;
  state: OfferState;
  /** Null is unlimited. */
  stockLeft: number | null;
  perPersonLimit: number | null;
  sellFrom: Date;
  sellUntil: Date;
};

export type PriceInput = {
  basket: Basket;
  /** `weekMinute` is the city's own: Monday 00:00 is 0. */
  moment: { at: Date; weekMinute: number };
  viewer: { member: boolean; usedByOffer: ReadonlyMap<string, number> };
  /** Every offer of the place, in any order. */
  offers: readonly Candidate[];
  /** Every campaign that reaches the place now. */
  subsidies?: readonly Subsidy[];
};

/**
 * What keeps an offer out of the price before any amount is looked at, or null. Where
 * several reasons hold, the one that is least in the customer's hands is told: there is no
 * use in asking somebody to become a member for an offer that is over.
 */
export const blockedBy = (input: PriceInput, candidate: Candidate): WhyNot | null => {
  const { basket, moment, viewer } = input;
  const { state, terms } = candidate;
  if (state === 'paused' || state === 'ended') return 'sale_over';
  if (candidate.sellUntil.getTime() <= moment.at.getTime()) return 'sale_over';
  if (!offerCan.sell(state)) return 'not_on_sale_yet';
  if (candidate.sellFrom.getTime() > moment.at.getTime()) return 'not_on_sale_yet';
  const wanted =
    basket.kind !== 'bill' && basket.offerId === candidate.id ? basket.count : 1;
  if ((candidate.stockLeft ?? wanted) < wanted) return 'sold_out';
  if (!isForBasket(basket, candidate)) return 'not_for_this_basket';
  if (mayStillTake(input, candidate) < wanted) return 'limit_reached';
  if (laneOf(terms) === 'member' && !viewer.member) return 'members_only';
  if (terms.kind === 'timed' && !isInWindows(terms.windows, moment.weekMinute)) {
    return 'outside_window';
  }
  return null;
};

/** An offer beside the basket's own, and what keeps it out of the price, if anything. */
export type Rival = { candidate: Candidate; why: WhyNot | null };

/** How many more units this viewer may take of an offer: limit and stock together. */
export const mayStillTake = (input: PriceInput, candidate: Candidate): number => {
  const used = input.viewer.usedByOffer.get(candidate.id) ?? 0;
  const allowed = candidate.perPersonLimit ?? Number.MAX_SAFE_INTEGER;
  return Math.min(allowed - used, candidate.stockLeft ?? Number.MAX_SAFE_INTEGER);
};

const isForBasket = (basket: Basket, candidate: Candidate): boolean => {
  const { terms } = candidate;
  if (basket.kind === 'bill') {
    return 'appliesTo' in terms ? terms.appliesTo.includes('bill') : terms.kind === 'cash';
  }
  if (basket.offerId === candidate.id) return terms.kind === basket.kind;
  return (
    basket.kind === 'package' && 'appliesTo' in terms && terms.appliesTo.includes('package')
  );
};
