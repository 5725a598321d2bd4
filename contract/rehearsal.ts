import { z } from 'zod';
import { cityParams } from './city.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id, pageOf, pageQuery } from './kit/id.ts';
import { noFacts, refusals } from './kit/refusal.ts';
import { dayMs, Instant } from './kit/time.ts';
import { StoreName } from './voucher.ts';

/** A store that has not redeemed or rehearsed for this long has to try again. */
export const readyForDays = 30;
/** A practice code of a rehearsal is good this long, at its own store only. */
export const rehearsalMinutes = 10;

/** What a store has proved last: a rehearsal, or a real redemption by its own people. */
export const TriedBy = z.enum(['rehearsal', 'redemption']);
export type TriedBy = z.infer<typeof TriedBy>;

export const ReadyState = z.enum(['untried', 'redeemable', 'lapsed']);
export type ReadyState = z.infer<typeof ReadyState>;

/** Until when a store that was tried then counts as one that can redeem. */
export const readyUntil = (triedAt: Date): Date =>
  new Date(triedAt.getTime() + readyForDays * dayMs);

/** Whether a store can be relied on to redeem, by when it last did. */
export const readyStateOf = (triedAt: Date | null, now: Date): ReadyState => {
  if (!triedAt) return 'untried';
  return now <= readyUntil(triedAt) ? 'redeemable' : 'lapsed';
};

export const ReadinessView = z.object({
  placeId: Id,
  placeName: z.string(),
  state: ReadyState,
  triedAt: Instant.nullable(),
  triedBy: TriedBy.nullable(),
  /** The end of the thirty days, ahead or past; null where nothing was ever tried. */
  readyUntil: Instant.nullable(),
});
export type ReadinessView = z.infer<typeof ReadinessView>;

export const LapsedStoreView = ReadinessView.extend({
  merchantId: Id,
  merchantName: z.string(),
});
export type LapsedStoreView = z.infer<typeof LapsedStoreView>;

export const RehearsalView = z.object({
  id: Id,
  placeId: Id,
  placeName: z.string(),
  /** Twelve digits, `89` in front: typed, or scanned off another screen. */
  code: z.string(),
  goodUntil: Instant,
});
export type RehearsalView = z.infer<typeof RehearsalView>;

export const rehearsalRefusals = refusals({
  rehearsal_not_found: { status: 404, facts: noFacts },
  rehearsal_over: { status: 410, facts: z.object({ endedAt: Instant }) },
  rehearsal_already_done: { status: 409, facts: z.object({ completedAt: Instant }) },
  rehearsal_elsewhere: { status: 409, facts: z.object({ stores: z.array(StoreName) }) },
  /** No store of the offer has shown in thirty days that it can redeem. */
  store_not_rehearsed: { status: 409, facts: z.object({ stores: z.array(StoreName) }) },
});

const storeParams = cityParams.extend({ place: Id });

export const startRehearsal = endpoint({
  name: 'startRehearsal',
  method: 'POST',
  path: '/cities/:city/stores/:place/rehearsals',
  who: ['staff', 'owner'],
  summary: 'A practice code to try the counter with, good for ten minutes at this store',
  params: storeParams,
  body: z.strictObject({}),
  reply: RehearsalView,
  status: 201,
  keyed: true,
  refusals: ['not_staff_here'],
});

export const completeRehearsal = endpoint({
  name: 'completeRehearsal',
  method: 'POST',
  path: '/cities/:city/stores/:place/rehearsal-completions',
  who: ['staff', 'owner'],
  summary: 'A practice code was read at this store: it can redeem. Moves no money',
  params: storeParams,
  body: z.strictObject({
    code: z.string().min(1).max(300),
    channel: z.enum(['scan', 'typed']),
    /** What the scanner calls the device it runs on. */
    deviceId: Id,
    /** From the first look to the last press. */
    seconds: z.int().min(0).max(3_600),
  }),
  reply: ReadinessView,
  status: 200,
  keyed: true,
  refusals: [
    'not_staff_here',
    'code_mistyped',
    'rehearsal_not_found',
    'rehearsal_over',
    'rehearsal_already_done',
    'rehearsal_elsewhere',
  ],
});

export const readReadiness = endpoint({
  name: 'readReadiness',
  method: 'GET',
  path: '/cities/:city/stores/:place/readiness',
  who: ['staff', 'owner'],
  summary: 'Whether this store has shown lately that it can redeem, and until when',
  params: storeParams,
  reply: ReadinessView,
  status: 200,
  keyed: false,
  refusals: ['not_staff_here'],
});

export const listReadiness = endpoint({
  name: 'listReadiness',
  method: 'GET',
  path: '/cities/:city/merchants/:merchant/readiness',
  who: ['owner', 'operator'],
  summary: 'The same of every store of a merchant',
  params: cityParams.extend({ merchant: Id }),
  query: z.strictObject(pageQuery),
  reply: pageOf(ReadinessView),
  status: 200,
  keyed: false,
  refusals: ['merchant_not_found', 'not_your_merchant'],
});

export const listLapsedStores = endpoint({
  name: 'listLapsedStores',
  method: 'GET',
  path: '/cities/:city/lapsed-stores',
  who: ['operator'],
  summary: 'Stores that could redeem once and have not tried for thirty days',
  params: cityParams,
  query: z.strictObject(pageQuery),
  reply: pageOf(LapsedStoreView),
  status: 200,
  keyed: false,
  refusals: [],
});
