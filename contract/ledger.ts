import { z } from 'zod';
import { cityParams } from './city.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id, line, pageOf, pageQuery } from './kit/id.ts';
import { Fen } from './kit/money.ts';
import { noFacts, refusals } from './kit/refusal.ts';
import { Instant } from './kit/time.ts';

/**
 * Accounts are words joined by colons: `rail:sandbox`, `held`, `refunding`,
 * `merchant:<id>:payable`, `merchant:<id>:settled`, `merchant:<id>:paying`,
 * `merchant:<id>:funding`, `merchant:<id>:given`, `platform:funding`, `platform:fee`,
 * `platform:offline-loss`, `platform:card-income`, `card:<id>:deferred`.
 */
export const Account = z
  .string()
  .regex(/^[a-z]+(:[a-z0-9-]+){0,2}$/)
  .max(80);

export const EntryKind = z.enum([
  'payment',
  'redemption',
  'undo',
  'refund',
  'refund_done',
  /** The platform bears a meal that was handed out without network. */
  'case',
  'case_reversed',
  /** A card's fee, held until it has saved as much, and what becomes of it. */
  'card_sale',
  'card_saving',
  'card_saving_undone',
  'card_refund',
  'guarantee',
  /** What can't be undone any more, of one merchant and one run of the sweep. */
  'settlement',
  'payout',
  'payout_done',
  'payout_failed',
  /** Money of a use goes back: the merchant's part, the fee's and the subsidy's. */
  'use_refund',
  /** What a merchant had been paid comes back at the rail, for a refund. */
  'recovery',
]);
export type EntryKind = z.infer<typeof EntryKind>;

/** One positive movement from one account to another; a reversal runs the other way. */
export const PostingView = z.object({
  entryId: Id,
  lineNo: z.int(),
  kind: EntryKind,
  fromAccount: z.string(),
  toAccount: z.string(),
  amountFen: Fen,
  postedAt: Instant,
  orderId: Id.nullable(),
  voucherId: Id.nullable(),
  reversesEntryId: Id.nullable(),
});
export type PostingView = z.infer<typeof PostingView>;

export const AccountView = z.object({
  account: z.string(),
  inFen: Fen,
  outFen: Fen,
  /** In less out; derived, never stored. */
  balanceFen: z.int(),
});
export type AccountView = z.infer<typeof AccountView>;

/** What a merchant is owed and why, to the fen. */
export const MerchantMoneyView = z.object({
  merchantId: Id,
  /** Redeemed and not undone, after fees, made good, not yet paid out: what is owed. */
  payableFen: z.int(),
  /** Of it what can't be undone any more; less than nothing is owed by the merchant. */
  settledFen: z.int(),
  /** Of it what a payout has asked the rail to pay. */
  payingFen: Fen,
  /** Paid out in all; no longer owed. */
  paidOutFen: Fen,
  customersPaidFen: Fen,
  platformFundedFen: Fen,
  merchantFundedFen: Fen,
  feeFen: Fen,
  /** Handed out without network, not redeemable, and borne by the platform. */
  madeGoodFen: Fen,
  /** Sold and not yet redeemed: held by the rail, not owed yet. */
  heldFen: Fen,
  redemptionsToday: z.int(),
  redemptions: z.int(),
  asOf: Instant,
});
export type MerchantMoneyView = z.infer<typeof MerchantMoneyView>;

export const ledgerRefusals = refusals({
  entry_not_found: { status: 404, facts: noFacts },
});

export const readMerchantMoney = endpoint({
  name: 'readMerchantMoney',
  method: 'GET',
  path: '/cities/:city/merchants/:merchant/money',
  who: ['owner', 'operator'],
  summary: 'What a merchant is owed, and of what it is made',
  params: cityParams.extend({ merchant: Id }),
  reply: MerchantMoneyView,
  status: 200,
  keyed: false,
  refusals: ['merchant_not_found', 'not_your_merchant'],
});

export const listAccounts = endpoint({
  name: 'listAccounts',
  method: 'GET',
  path: '/cities/:city/accounts',
  who: ['operator'],
  summary: 'Every account of the city with its derived balance',
  params: cityParams,
  query: z.strictObject({ prefix: line(80).optional(), ...pageQuery }),
  reply: pageOf(AccountView).extend({ moneyInFen: Fen, moneyOutFen: Fen }),
  status: 200,
  keyed: false,
  refusals: [],
});

export const listPostings = endpoint({
  name: 'listPostings',
  method: 'GET',
  path: '/cities/:city/postings',
  who: ['operator'],
  summary: 'Postings, newest first; of one account, order or voucher where it is named',
  params: cityParams,
  query: z.strictObject({
    account: Account.optional(),
    orderId: Id.optional(),
    voucherId: Id.optional(),
    ...pageQuery,
  }),
  reply: pageOf(PostingView),
  status: 200,
  keyed: false,
  refusals: [],
});

export const readEntry = endpoint({
  name: 'readEntry',
  method: 'GET',
  path: '/cities/:city/entries/:entry',
  who: ['operator'],
  summary: 'One ledger entry with all its postings',
  params: cityParams.extend({ entry: Id }),
  reply: z.object({ postings: z.array(PostingView) }),
  status: 200,
  keyed: false,
  refusals: ['entry_not_found'],
});
