import { z } from 'zod';
import { cityParams } from './city.ts';
import { can } from './kit/can.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id, line, pageOf, pageQuery } from './kit/id.ts';
import { Fen } from './kit/money.ts';
import { noFacts, refusals } from './kit/refusal.ts';
import { Instant } from './kit/time.ts';
import { RailName, RailReason } from './payment.ts';

export const PayoutState = z.enum([
  /** Made, and waits for an operator. */
  'made',
  /** Goes to the rail in a few minutes; until then it can be recalled. */
  'released',
  'sent',
  'paid',
  'partly_paid',
  'failed',
]);
export type PayoutState = z.infer<typeof PayoutState>;

/** What may be done to a payout in which state. */
export const payoutTable = {
  release: ['made'],
  recall: ['released'],
} as const;
export const payoutCan = can<PayoutState, keyof typeof payoutTable>(payoutTable);

/** How long a release can be taken back before the rail is asked. */
export const recallMinutes = 10;
/** Where an operator has said nothing of a merchant. */
export const usualTerms = { minimumFen: 1_000, holdingDays: 1 } as const;

export const PayoutView = z.object({
  id: Id,
  merchantId: Id,
  merchantName: z.string(),
  /** Customers' money out of their trades, or the operator's own: subsidies, made good. */
  part: z.enum(['share', 'transfer']),
  rail: RailName,
  accountEnd: z.string(),
  lines: z.int(),
  settledFen: Fen,
  /** Kept back for what the merchant owed. */
  recoveredFen: Fen,
  amountFen: Fen,
  paidFen: Fen,
  refusedFen: Fen,
  /** Why the rail refused; the money is settled again and comes with the next payout. */
  why: RailReason.nullable(),
  state: PayoutState,
  madeAt: Instant,
  releasedAt: Instant.nullable(),
  /** Until when a release can be recalled. */
  recallUntil: Instant.nullable(),
  endedAt: Instant.nullable(),
});
export type PayoutView = z.infer<typeof PayoutView>;

export const MerchantAccountView = z.object({
  rail: RailName,
  /** Its last four characters; nobody reads more of it again. */
  accountEnd: z.string(),
  holder: z.string(),
  setAt: Instant,
});
export type MerchantAccountView = z.infer<typeof MerchantAccountView>;

export const PayoutTermsView = z.object({
  minimumFen: Fen,
  holdingDays: z.int(),
  heldBecause: z.string().nullable(),
});
export type PayoutTermsView = z.infer<typeof PayoutTermsView>;

/** Why settled money of a merchant is in no payout. */
export const WaitReason = z.enum(['on_hold', 'no_account', 'holding', 'owes', 'minimum']);
export type WaitReason = z.infer<typeof WaitReason>;
export const WaitingView = z.object({
  merchantId: Id,
  merchantName: z.string(),
  unpaidFen: z.int(),
  /** Less than nothing is owed by the merchant and kept back from the next payouts. */
  settledFen: z.int(),
  reason: WaitReason.nullable(),
  terms: PayoutTermsView,
});
export type WaitingView = z.infer<typeof WaitingView>;

export const settlementRefusals = refusals({
  payout_not_found: { status: 404, facts: noFacts },
  payout_not_in_state: { status: 409, facts: z.object({ state: PayoutState }) },
});

const merchantParams = cityParams.extend({ merchant: Id });
const payoutParams = cityParams.extend({ payout: Id });

export const listPayouts = endpoint({
  name: 'listPayouts',
  method: 'GET',
  path: '/cities/:city/payouts',
  who: ['operator'],
  summary: 'Payouts, newest first; of one state where it is named',
  params: cityParams,
  query: z.strictObject({ state: PayoutState.optional(), ...pageQuery }),
  reply: pageOf(PayoutView),
  status: 200,
  keyed: false,
  refusals: [],
});

export const listMerchantPayouts = endpoint({
  name: 'listMerchantPayouts',
  method: 'GET',
  path: '/cities/:city/merchants/:merchant/payouts',
  who: ['owner', 'operator'],
  summary: 'Payouts to one merchant, newest first',
  params: merchantParams,
  query: z.strictObject(pageQuery),
  reply: pageOf(PayoutView),
  status: 200,
  keyed: false,
  refusals: ['merchant_not_found', 'not_your_merchant'],
});

export const listWaiting = endpoint({
  name: 'listWaiting',
  method: 'GET',
  path: '/cities/:city/settled-waiting',
  who: ['operator'],
  summary: 'Merchants whose settled money is in no payout yet, and why',
  params: cityParams,
  query: z.strictObject(pageQuery),
  reply: pageOf(WaitingView),
  status: 200,
  keyed: false,
  refusals: [],
});

export const releasePayout = endpoint({
  name: 'releasePayout',
  method: 'POST',
  path: '/cities/:city/payouts/:payout/release',
  who: ['operator'],
  summary: 'Let a payout go to the rail; it can be recalled for a few minutes',
  params: payoutParams,
  body: z.strictObject({}),
  reply: PayoutView,
  status: 200,
  keyed: true,
  refusals: ['payout_not_found', 'payout_not_in_state'],
});

export const recallPayout = endpoint({
  name: 'recallPayout',
  method: 'POST',
  path: '/cities/:city/payouts/:payout/recall',
  who: ['operator'],
  summary: 'Take a release back, before the rail is asked',
  params: payoutParams,
  body: z.strictObject({}),
  reply: PayoutView,
  status: 200,
  keyed: true,
  refusals: ['payout_not_found', 'payout_not_in_state'],
});

export const setPayoutTerms = endpoint({
  name: 'setPayoutTerms',
  method: 'PUT',
  path: '/cities/:city/merchants/:merchant/payout-terms',
  who: ['operator'],
  summary: 'From which sum and after how many days a merchant is paid, or why it is not',
  params: merchantParams,
  body: z.strictObject({
    minimumFen: z.int().min(1).max(10_000_000),
    holdingDays: z.int().min(0).max(90),
    heldBecause: line(200).min(2).nullable(),
  }),
  reply: PayoutTermsView,
  status: 200,
  keyed: true,
  refusals: ['merchant_not_found'],
});

export const listMerchantAccounts = endpoint({
  name: 'listMerchantAccounts',
  method: 'GET',
  path: '/cities/:city/merchants/:merchant/accounts',
  who: ['owner', 'operator'],
  summary: 'Where a merchant is paid, one account a rail, masked',
  params: merchantParams,
  reply: z.object({ items: z.array(MerchantAccountView), terms: PayoutTermsView }),
  status: 200,
  keyed: false,
  refusals: ['merchant_not_found', 'not_your_merchant'],
});

export const setMerchantAccount = endpoint({
  name: 'setMerchantAccount',
  method: 'PUT',
  path: '/cities/:city/merchants/:merchant/accounts/:rail',
  who: ['owner'],
  summary: 'Say where one rail pays the merchant; payouts that are made keep the old one',
  params: merchantParams.extend({ rail: RailName }),
  body: z.strictObject({
    account: z.string().regex(/^[A-Za-z0-9_@.~-]{4,64}$/),
    holder: line(60).min(2),
  }),
  reply: MerchantAccountView,
  status: 200,
  keyed: true,
  refusals: ['merchant_not_found', 'not_your_merchant'],
});
