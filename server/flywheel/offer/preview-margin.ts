import type { Funding } from '#contract/offer.ts';
import type { OfferTerms } from '#contract/offer-terms.ts';
import type { MarginView } from '#contract/margin.ts';
import { findWatchedMerchant } from '#parties/merchant/find.ts';
import type { Work } from '#kit/work.ts';
import { marginOf, problemsOfDeal } from './terms.ts';

export type MarginAsked = {
  merchantId: string;
  terms: OfferTerms;
  funding: Funding;
  billFen: number;
  costFen?: number | undefined;
};

/**
 * What one sale would mean in fen, with this merchant's own fee, before anything is live.
 * Terms that contradict have no margin: they are refused as a draft of them would be.
 */
export const previewMargin = async (
  work: Work<'merchant_not_found' | 'not_your_merchant' | 'offer_terms_contradict'>,
  asked: MarginAsked,
): Promise<MarginView> => {
  const { feeBp } = await findWatchedMerchant(work, asked.merchantId);
  const problems = problemsOfDeal(asked);
  if (problems.length > 0) return work.refuse('offer_terms_contradict', { problems });
  return marginOf({ ...asked, feeBp });
};
