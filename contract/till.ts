import { z } from 'zod';
import { cityParams } from './city.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id, line, pageOf, pageQuery } from './kit/id.ts';
import { noFacts, refusals } from './kit/refusal.ts';
import { Instant } from './kit/time.ts';

/** So many working keys a store may have at once. */
export const tillsLimit = 20;

/** `till_` and 160 random bits in base 32; sent as `Authorization: Bearer till_…`. */
export const tillKeyPattern = /^till_[a-z2-7]{32}$/;

/** A machine of one store, as its owner sees it; the key itself is never shown again. */
export const TillView = z.object({
  id: Id,
  name: z.string(),
  placeId: Id,
  placeName: z.string(),
  /** The last four letters of the key, by which people tell keys apart. */
  keyEnd: z.string(),
  madeAt: Instant,
  revokedAt: Instant.nullable(),
});
export type TillView = z.infer<typeof TillView>;

export const tillRefusals = refusals({
  till_not_found: { status: 404, facts: noFacts },
  too_many_tills: { status: 409, facts: z.object({ limit: z.int() }) },
});

const tillParams = cityParams.extend({ merchant: Id });

/**
 * Not keyed: the answer holds the key, and answers of keyed requests are kept for 48 hours.
 * Whoever lost the answer revokes the till that nobody uses and makes another.
 */
export const createTill = endpoint({
  name: 'createTill',
  method: 'POST',
  path: '/cities/:city/merchants/:merchant/tills',
  who: ['owner'],
  summary: 'Give a machine of a store a key of its own; the key is told once, here',
  params: tillParams,
  body: z.strictObject({ placeId: Id, name: line(40) }),
  reply: TillView.extend({ key: z.string() }),
  status: 201,
  keyed: false,
  refusals: [
    'merchant_not_found',
    'not_your_merchant',
    'store_not_of_merchant',
    'too_many_tills',
  ],
});

export const listTills = endpoint({
  name: 'listTills',
  method: 'GET',
  path: '/cities/:city/merchants/:merchant/tills',
  who: ['owner'],
  summary: 'The tills of a merchant, revoked ones among them, newest first',
  params: tillParams,
  query: z.strictObject(pageQuery),
  reply: pageOf(TillView),
  status: 200,
  keyed: false,
  refusals: ['merchant_not_found', 'not_your_merchant'],
});

export const revokeTill = endpoint({
  name: 'revokeTill',
  method: 'DELETE',
  path: '/cities/:city/merchants/:merchant/tills/:till',
  who: ['owner'],
  summary: 'Make a till’s key worthless, at once and for good; what it redeemed stays',
  params: tillParams.extend({ till: Id }),
  reply: TillView,
  status: 200,
  keyed: true,
  refusals: ['merchant_not_found', 'not_your_merchant', 'till_not_found'],
});
