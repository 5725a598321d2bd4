import { z } from 'zod';
import { cityParams } from './city.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id, line, pageOf, pageQuery } from './kit/id.ts';
import { noFacts, refusals } from './kit/refusal.ts';
import { Instant } from './kit/time.ts';

/** So many refused tries within so many minutes lock a counter to whoever made them. */
export const triesLimit = 10;
export const triesWithinMinutes = 10;
export const lockedMinutes = 15;
/** Faster than this between two stores, and farther than this, is no one person. */
export const travelLimits = { metres: 2_000, kilometresPerHour: 120 } as const;
/** One customer's vouchers by one member of staff on one day. */
export const samePairLimit = 5;
/** Undos of one member of staff: in an hour, or their share of so many in a day. */
export const undoLimits = { inAnHour: 3, ofInADay: 10, share: 1 / 3 } as const;

export const SignalKind = z.enum([
  'many_tries',
  'impossible_travel',
  'same_pair',
  'many_undos',
]);
export type SignalKind = z.infer<typeof SignalKind>;

/** Something that is worth a look; it stops nobody by itself. */
export const SignalView = z.object({
  id: Id,
  kind: SignalKind,
  merchantId: Id,
  placeId: Id,
  placeName: z.string(),
  /** Staff or till; null where it is about a customer. */
  askerId: Id.nullable(),
  askerName: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  seenAt: Instant,
  /** While the counter is locked by it. */
  lockedUntil: Instant.nullable(),
  /** What came of it, once somebody looked. */
  closed: z.object({ at: Instant, by: z.string(), because: z.string() }).nullable(),
});
export type SignalView = z.infer<typeof SignalView>;

export const fraudRefusals = refusals({
  /** Too many refused tries by this person or till at this store; others may go on. */
  counter_locked: { status: 423, facts: z.object({ until: Instant }) },
  counter_not_locked: { status: 404, facts: noFacts },
  signal_not_found: { status: 404, facts: noFacts },
});

const merchantParams = cityParams.extend({ merchant: Id });

export const listSignals = endpoint({
  name: 'listSignals',
  method: 'GET',
  path: '/cities/:city/signals',
  who: ['operator'],
  summary: 'What is worth a look in the city, newest first',
  params: cityParams,
  query: z.strictObject({ open: z.enum(['true', 'false']).optional(), ...pageQuery }),
  reply: pageOf(SignalView),
  status: 200,
  keyed: false,
  refusals: [],
});

export const listMerchantSignals = endpoint({
  name: 'listMerchantSignals',
  method: 'GET',
  path: '/cities/:city/merchants/:merchant/signals',
  who: ['owner'],
  summary: 'What is worth a look at the stores of a merchant, newest first',
  params: merchantParams,
  query: z.strictObject(pageQuery),
  reply: pageOf(SignalView),
  status: 200,
  keyed: false,
  refusals: ['merchant_not_found', 'not_your_merchant'],
});

const signalParams = cityParams.extend({ signal: Id });

export const closeSignal = endpoint({
  name: 'closeSignal',
  method: 'PUT',
  path: '/cities/:city/signals/:signal/closing',
  who: ['operator'],
  summary: 'Say what came of a signal; it leaves the list and stays on record',
  params: signalParams,
  body: z.strictObject({ because: line(200) }),
  reply: SignalView,
  status: 200,
  keyed: true,
  refusals: ['signal_not_found'],
});

export const reopenSignal = endpoint({
  name: 'reopenSignal',
  method: 'DELETE',
  path: '/cities/:city/signals/:signal/closing',
  who: ['operator'],
  summary: 'Take the closing of a signal back',
  params: signalParams,
  reply: SignalView,
  status: 200,
  keyed: true,
  refusals: ['signal_not_found'],
});

export const liftCounterLock = endpoint({
  name: 'liftCounterLock',
  method: 'DELETE',
  path: '/cities/:city/merchants/:merchant/stores/:place/counter-locks/:asker',
  who: ['owner', 'operator'],
  summary: 'Let somebody try codes at a store again before the lock is over',
  params: merchantParams.extend({ place: Id, asker: Id }),
  reply: z.object({ lifted: z.literal(true) }),
  status: 200,
  keyed: true,
  refusals: ['merchant_not_found', 'not_your_merchant', 'counter_not_locked'],
});
