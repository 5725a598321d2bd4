import type { OfferState, OfferView } from '#contract/offer.ts';
import { findWatchedMerchant } from '#parties/merchant/find.ts';
import { isOperator, ownsMerchant } from '#parties/person/actor.ts';
import { afterId, askOneMore, pageOfRows } from '#kit/page-cursor.ts';
import type { PageAsk } from '#kit/page-cursor.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { showOffer } from './show.ts';
import { selectOfferShown, selectOffersShown } from './sql.ts';

type Asked = PageAsk & { state?: OfferState | undefined };
type Offers = { items: OfferView[]; nextCursor: string | null };

/** The operator's list by state: the offer that has waited longest comes first. */
export const listOffers = (work: AnyWork, asked: Asked): Promise<Offers> =>
  pageOfOffers(work, asked, { newestFirst: false });

/** A merchant's own list: what was made last comes first. */
export const listMerchantOffers = async (
  work: Work<'merchant_not_found' | 'not_your_merchant'>,
  asked: Asked & { merchantId: string },
): Promise<Offers> => {
  await findWatchedMerchant(work, asked.merchantId);
  return pageOfOffers(work, asked, { merchantId: asked.merchantId, newestFirst: true });
};

/** One offer, for its owner or the operator; drafts are nobody else's business. */
export const readOffer = async (
  work: Work<'offer_not_found' | 'not_your_merchant'>,
  offerId: string,
): Promise<OfferView> => {
  const offer =
    (await selectOfferShown(work, offerId)) ?? work.refuse('offer_not_found', { offerId });
  const mayRead = ownsMerchant(work.actor, offer.merchantId) || isOperator(work.actor);
  return mayRead ? showOffer(offer) : work.refuse('not_your_merchant', {});
};

const pageOfOffers = async (
  work: AnyWork,
  asked: Asked,
  which: { merchantId?: string; newestFirst: boolean },
): Promise<Offers> => {
  const rows = await selectOffersShown(work, {
    ...which,
    state: asked.state,
    after: afterId(asked),
    limit: askOneMore(asked),
  });
  return pageOfRows(rows, asked, (row) => row.id, showOffer);
};
