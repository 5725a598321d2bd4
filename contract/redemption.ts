import { z } from 'zod';
import { cityParams } from './city.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id, pageOf, pageQuery } from './kit/id.ts';
import { Fen } from './kit/money.ts';
import { noFacts, refusals } from './kit/refusal.ts';
import { Instant, LocalDay } from './kit/time.ts';
import { StoreName, VoucherState, VoucherTerms } from './voucher.ts';

/** A redemption may be undone this long, and until it is settled. */
export const undoWithinMinutes = 60;
/** A voucher may be redeemed and undone this often; then it is refunded, not reused. */
export const undoCyclesLimit = 10;
/** So many codes go into one request. */
export const batchLimit = 10;

/**
 * How a redemption came about; `stand` is the customer's own doing, `till` a machine's.
 */
export const Channel = z.enum(['scan', 'typed', 'phone', 'stand', 'till']);
export type Channel = z.infer<typeof Channel>;

/** What the cashier will hand over, before anything is done. */
export const PreparationView = z.object({
  code: z.string(),
  title: z.string(),
  terms: VoucherTerms,
  excludes: z.array(z.string()),
  usesTotal: z.int(),
  usesLeft: z.int(),
  validUntil: Instant,
  holderPhoneMasked: z.string(),
  /** What to send as the code: it keeps the moment of the scan for three minutes. */
  redeemWith: z.string(),
});
export type PreparationView = z.infer<typeof PreparationView>;

export const RedemptionView = z.object({
  id: Id,
  code: z.string(),
  title: z.string(),
  terms: VoucherTerms,
  excludes: z.array(z.string()),
  placeId: Id,
  placeName: z.string(),
  /** Empty where the customer did it at the stand. */
  staffName: z.string(),
  channel: Channel,
  useNo: z.int(),
  usesLeft: z.int(),
  /** What this use earns the merchant after the fee. */
  merchantGetsFen: Fen,
  /** The customer's money for it, and what of it has gone back. */
  paidFen: Fen,
  refundedFen: Fen,
  redeemedAt: Instant,
  undoUntil: Instant,
  undoneAt: Instant.nullable(),
  /** When a device accepted it without network, where it did. */
  scannedAt: Instant.nullable(),
});
export type RedemptionView = z.infer<typeof RedemptionView>;

export const redemptionRefusals = refusals({
  code_mistyped: { status: 400, facts: noFacts },
  /** The changing digits are none of now: a picture of a code, or a wrong clock. */
  code_out_of_date: { status: 409, facts: noFacts },
  /** This very code was taken before; the next one shows within twenty seconds. */
  code_shown_before: { status: 409, facts: noFacts },
  /** A signed code is for stores without network; with it, the shown one is scanned. */
  code_for_offline: { status: 409, facts: noFacts },
  /** Worth nothing anywhere: somebody learns, or a store rehearses. */
  code_for_practice: { status: 409, facts: noFacts },
  not_staff_here: { status: 403, facts: z.object({ placeId: Id }) },
  voucher_already_redeemed: {
    status: 409,
    /** When and where, told only to staff of the merchant that the voucher is of. */
    facts: z.object({
      redeemedAt: Instant.nullable(),
      placeName: z.string().nullable(),
      staffName: z.string().nullable(),
      redemptionId: Id.nullable(),
    }),
  },
  voucher_expired: { status: 410, facts: z.object({ expiredAt: Instant }) },
  voucher_not_valid_yet: { status: 409, facts: z.object({ validFrom: Instant }) },
  voucher_given_back: { status: 409, facts: z.object({ state: VoucherState }) },
  /** Outside the hours or on a day that its terms leave out; null: never again. */
  voucher_not_now: { status: 409, facts: z.object({ usableFrom: Instant.nullable() }) },
  /** The operator has stopped it for a while, as when it may be stolen. */
  voucher_on_hold: { status: 409, facts: z.object({ because: z.string() }) },
  store_not_included: { status: 409, facts: z.object({ stores: z.array(StoreName) }) },
  redemption_not_found: { status: 404, facts: noFacts },
  redemption_already_undone: { status: 409, facts: z.object({ undoneAt: Instant }) },
  undo_window_over: {
    status: 409,
    facts: z.object({ redeemedAt: Instant, windowMinutes: z.int() }),
  },
  /** Its money is asked back, or a part of it went back: it can't go two ways. */
  use_given_back: { status: 409, facts: z.object({ refundedFen: Fen }) },
  too_many_undos: { status: 409, facts: z.object({ limit: z.int() }) },
  /** As often today as the card allows; it works again from this day on. */
  used_today: { status: 409, facts: z.object({ nextDay: LocalDay }) },
  /** Of several codes: which one, counted from 1, and its own refusal with its facts. */
  batch_item_refused: {
    status: 409,
    facts: z.object({
      item: z.int(),
      refusal: z.string(),
      facts: z.record(z.string(), z.unknown()),
    }),
  },
});

const storeParams = cityParams.extend({ place: Id });
/** Twelve digits, what the QR held, or what a preparation said to send. */
const Code = z.string().min(1).max(300);
const codeBody = z.strictObject({ code: Code });
/** How it was read; a till is a till whatever it sends. */
const CodeChannel = z.enum(['scan', 'typed']);
const checks = [
  'code_mistyped',
  'not_staff_here',
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
  'code_out_of_date',
  'code_shown_before',
  'code_for_offline',
  'code_for_practice',
  'counter_locked',
] as const;

export const prepareRedemption = endpoint({
  name: 'prepareRedemption',
  method: 'POST',
  path: '/cities/:city/stores/:place/redemption-preparations',
  who: ['staff', 'owner', 'till'],
  summary: 'What this code is good for at this store; changes nothing',
  params: storeParams,
  body: codeBody,
  reply: PreparationView,
  status: 200,
  keyed: false,
  asks: true,
  refusals: checks,
});

export const redeemVoucher = endpoint({
  name: 'redeemVoucher',
  method: 'POST',
  path: '/cities/:city/stores/:place/redemptions',
  who: ['staff', 'owner', 'till'],
  summary: 'Redeem one use of a voucher, exactly once',
  params: storeParams,
  body: codeBody.extend({ channel: CodeChannel }),
  reply: RedemptionView,
  status: 201,
  keyed: true,
  refusals: checks,
});

export const redeemBatch = endpoint({
  name: 'redeemBatch',
  method: 'POST',
  path: '/cities/:city/stores/:place/redemption-batches',
  who: ['staff', 'owner', 'till'],
  summary: 'Redeem up to ten codes in one go: all of them or none',
  params: storeParams,
  body: z.strictObject({
    /** The same card as often as it is to be used; `items` come in this order. */
    codes: z.array(Code).min(1).max(batchLimit),
    channel: CodeChannel,
  }),
  reply: z.object({ items: z.array(RedemptionView) }),
  status: 201,
  keyed: true,
  refusals: ['not_staff_here', 'counter_locked', 'batch_item_refused'],
});

export const findRedemption = endpoint({
  name: 'findRedemption',
  method: 'GET',
  path: '/cities/:city/stores/:place/redemptions/by-key/:key',
  who: ['staff', 'owner', 'till'],
  summary: 'What became of a redemption whose answer was lost; found by its request key',
  params: storeParams.extend({ key: z.string().regex(/^[\w-]{8,64}$/) }),
  /** The first that the request redeemed, and in `items` all of them. */
  reply: RedemptionView.extend({ items: z.array(RedemptionView) }),
  status: 200,
  keyed: false,
  refusals: ['redemption_not_found', 'not_staff_here'],
});

export const undoRedemption = endpoint({
  name: 'undoRedemption',
  method: 'POST',
  path: '/cities/:city/redemptions/:redemption/undo',
  who: ['staff', 'owner', 'till'],
  summary: 'Take a redemption back within 60 minutes, at the same store',
  params: cityParams.extend({ redemption: Id }),
  body: z.strictObject({}),
  reply: RedemptionView,
  status: 200,
  keyed: true,
  refusals: [
    'redemption_not_found',
    'not_staff_here',
    'redemption_already_undone',
    'undo_window_over',
    'voucher_given_back',
    'use_given_back',
    'too_many_undos',
  ],
});

export const listRedemptions = endpoint({
  name: 'listRedemptions',
  method: 'GET',
  path: '/cities/:city/stores/:place/redemptions',
  who: ['staff', 'owner', 'till'],
  summary: 'The redemptions of one store on one day, newest first',
  params: storeParams,
  query: z.strictObject({ day: LocalDay.optional(), ...pageQuery }),
  reply: pageOf(RedemptionView),
  status: 200,
  keyed: false,
  refusals: ['not_staff_here'],
});

export const listMerchantRedemptions = endpoint({
  name: 'listMerchantRedemptions',
  method: 'GET',
  path: '/cities/:city/merchants/:merchant/redemptions',
  who: ['owner'],
  summary: 'The redemptions of all stores of a merchant on one day, newest first',
  params: cityParams.extend({ merchant: Id }),
  query: z.strictObject({ day: LocalDay.optional(), ...pageQuery }),
  reply: pageOf(RedemptionView),
  status: 200,
  keyed: false,
  refusals: ['merchant_not_found', 'not_your_merchant'],
});
