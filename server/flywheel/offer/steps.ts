import { offerCan, offerTable } from '#contract/offer.ts';
import type { OfferState, OfferView } from '#contract/offer.ts';
import { writeAudit } from '#parties/audit/write-audit.ts';
import { findMerchant } from '#parties/merchant/find.ts';
import { merchantCan } from '#contract/merchant.ts';
import { mustHaveRehearsed } from '#flywheel/rehearsal/readiness.ts';
import { isOperator, ownsMerchant } from '#parties/person/actor.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { readBack } from './show.ts';
import { lockOffer, moveOffer } from './sql.ts';
import { selectWithStores } from './sql-stores.ts';
import type { Offer } from './sql.ts';

type Deed = keyof typeof offerTable;
type StepRefusals = 'offer_not_found' | 'not_your_merchant' | 'offer_not_in_state';

/**
 * The life of an offer: draft → in_review → live ⇄ paused → ended. One verb per arrow, all
 * of one shape, so they stand together. Every step keeps its who, when and why, and a
 * change of what is for sale is told after commit.
 */
export const submitOffer = async (
  work: Work<StepRefusals | 'merchant_not_active' | 'merchant_not_found'>,
  offerId: string,
): Promise<OfferView> => {
  const offer = await findToStep(work, offerId);
  mustBeIn(work, offer, 'submit');
  await mustBeActive(work, offer.merchantId);
  return step(work, offer, 'in_review', null);
};

export type OfferReview = {
  offerId: string;
  verdict: 'accept' | 'refuse';
  reason?: string | undefined;
};

/** The operator's verdict; a "no" without a why would leave the merchant guessing. */
export const reviewOffer = async (
  work: Work<
    | 'offer_not_found'
    | 'offer_not_in_state'
    | 'offer_needs_reason'
    | 'merchant_not_active'
    | 'merchant_not_found'
    | 'store_not_rehearsed'
  >,
  asked: OfferReview,
): Promise<OfferView> => {
  const offer =
    (await lockOffer(work, asked.offerId)) ??
    work.refuse('offer_not_found', { offerId: asked.offerId });
  mustBeIn(work, offer, 'review');
  if (asked.verdict === 'refuse') {
    if (!asked.reason) return work.refuse('offer_needs_reason', {});
    recordReview(work, offer, asked);
    return step(work, offer, 'refused', asked.reason);
  }
  await mustBeActive(work, offer.merchantId);
  await mustHaveRehearsed(work, await storesOf(work, offer.id));
  recordReview(work, offer, asked);
  return step(work, offer, 'live', null);
};

const recordReview = (work: AnyWork, offer: Offer, asked: OfferReview): void =>
  writeAudit(work, {
    deed: 'offer_reviewed',
    subject: { kind: 'offer', id: offer.id },
    facts: { verdict: asked.verdict, reason: asked.reason ?? null, title: offer.title },
  });

export const pauseOffer = (work: Work<StepRefusals>, offerId: string): Promise<OfferView> =>
  takeStep(work, offerId, 'pause', 'paused');

/** Selling again asks what selling at all asked: a store that can redeem. */
export const resumeOffer = async (
  work: Work<StepRefusals | 'store_not_rehearsed'>,
  offerId: string,
): Promise<OfferView> => {
  const offer = await findToStep(work, offerId);
  mustBeIn(work, offer, 'resume');
  await mustHaveRehearsed(work, await storesOf(work, offer.id));
  return step(work, offer, 'live', null);
};

export const endOffer = (work: Work<StepRefusals>, offerId: string): Promise<OfferView> =>
  takeStep(work, offerId, 'end', 'ended');

const takeStep = async (
  work: Work<StepRefusals>,
  offerId: string,
  deed: Deed,
  to: OfferState,
): Promise<OfferView> => {
  const offer = await findToStep(work, offerId);
  mustBeIn(work, offer, deed);
  return step(work, offer, to, null);
};

/** Refuses a deed that the offer's state does not allow; the contract's table decides. */
export const mustBeIn = (
  work: Work<'offer_not_in_state'>,
  offer: Offer,
  deed: Deed,
): void => {
  if (offerCan[deed](offer.state)) return;
  work.refuse('offer_not_in_state', { state: offer.state, needs: [...offerTable[deed]] });
};

/** The offer, locked, when the caller may move it. */
export const findToStep = async (
  work: Work<'offer_not_found' | 'not_your_merchant'>,
  offerId: string,
): Promise<Offer> => {
  const offer =
    (await lockOffer(work, offerId)) ?? work.refuse('offer_not_found', { offerId });
  const mayStep = ownsMerchant(work.actor, offer.merchantId) || isOperator(work.actor);
  return mayStep ? offer : work.refuse('not_your_merchant', {});
};

const storesOf = async (work: AnyWork, offerId: string): Promise<string[]> =>
  (await selectWithStores(work, [offerId])).flatMap(({ placeIds }) => placeIds);

const mustBeActive = async (
  work: Work<'merchant_not_active' | 'merchant_not_found'>,
  merchantId: string,
): Promise<void> => {
  const merchant = await findMerchant(work, merchantId);
  if (!merchantCan.sell(merchant.state)) {
    work.refuse('merchant_not_active', { state: merchant.state });
  }
};

const step = async (
  work: Work<'offer_not_found'>,
  offer: Offer,
  to: OfferState,
  reason: string | null,
): Promise<OfferView> => {
  await moveOffer(work, { id: offer.id, to, reason });
  work.emit({ name: 'offer.stepped', facts: { offerId: offer.id, from: offer.state, to } });
  return readBack(work, offer.id);
};
