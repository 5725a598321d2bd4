import type { Funding, OfferTerms } from '#contract/offer.ts';
import type { MarginView } from '#contract/margin.ts';
import { findOwnMerchant } from '#parties/merchant/find.ts';
import type { Work } from '#kit/work.ts';
import { marginOf } from './terms.ts';

export type MarginAsked = {
  merchantId: string;
  terms: OfferTerms;
  funding: Funding;
  billFen: number;
  costFen?: number | undefined;
};

/**
 * What one sale would mean in fen, with this merchant's own fee, before anything is live.
 */
export const previewMargin = async (
  work: Work<'merchant_not_found' | 'not_your_merchant'>,
  asked: MarginAsked,
): Promise<MarginView> => {
  const { feeBp } = await findOwnMerchant(work, asked.merchantId);
  return marginOf({ ...asked, feeBp });
};
