import { z } from 'zod';
import { cityParams } from './city.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id } from './kit/id.ts';
import { noFacts, refusals } from './kit/refusal.ts';
import { Instant } from './kit/time.ts';
import { RedemptionView } from './redemption.ts';
import { togetherLimit } from './stand.ts';
import { VoucherTerms } from './voucher.ts';

/** From the four digits to the button: all of it happens in this time. */
export const lookupMinutes = 3;
/** Ten thousand endings and ten people a time: nobody learns who is a customer. */
export const promptedLimit = 10;
/** Within ten minutes. */
export const lookupsOfStaffLimit = 10;
export const lookupsOfStoreLimit = 30;
export const lookupsWindowMinutes = 10;

/**
 * `waiting` also where nobody has such a number: the counter can't tell, and is not meant
 * to. `denied` when all who were asked said that it is not them.
 */
export const LookupState = z.enum(['waiting', 'confirmed', 'denied', 'lapsed', 'redeemed']);
export type LookupState = z.infer<typeof LookupState>;

/** A voucher as both sides of the counter see it before it is used; without its code. */
export const OfferedVoucher = z.object({
  id: Id,
  title: z.string(),
  terms: VoucherTerms,
  excludes: z.array(z.string()),
  usesTotal: z.int(),
  usesLeft: z.int(),
  validUntil: Instant,
});
export type OfferedVoucher = z.infer<typeof OfferedVoucher>;

export const LookupView = z.object({
  lookupId: Id,
  state: LookupState,
  expiresAt: Instant,
  /** Whose vouchers they are; null until somebody has said that it is them. */
  holderPhoneMasked: z.string().nullable(),
  /** What they chose to use, and nothing else of theirs. */
  vouchers: z.array(OfferedVoucher),
});
export type LookupView = z.infer<typeof LookupView>;

/** Asked of a customer: is it you who stands at this counter? */
export const PromptView = z.object({
  lookupId: Id,
  placeId: Id,
  placeName: z.string(),
  expiresAt: Instant,
  /** What they may use there now. */
  vouchers: z.array(OfferedVoucher),
});
export type PromptView = z.infer<typeof PromptView>;

export const lookupRefusals = refusals({
  too_many_lookups: { status: 429, facts: z.object({ retryAfterSeconds: z.int() }) },
  lookup_not_found: { status: 404, facts: noFacts },
  /** Nobody has confirmed yet, time is over, or it was redeemed before. */
  lookup_not_confirmed: { status: 409, facts: z.object({ state: LookupState }) },
  /** It was answered, or somebody else was it, or the three minutes are over. */
  prompt_lapsed: { status: 410, facts: noFacts },
});

const storeParams = cityParams.extend({ place: Id });
const ofLookup = storeParams.extend({ lookup: Id });
const useChecks = [
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
] as const;

export const startLookup = endpoint({
  name: 'startLookup',
  method: 'POST',
  path: '/cities/:city/stores/:place/lookups',
  who: ['staff', 'owner'],
  summary:
    'Ask whoever has such a phone to confirm on it; the answer never says if any has',
  params: storeParams,
  body: z.strictObject({ lastFour: z.string().regex(/^\d{4}$/) }),
  reply: z.object({ lookupId: Id, expiresAt: Instant }),
  status: 201,
  keyed: true,
  refusals: ['not_staff_here', 'too_many_lookups'],
});

export const readLookup = endpoint({
  name: 'readLookup',
  method: 'GET',
  path: '/cities/:city/stores/:place/lookups/:lookup',
  who: ['staff', 'owner'],
  summary: 'Where a look-up stands; what was chosen, once somebody has confirmed',
  params: ofLookup,
  reply: LookupView,
  status: 200,
  keyed: false,
  refusals: ['not_staff_here', 'lookup_not_found', 'voucher_not_found'],
});

export const redeemLookup = endpoint({
  name: 'redeemLookup',
  method: 'POST',
  path: '/cities/:city/stores/:place/lookups/:lookup/redemptions',
  who: ['staff', 'owner'],
  summary: 'Redeem what the customer confirmed, all of it or nothing, exactly once',
  params: ofLookup,
  body: z.strictObject({}),
  reply: z.object({ items: z.array(RedemptionView) }),
  status: 201,
  keyed: true,
  refusals: ['not_staff_here', 'lookup_not_found', 'lookup_not_confirmed', ...useChecks],
});

export const listMyPrompts = endpoint({
  name: 'listMyPrompts',
  method: 'GET',
  path: '/cities/:city/my/prompts',
  who: ['customer'],
  summary: 'Counters that look for me now, and when to ask again',
  params: cityParams,
  reply: z.object({
    items: z.array(PromptView),
    /** Soon while there is something of mine to use; seldom otherwise. */
    askAgainAfterSeconds: z.int(),
  }),
  status: 200,
  keyed: false,
  refusals: [],
});

export const answerPrompt = endpoint({
  name: 'answerPrompt',
  method: 'POST',
  path: '/cities/:city/my/prompts/:lookup/answer',
  who: ['customer'],
  summary: 'It is me, and these are to be used; or it is not me',
  params: cityParams.extend({ lookup: Id }),
  body: z.strictObject({
    /** Null: it is not me. */
    voucherIds: z.array(Id).min(1).max(togetherLimit).nullable(),
  }),
  reply: z.object({ lookupId: Id, confirmed: z.boolean(), expiresAt: Instant }),
  status: 200,
  keyed: true,
  refusals: ['prompt_lapsed', ...useChecks],
});
