import { z } from 'zod';
import { cityParams } from './city.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id } from './kit/id.ts';
import { Fen } from './kit/money.ts';
import { noFacts, refusals } from './kit/refusal.ts';
import { Instant } from './kit/time.ts';
import { Funder } from './offer.ts';
import { OfferTerms } from './offer-terms.ts';

/**
 * The fixed order of a price. Offers in one lane compete; the lanes then apply in order.
 */
export const Lane = z.enum(['menu', 'package', 'timed', 'cash', 'member', 'subsidy']);
export type Lane = z.infer<typeof Lane>;

/** What somebody means to buy at a place. */
export const Basket = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('package'),
    offerId: Id,
    count: z.int().min(1).max(10),
  }),
  z.strictObject({ kind: z.literal('cash'), offerId: Id, count: z.int().min(1).max(10) }),
  z.strictObject({
    kind: z.literal('bill'),
    billFen: Fen.min(1).max(10_000_000),
    /** The part outside every discount, such as alcohol. */
    excludedFen: Fen,
  }),
]);
export type Basket = z.infer<typeof Basket>;

/** One step of the price, with its reason in facts. */
export const PriceLine = z.object({
  lane: Lane,
  offerId: Id.nullable(),
  title: z.string(),
  /** How many units of the offer this step takes. */
  count: z.int(),
  /** The amount that the discount was measured on. */
  baseFen: Fen,
  offFen: Fen,
  /** What is left to pay after this step. */
  afterFen: Fen,
  funding: z.array(z.object({ funder: Funder, fen: Fen })),
  /** The campaign that funds what this line takes off; only in the lane `subsidy`. */
  campaignId: Id.optional(),
});
export type PriceLine = z.infer<typeof PriceLine>;

/** Why an offer of this place is not in the price; ordered by how cheap it is to fix. */
export const WhyNot = z.enum([
  'below_minimum',
  'outside_window',
  'members_only',
  'limit_reached',
  'beaten_in_its_lane',
  'sold_out',
  'not_for_this_basket',
  'not_on_sale_yet',
  'sale_over',
]);
export type WhyNot = z.infer<typeof WhyNot>;

export const NotApplied = z.object({
  offerId: Id,
  title: z.string(),
  why: WhyNot,
  /** How much more the bill would need (below_minimum). */
  missingFen: Fen.nullable(),
  /** Minutes until the window opens (outside_window). */
  opensInMinutes: z.int().nullable(),
  /** The offer that won the lane (beaten_in_its_lane). */
  beatenBy: Id.nullable(),
});
export type NotApplied = z.infer<typeof NotApplied>;

/** Why a campaign that reaches this order is not in the price. */
export const WhyNoSubsidy = z.enum([
  'below_minimum',
  'outside_window',
  'members_only',
  'first_arrival_only',
  'limit_reached',
  'beaten',
  'spent_today',
  'spent',
]);
export type WhyNoSubsidy = z.infer<typeof WhyNoSubsidy>;

export const SubsidyNotApplied = z.object({
  campaignId: Id,
  title: z.string(),
  why: WhyNoSubsidy,
  /** How much more must remain to be paid (below_minimum). */
  missingFen: Fen.nullable(),
});
export type SubsidyNotApplied = z.infer<typeof SubsidyNotApplied>;

export const Price = z.object({
  originalFen: Fen,
  totalFen: Fen,
  savedFen: Fen,
  lines: z.array(PriceLine),
  notApplied: z.array(NotApplied),
  /** Where the city has campaigns that could have added something. */
  subsidiesNotApplied: z.array(SubsidyNotApplied).optional(),
});
export type Price = z.infer<typeof Price>;

export const QuoteView = Price.extend({
  quoteId: Id,
  /** Signed; hand it back unchanged to order at this price until `expiresAt`. */
  token: z.string(),
  placeId: Id,
  basket: Basket,
  /** What the same basket would cost a member, where that is less. */
  memberTotalFen: Fen.nullable(),
  expiresAt: Instant,
});
export type QuoteView = z.infer<typeof QuoteView>;

/** A thing on sale at a place, at this viewer's price now. */
export const PricedOffer = z.object({
  offerId: Id,
  title: z.string(),
  terms: OfferTerms,
  excludes: z.array(z.string()),
  validDays: z.int(),
  stockLeft: z.int().nullable(),
  perPersonLimit: z.int().nullable(),
  sellUntil: Instant,
  /**
   * The price of one, or of the asked bill with this offer; null when it can't be had now.
   */
  price: Price.nullable(),
  memberTotalFen: Fen.nullable(),
  whyNot: NotApplied.nullable(),
});
export type PricedOffer = z.infer<typeof PricedOffer>;

export const quoteRefusals = refusals({
  quote_forged: { status: 400, facts: noFacts },
  quote_expired: { status: 410, facts: z.object({ expiredAt: Instant }) },
  quote_of_another: { status: 403, facts: noFacts },
  quote_already_used: { status: 409, facts: z.object({ orderId: Id }) },
  excluded_above_bill: { status: 400, facts: z.object({ billFen: Fen, excludedFen: Fen }) },
  place_sells_nothing: { status: 409, facts: z.object({ placeId: Id }) },
  offer_not_available: { status: 409, facts: z.object({ offerId: Id, why: WhyNot }) },
});

export const makeQuote = endpoint({
  name: 'makeQuote',
  method: 'POST',
  path: '/cities/:city/quotes',
  who: ['anyone'],
  summary: 'The best price of a basket at a place now, explained, signed, kept 10 minutes',
  params: cityParams,
  body: z.strictObject({ placeId: Id, basket: Basket }),
  reply: QuoteView,
  status: 201,
  keyed: false,
  asks: true,
  refusals: [
    'place_not_found',
    'place_closed',
    'place_sells_nothing',
    'offer_not_available',
    'excluded_above_bill',
  ],
});

export const listPlaceOffers = endpoint({
  name: 'listPlaceOffers',
  method: 'GET',
  path: '/cities/:city/places/:place/offers',
  who: ['anyone'],
  summary: 'Everything on sale at a place with its price for this viewer now',
  params: cityParams.extend({ place: Id }),
  query: z.strictObject({
    /** The bill on which discounts are shown; 100 yuan unless told. */
    billFen: z.coerce.number().int().min(1).max(10_000_000).default(10_000),
  }),
  reply: z.object({ items: z.array(PricedOffer), bill: Price }),
  status: 200,
  keyed: false,
  refusals: ['place_not_found'],
});
