import { z } from 'zod';
import { cityParams } from './city.ts';
import { can } from './kit/can.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id, line, pageOf, pageQuery } from './kit/id.ts';
import { Fen } from './kit/money.ts';
import { noFacts, refusals } from './kit/refusal.ts';
import { Instant } from './kit/time.ts';
import { OfferTerms } from './offer-terms.ts';
import { PriceLine } from './quote.ts';

export const VoucherState = z.enum([
  'issued',
  'redeemed',
  'expired',
  'refund_requested',
  'refund_rejected',
  'refunding',
  'refunded',
]);
export type VoucherState = z.infer<typeof VoucherState>;

/**
 * What may be done to a voucher in which state. A card of several uses stays `issued`
 * until the last one. `expired` lasts until the refund starts by itself, at most 24 h.
 * One whose uses are all taken is `refund_requested` while money of a use is asked back,
 * and `refund_rejected` where the last answer was no; it is no more usable than before.
 */
export const voucherTable = {
  redeem: ['issued'],
  undo: ['issued', 'redeemed'],
  refund: ['issued', 'expired'],
  expire: ['issued'],
  show: ['issued'],
} as const;
export const voucherCan = can<VoucherState, keyof typeof voucherTable>(voucherTable);

/** What a voucher is good for, as signed at purchase; a bill is what was paid ahead. */
export const VoucherTerms = z.discriminatedUnion('kind', [
  ...OfferTerms.options,
  z.object({ kind: z.literal('paid_bill'), billFen: Fen, lines: z.array(PriceLine) }),
]);
export type VoucherTerms = z.infer<typeof VoucherTerms>;

export const StoreName = z.object({
  placeId: Id,
  name: z.string(),
  address: z.string().nullable(),
});
export type StoreName = z.infer<typeof StoreName>;

/** What a phone needs to show a code, with or without network. */
export const ShownCode = z.object({
  /** Twenty digits; the changing ten go with them (contract/kit/rotating-code.ts). */
  handle: z.string(),
  /** Under which the changing digits are made, base64url; never leaves the phone. */
  codeKey: z.string(),
  /** For a store that has no network and has never heard of this voucher. */
  signedText: z.string(),
});
export type ShownCode = z.infer<typeof ShownCode>;

export const VoucherView = z.object({
  id: Id,
  orderId: Id,
  title: z.string(),
  merchantName: z.string(),
  /** Twelve digits, the last a check digit; only its holder and its store see it. */
  code: z.string(),
  /** What the holder's phone shows; null once there is nothing to show. */
  shown: ShownCode.nullable(),
  state: VoucherState,
  terms: VoucherTerms,
  excludes: z.array(z.string()),
  paidFen: Fen,
  usesTotal: z.int(),
  usesLeft: z.int(),
  validFrom: Instant,
  /** Unused by then, the money starts its way back within 24 h by itself. */
  validUntil: Instant,
  stores: z.array(StoreName),
  redeemedAt: Instant.nullable(),
  redeemedPlaceName: z.string().nullable(),
  /** Why it can't be used for now; null where nothing is against it. */
  heldBecause: z.string().nullable(),
});
export type VoucherView = z.infer<typeof VoucherView>;

export const voucherRefusals = refusals({
  voucher_not_on_hold: { status: 409, facts: noFacts },
  voucher_not_found: { status: 404, facts: noFacts },
});

export const listMyVouchers = endpoint({
  name: 'listMyVouchers',
  method: 'GET',
  path: '/cities/:city/my/vouchers',
  who: ['customer'],
  summary: 'My codes: usable ones first, soonest to lapse first',
  params: cityParams,
  query: z.strictObject({ state: VoucherState.optional(), ...pageQuery }),
  reply: pageOf(VoucherView),
  status: 200,
  keyed: false,
  refusals: [],
});

export const readVoucher = endpoint({
  name: 'readVoucher',
  method: 'GET',
  path: '/cities/:city/vouchers/:voucher',
  who: ['customer'],
  summary: 'One voucher of mine with its code',
  params: cityParams.extend({ voucher: Id }),
  reply: VoucherView,
  status: 200,
  keyed: false,
  refusals: ['voucher_not_found'],
});

const voucherParams = cityParams.extend({ voucher: Id });
/** What an operator sees of a voucher: enough to be sure which one it is. */
export const HeldVoucherView = z.object({
  id: Id,
  title: z.string(),
  state: VoucherState,
  heldBecause: z.string().nullable(),
  heldAt: Instant.nullable(),
});
export type HeldVoucherView = z.infer<typeof HeldVoucherView>;

export const findVoucherByCode = endpoint({
  name: 'findVoucherByCode',
  method: 'GET',
  path: '/cities/:city/voucher-codes/:code',
  who: ['operator'],
  summary: 'Which voucher a code is of, for whoever may hold and release it',
  params: cityParams.extend({ code: line(20) }),
  reply: HeldVoucherView,
  status: 200,
  keyed: false,
  refusals: ['voucher_not_found'],
});

export const holdVoucher = endpoint({
  name: 'holdVoucher',
  method: 'PUT',
  path: '/cities/:city/vouchers/:voucher/hold',
  who: ['operator'],
  summary: 'Stop a voucher from being used, as when it may be stolen; its money is safe',
  params: voucherParams,
  body: z.strictObject({ because: line(100) }),
  reply: HeldVoucherView,
  status: 200,
  keyed: true,
  refusals: ['voucher_not_found', 'voucher_given_back', 'voucher_already_redeemed'],
});

export const releaseVoucher = endpoint({
  name: 'releaseVoucher',
  method: 'DELETE',
  path: '/cities/:city/vouchers/:voucher/hold',
  who: ['operator'],
  summary: 'Let a voucher be used again',
  params: voucherParams,
  reply: HeldVoucherView,
  status: 200,
  keyed: true,
  refusals: ['voucher_not_found', 'voucher_not_on_hold'],
});
