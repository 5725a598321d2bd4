import { z } from 'zod';
import { cityParams } from './city.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id, pageOf, pageQuery } from './kit/id.ts';
import { Fen } from './kit/money.ts';
import { noFacts, refusals } from './kit/refusal.ts';
import { Instant } from './kit/time.ts';
import { RedemptionView } from './redemption.ts';
import { VoucherState, VoucherTerms } from './voucher.ts';

/** A list older than this decides nothing any more. */
export const offlineListHours = 72;
/**
 * How many steps a shown code may be off the moment of its scan. Two clocks without network
 * drift by half a minute each in three days, and the phone has its step of its own.
 */
export const offlineStepReach = 4;
/** A scan this far ahead of the server's clock is still believed. */
export const offlineAheadMinutes = 2;
/** A list holds this many vouchers; those that lapse last are left out. */
export const offlineRowsLimit = 2_000;
/** What a store may accept without network before it must be heard of again. */
export const offlineCapDefaults = { storeFen: 100_000, voucherFen: 30_000 } as const;

/** What a sealed row holds: all that decides about one voucher, and what to hand over. */
export const OfflineVoucher = z.object({
  voucherId: Id,
  code: z.string(),
  title: z.string(),
  terms: VoucherTerms,
  excludes: z.array(z.string()),
  state: VoucherState,
  usesTotal: z.int(),
  usesLeft: z.int(),
  undos: z.int(),
  placeIds: z.array(Id),
  validFrom: Instant,
  validUntil: Instant,
  heldBecause: z.string().nullable(),
  holderPhoneMasked: z.string(),
  /** Under which the changing digits are made; base64url. */
  codeKey: z.string(),
  /** The last step that was taken; a shown code is good only above it. */
  lastStep: z.int(),
  /** What one use is worth to the store: the loss if it turns out to be used elsewhere. */
  useFen: Fen,
});
export type OfflineVoucher = z.infer<typeof OfflineVoucher>;

/** An offer of the store, by which a signed code that is not on the list is understood. */
export const OfflineOffer = z.object({
  /** Sixteen hex digits; a signed code carries the first eight. */
  tag: z.string().regex(/^[0-9a-f]{16}$/),
  title: z.string(),
  terms: VoucherTerms,
  excludes: z.array(z.string()),
  useFen: Fen,
});
export type OfflineOffer = z.infer<typeof OfflineOffer>;

export const OfflineCaps = z.object({
  /** All that this store may have accepted and not uploaded, by worth. */
  storeFen: Fen,
  /** The most that one voucher may be worth. */
  voucherFen: Fen,
});
export type OfflineCaps = z.infer<typeof OfflineCaps>;

export const OfflineList = z.object({
  listId: Id,
  /** The server's clock when the list was made; a device learns its own error from it. */
  madeAt: Instant,
  until: Instant,
  /** The city's, by which hours and days are meant. */
  timeZone: z.string(),
  caps: OfflineCaps,
  /** Ed25519, 32 bytes each, base64url, by key number. */
  publicKeys: z.array(z.string()),
  offers: z.array(OfflineOffer),
  /** Sealed by the voucher's own handle (contract/kit/sealed-row.ts). */
  rows: z.array(z.object({ tag: z.string(), iv: z.string(), sealed: z.string() })),
  /** Vouchers that did not fit; those that lapse last are left out. */
  leftOut: z.int(),
});
export type OfflineList = z.infer<typeof OfflineList>;

/**
 * Why what was handed out can't be redeemed. A voucher that can still be redeemed is, list
 * or no list, cap or no cap: then nobody has a loss.
 */
export const CaseKind = z.enum([
  /** Used, undone too often, or its use taken by somebody else meanwhile. */
  'used_elsewhere',
  'given_back',
  'expired',
  'not_valid_yet',
  'wrong_store',
  /** None of our codes, or digits that this voucher's key did not show near that time. */
  'code_not_good',
  'voucher_unknown',
  /** Used or given back elsewhere, and more than store or voucher may accept. */
  'over_cap',
  /** The time of the scan can't be true, so nothing can be judged by it. */
  'time_in_doubt',
]);
export type CaseKind = z.infer<typeof CaseKind>;
export const Bearer = z.enum(['platform', 'merchant']);
export type Bearer = z.infer<typeof Bearer>;

/** A meal that was handed out without network and can't be redeemed as it stands. */
export const CaseView = z.object({
  id: Id,
  kind: CaseKind,
  /** Who bears it, by rule; the ledger says the same. */
  bornBy: Bearer,
  amountFen: Fen,
  placeId: Id,
  placeName: z.string(),
  staffName: z.string(),
  code: z.string().nullable(),
  title: z.string().nullable(),
  scannedAt: Instant,
  uploadedAt: Instant,
  /** What is known, line by line, as it was when it was uploaded. */
  evidence: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  closedAt: Instant.nullable(),
  closedBecause: z.string().nullable(),
});
export type CaseView = z.infer<typeof CaseView>;

export const offlineRefusals = refusals({
  case_not_found: { status: 404, facts: noFacts },
  case_already_closed: { status: 409, facts: z.object({ closedAt: Instant }) },
});

const storeParams = cityParams.extend({ place: Id });

export const readOfflineList = endpoint({
  name: 'readOfflineList',
  method: 'GET',
  path: '/cities/:city/stores/:place/offline-list',
  who: ['staff', 'owner'],
  summary: 'All that a device of this store needs to redeem without network, sealed',
  params: storeParams,
  reply: OfflineList,
  status: 200,
  keyed: false,
  refusals: ['not_staff_here'],
});

export const OfflineRedemption = z.strictObject({
  /** The digits that were scanned, as they were. */
  text: z.string().regex(/^\d{14,198}$/),
  /** By the device's clock as corrected. */
  scannedAt: Instant,
  listId: Id.nullable(),
  /** What the device takes its own clock to be off by, and whether it knows. */
  clockOffMs: z.int().min(-4_000_000_000_000).max(4_000_000_000_000),
  clockSure: z.boolean(),
  /** A name that the device made for itself. */
  device: z.string().regex(/^[\w-]{8,64}$/),
});
export type OfflineRedemption = z.infer<typeof OfflineRedemption>;

export const OfflineOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('redeemed'), redemption: RedemptionView }),
  z.object({ outcome: z.literal('case'), case: CaseView }),
]);
export type OfflineOutcome = z.infer<typeof OfflineOutcome>;

export const uploadOfflineRedemption = endpoint({
  name: 'uploadOfflineRedemption',
  method: 'POST',
  path: '/cities/:city/stores/:place/offline-redemptions',
  who: ['staff', 'owner'],
  summary: 'Tell of one redemption made without network; redeemed, or a case, never lost',
  params: storeParams,
  body: OfflineRedemption,
  reply: OfflineOutcome,
  status: 201,
  keyed: true,
  refusals: ['not_staff_here'],
});

export const setOfflineCaps = endpoint({
  name: 'setOfflineCaps',
  method: 'PUT',
  path: '/cities/:city/stores/:place/offline-caps',
  who: ['operator'],
  summary: 'How much a store may accept without network',
  params: storeParams,
  body: z.strictObject({ storeFen: Fen, voucherFen: Fen }),
  reply: OfflineCaps,
  status: 200,
  keyed: true,
  refusals: ['place_not_found'],
});

export const listStoreCases = endpoint({
  name: 'listStoreCases',
  method: 'GET',
  path: '/cities/:city/stores/:place/cases',
  who: ['staff', 'owner'],
  summary: 'What this store handed out without network and could not be redeemed',
  params: storeParams,
  query: z.strictObject(pageQuery),
  reply: pageOf(CaseView),
  status: 200,
  keyed: false,
  refusals: ['not_staff_here'],
});

export const listCases = endpoint({
  name: 'listCases',
  method: 'GET',
  path: '/cities/:city/cases',
  who: ['operator'],
  summary: 'Every case of the city, open ones first, newest first',
  params: cityParams,
  query: z.strictObject({ open: z.enum(['true', 'false']).optional(), ...pageQuery }),
  reply: pageOf(CaseView),
  status: 200,
  keyed: false,
  refusals: [],
});

export const closeCase = endpoint({
  name: 'closeCase',
  method: 'POST',
  path: '/cities/:city/cases/:case/close',
  who: ['operator'],
  summary: 'Close a case; with another bearer, the ledger is turned by a reverse posting',
  params: cityParams.extend({ case: Id }),
  body: z.strictObject({ because: z.string().min(2).max(200), bornBy: Bearer }),
  reply: CaseView,
  status: 200,
  keyed: true,
  refusals: ['case_not_found', 'case_already_closed'],
});
