import { z } from 'zod';
import { cityParams } from './city.ts';
import { can } from './kit/can.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id, line, pageOf, pageQuery } from './kit/id.ts';
import { ShareBp } from './kit/money.ts';
import { OfferProblem } from './offer-problem.ts';
import { OfferTerms } from './offer-terms.ts';
import { noFacts, refusals } from './kit/refusal.ts';
import type { RefusalName } from './refusals.ts';
import { Instant } from './kit/time.ts';

export const OfferState = z.enum([
  'draft',
  'in_review',
  'refused',
  'live',
  'paused',
  'ended',
]);
export type OfferState = z.infer<typeof OfferState>;

/** What may be done to an offer in which state; terms never change once submitted. */
export const offerTable = {
  edit: ['draft', 'refused'],
  submit: ['draft', 'refused'],
  review: ['in_review'],
  pause: ['live'],
  resume: ['paused'],
  end: ['draft', 'in_review', 'refused', 'live', 'paused'],
  sell: ['live'],
} as const;
export const offerCan = can<OfferState, keyof typeof offerTable>(offerTable);

/** Who carries which share of what the customer saves; the shares make a whole. */
export const Funder = z.enum(['merchant', 'platform']);
export type Funder = z.infer<typeof Funder>;
export const Funding = z
  .array(z.strictObject({ funder: Funder, shareBp: ShareBp.min(1) }))
  .min(1)
  .max(2);
export type Funding = z.infer<typeof Funding>;

export const OfferDraft = z.strictObject({
  title: line(40),
  terms: OfferTerms,
  placeIds: z.array(Id).min(1).max(50),
  funding: Funding,
  /** How many may be sold in all; null is unlimited. */
  stock: z.int().min(1).max(1_000_000).nullable(),
  perPersonLimit: z.int().min(1).max(100).nullable(),
  sellFrom: Instant,
  sellUntil: Instant,
  /** A voucher may be redeemed for this many days from purchase. */
  validDays: z.int().min(1).max(366),
  /** What is outside the discount, as customers read it: "酒水". */
  excludes: z.array(line(20)).max(8),
});
export type OfferDraft = z.infer<typeof OfferDraft>;

export const OfferView = OfferDraft.extend({
  id: Id,
  merchantId: Id,
  merchantName: z.string(),
  state: OfferState,
  /** Why the last "no" was said, in the reviewer's words. */
  reviewReason: z.string().nullable(),
  stockLeft: z.int().nullable(),
  sold: z.int(),
  createdAt: Instant,
});
export type OfferView = z.infer<typeof OfferView>;

export const offerRefusals = refusals({
  offer_not_found: { status: 404, facts: z.object({ offerId: z.string() }) },
  offer_terms_contradict: {
    status: 422,
    facts: z.object({ problems: z.array(OfferProblem) }),
  },
  offer_not_in_state: {
    status: 409,
    facts: z.object({ state: OfferState, needs: z.array(OfferState) }),
  },
  offer_needs_reason: { status: 400, facts: noFacts },
});

const merchantParams = cityParams.extend({ merchant: Id });
const offerParams = cityParams.extend({ offer: Id });
const ownRefusals = ['merchant_not_found', 'not_your_merchant'] as const;
const stepRefusals = [
  'offer_not_found',
  'not_your_merchant',
  'offer_not_in_state',
] as const;

export const createOffer = endpoint({
  name: 'createOffer',
  method: 'POST',
  path: '/cities/:city/merchants/:merchant/offers',
  who: ['owner'],
  summary: 'Draft an offer; nothing is for sale until it is reviewed',
  params: merchantParams,
  body: OfferDraft,
  reply: OfferView,
  status: 201,
  keyed: true,
  refusals: [
    ...ownRefusals,
    'offer_terms_contradict',
    'store_not_of_merchant',
    'offer_not_found',
  ],
});

export const editOffer = endpoint({
  name: 'editOffer',
  method: 'PUT',
  path: '/cities/:city/offers/:offer',
  who: ['owner'],
  summary: 'Change a draft; live terms never change, end the offer and make another',
  params: offerParams,
  body: OfferDraft,
  reply: OfferView,
  status: 200,
  keyed: true,
  refusals: [...stepRefusals, 'offer_terms_contradict', 'store_not_of_merchant'],
});

export const submitOffer = endpoint({
  name: 'submitOffer',
  method: 'POST',
  path: '/cities/:city/offers/:offer/submission',
  who: ['owner'],
  summary: 'Hand a draft in for review',
  params: offerParams,
  body: z.strictObject({}),
  reply: OfferView,
  status: 200,
  keyed: true,
  refusals: [...stepRefusals, 'merchant_not_active', 'merchant_not_found'],
});

export const reviewOffer = endpoint({
  name: 'reviewOffer',
  method: 'POST',
  path: '/cities/:city/offers/:offer/review',
  who: ['operator'],
  summary: 'Put an offer live, or refuse it and say why',
  params: offerParams,
  body: z.strictObject({
    verdict: z.enum(['accept', 'refuse']),
    reason: line(300).optional(),
  }),
  reply: OfferView,
  status: 200,
  keyed: true,
  refusals: [
    'offer_not_found',
    'offer_not_in_state',
    'offer_needs_reason',
    'merchant_not_active',
    'merchant_not_found',
    'store_not_rehearsed',
  ],
});

const step = <
  const N extends string,
  const P extends string,
  const R extends RefusalName = never,
>(
  name: N,
  noun: P,
  summary: string,
  refusals: readonly R[] = [],
) =>
  endpoint({
    name,
    method: 'POST',
    path: `/cities/:city/offers/:offer/${noun}`,
    who: ['owner', 'operator'],
    summary,
    params: offerParams,
    body: z.strictObject({}),
    reply: OfferView,
    status: 200,
    keyed: true,
    refusals: [...stepRefusals, ...refusals],
  });

export const pauseOffer = step(
  'pauseOffer',
  'pause',
  'Stop selling for now; quotes already signed are kept, vouchers sold stay good',
);
export const resumeOffer = step('resumeOffer', 'resumption', 'Sell again', [
  'store_not_rehearsed',
]);
export const endOffer = step(
  'endOffer',
  'ending',
  'Stop for good; vouchers sold stay good',
);

export const readOffer = endpoint({
  name: 'readOffer',
  method: 'GET',
  path: '/cities/:city/offers/:offer',
  who: ['owner', 'operator'],
  summary: 'One offer with its stock and state',
  params: offerParams,
  reply: OfferView,
  status: 200,
  keyed: false,
  refusals: ['offer_not_found', 'not_your_merchant'],
});

export const listOffers = endpoint({
  name: 'listOffers',
  method: 'GET',
  path: '/cities/:city/offers',
  who: ['operator'],
  summary: 'Offers of the city by state, oldest first: the review queue',
  params: cityParams,
  query: z.strictObject({ state: OfferState.optional(), ...pageQuery }),
  reply: pageOf(OfferView),
  status: 200,
  keyed: false,
  refusals: [],
});

export const listMerchantOffers = endpoint({
  name: 'listMerchantOffers',
  method: 'GET',
  path: '/cities/:city/merchants/:merchant/offers',
  who: ['owner', 'operator'],
  summary: 'The offers of one merchant, newest first',
  params: merchantParams,
  query: z.strictObject({ state: OfferState.optional(), ...pageQuery }),
  reply: pageOf(OfferView),
  status: 200,
  keyed: false,
  refusals: ownRefusals,
});
