import type { OfferDraft, OfferView } from '#contract/offer.ts';
import { findOwnMerchant } from '#parties/merchant/find.ts';
import { storesAmong } from '#flywheel/place/stores.ts';
import type { Work } from '#kit/work.ts';
import { findToStep, mustBeIn } from './steps.ts';
import { readBack } from './show.ts';
import { insertOffer, replaceOffer } from './sql.ts';
import { problemsOfTerms } from './terms.ts';

type MayContradict = 'offer_terms_contradict' | 'store_not_of_merchant';

/** Drafts an offer: nothing is for sale yet, but terms that contradict are refused now. */
export const createOffer = async (
  work: Work<
    MayContradict | 'merchant_not_found' | 'not_your_merchant' | 'offer_not_found'
  >,
  asked: { merchantId: string; draft: OfferDraft },
): Promise<OfferView> => {
  await findOwnMerchant(work, asked.merchantId);
  await mustFit(work, asked.merchantId, asked.draft);
  const id = work.id();
  await insertOffer(work, { ...rowOf(asked.draft), id, merchantId: asked.merchantId });
  return readBack(work, id);
};

/** Changes a draft. Live terms never change: what was sold must stay what it was. */
export const editOffer = async (
  work: Work<
    MayContradict | 'offer_not_found' | 'not_your_merchant' | 'offer_not_in_state'
  >,
  asked: { offerId: string; draft: OfferDraft },
): Promise<OfferView> => {
  const offer = await findToStep(work, asked.offerId);
  mustBeIn(work, offer, 'edit');
  await mustFit(work, offer.merchantId, asked.draft);
  await replaceOffer(work, offer.id, rowOf(asked.draft));
  return readBack(work, offer.id);
};

const mustFit = async (
  work: Work<MayContradict>,
  merchantId: string,
  draft: OfferDraft,
): Promise<void> => {
  const problems = problemsOfTerms(draft, work.now);
  if (problems.length > 0) work.refuse('offer_terms_contradict', { problems });
  const stores = await storesAmong(work, merchantId, draft.placeIds);
  const stranger = draft.placeIds.find((placeId) => !stores.has(placeId));
  if (stranger) work.refuse('store_not_of_merchant', { placeId: stranger });
};

const rowOf = (draft: OfferDraft) => ({
  ...draft,
  kind: draft.terms.kind,
  stockLeft: draft.stock,
  sellFrom: new Date(draft.sellFrom),
  sellUntil: new Date(draft.sellUntil),
});
