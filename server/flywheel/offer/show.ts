import type { OfferView } from '#contract/offer.ts';
import type { Work } from '#kit/work.ts';
import { selectOfferShown } from './sql.ts';
import type { OfferShown } from './sql.ts';

/** An offer as its merchant and the operator see it. */
export const showOffer = (offer: OfferShown): OfferView => ({
  id: offer.id,
  merchantId: offer.merchantId,
  merchantName: offer.merchantName,
  title: offer.title,
  terms: offer.terms,
  placeIds: offer.placeIds,
  funding: offer.funding,
  stock: offer.stock,
  stockLeft: offer.stockLeft,
  perPersonLimit: offer.perPersonLimit,
  sellFrom: offer.sellFrom.toISOString(),
  sellUntil: offer.sellUntil.toISOString(),
  validDays: offer.validDays,
  excludes: offer.excludes,
  state: offer.state,
  reviewReason: offer.reviewReason,
  sold: offer.sold,
  createdAt: offer.createdAt.toISOString(),
});

/** Reads an offer back as it now stands. */
export const readBack = async (
  work: Work<'offer_not_found'>,
  offerId: string,
): Promise<OfferView> => {
  const shown = await selectOfferShown(work, offerId);
  return shown ? showOffer(shown) : work.refuse('offer_not_found', { offerId });
};
