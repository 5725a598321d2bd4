import { z } from 'zod';
import { cityParams } from './city.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id } from './kit/id.ts';
import { noFacts, refusals } from './kit/refusal.ts';
import { standCodePattern } from './kit/stand-code.ts';
import { Instant } from './kit/time.ts';
import { Category } from './place.ts';
import { VoucherTerms } from './voucher.ts';

/** A store may have this many stands at once: one for each table or door. */
export const standsLimit = 20;
/** What is redeemed together stands or falls together; more is never asked for at once. */
export const togetherLimit = 10;

export const StandCode = z.string().regex(standCodePattern);

/** A printed stand: it names a store and nothing else. */
export const StandView = z.object({
  code: StandCode,
  placeId: Id,
  placeName: z.string(),
  /** What its QR holds, in capitals. */
  address: z.string(),
  madeAt: Instant,
  /** From then on it leads nowhere; another is printed. */
  retiredAt: Instant.nullable(),
});
export type StandView = z.infer<typeof StandView>;

/** Where somebody who read a stand has come to. */
export const StandHereView = z.object({
  code: StandCode,
  placeId: Id,
  placeName: z.string(),
  category: Category,
  address: z.string().nullable(),
});
export type StandHereView = z.infer<typeof StandHereView>;

/** What the customer keeps of a use: the same as the store sees, less the store's money. */
export const ReceiptView = z.object({
  /** The id of the redemption; the moving mark is made of it. */
  id: Id,
  voucherId: Id,
  title: z.string(),
  terms: VoucherTerms,
  excludes: z.array(z.string()),
  placeId: Id,
  placeName: z.string(),
  useNo: z.int(),
  usesLeft: z.int(),
  redeemedAt: Instant,
  undoneAt: Instant.nullable(),
});
export type ReceiptView = z.infer<typeof ReceiptView>;

export const standRefusals = refusals({
  stand_not_found: { status: 404, facts: noFacts },
  /** Another has taken its place, as after a swapped sticker. */
  stand_retired: {
    status: 410,
    facts: z.object({ placeId: Id, placeName: z.string(), retiredAt: Instant }),
  },
  too_many_stands: { status: 409, facts: z.object({ limit: z.int() }) },
});

const ofStore = cityParams.extend({ merchant: Id, place: Id });
const ofStand = cityParams.extend({ code: StandCode });
const ownerChecks = [
  'merchant_not_found',
  'not_your_merchant',
  'store_not_of_merchant',
] as const;

export const listStands = endpoint({
  name: 'listStands',
  method: 'GET',
  path: '/cities/:city/merchants/:merchant/stores/:place/stands',
  who: ['owner'],
  summary: 'The stands of a store, newest first; retired ones among them',
  params: ofStore,
  reply: z.object({ items: z.array(StandView) }),
  status: 200,
  keyed: false,
  refusals: ownerChecks,
});

export const makeStand = endpoint({
  name: 'makeStand',
  method: 'POST',
  path: '/cities/:city/merchants/:merchant/stores/:place/stands',
  who: ['owner'],
  summary: 'A new stand for a store, to be printed',
  params: ofStore,
  body: z.strictObject({}),
  reply: StandView,
  status: 201,
  keyed: true,
  refusals: [...ownerChecks, 'too_many_stands'],
});

export const retireStand = endpoint({
  name: 'retireStand',
  method: 'POST',
  path: '/cities/:city/merchants/:merchant/stores/:place/stands/:code/retirement',
  who: ['owner'],
  summary: 'Make a printed stand lead nowhere from now on; retiring twice changes nothing',
  params: ofStore.extend({ code: StandCode }),
  body: z.strictObject({}),
  reply: StandView,
  status: 200,
  keyed: true,
  refusals: [...ownerChecks, 'stand_not_found'],
});

export const readStand = endpoint({
  name: 'readStand',
  method: 'GET',
  path: '/cities/:city/stands/:code',
  who: ['anyone'],
  summary: 'Which store a stand stands in; a code that was made up is refused unread',
  params: ofStand,
  reply: StandHereView,
  status: 200,
  keyed: false,
  refusals: ['stand_not_found', 'stand_retired'],
});

export const redeemAtStand = endpoint({
  name: 'redeemAtStand',
  method: 'POST',
  path: '/cities/:city/stands/:code/redemptions',
  who: ['customer'],
  summary: 'Use one each of my vouchers at the store of this stand, all of them or none',
  params: ofStand,
  body: z.strictObject({ voucherIds: z.array(Id).min(1).max(togetherLimit) }),
  reply: z.object({ items: z.array(ReceiptView) }),
  status: 201,
  keyed: true,
  refusals: [
    'stand_not_found',
    'stand_retired',
    'voucher_not_found',
    'voucher_already_redeemed',
    'voucher_expired',
    'voucher_not_valid_yet',
    'voucher_given_back',
    'store_not_included',
    'too_many_undos',
    'voucher_not_now',
    'voucher_on_hold',
    'used_today',
    'code_shown_before',
  ],
});

export const readReceipt = endpoint({
  name: 'readReceipt',
  method: 'GET',
  path: '/cities/:city/my/receipts/:redemption',
  who: ['customer'],
  summary: 'What I redeemed at a stand in one go, found by any of it, with the time now',
  params: cityParams.extend({ redemption: Id }),
  reply: z.object({ items: z.array(ReceiptView), asOf: Instant }),
  status: 200,
  keyed: false,
  refusals: ['redemption_not_found'],
});
