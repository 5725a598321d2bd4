import { z } from 'zod';
import { cityParams } from './city.ts';
import { can } from './kit/can.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id, line, pageOf, pageQuery, prose } from './kit/id.ts';
import { Fen } from './kit/money.ts';
import { noFacts, refusals } from './kit/refusal.ts';
import { Instant } from './kit/time.ts';

/** A pilot, a card or a festival: whatever begins, is sold under a name, and ends. */
export const ProgrammeKind = z.enum(['pilot', 'card', 'festival']);
export type ProgrammeKind = z.infer<typeof ProgrammeKind>;

export const ProgrammeState = z.enum(['draft', 'ready', 'live', 'winding_down', 'ended']);
export type ProgrammeState = z.infer<typeof ProgrammeState>;

/** What may be done to a programme in which state; sweeps do the last three. */
export const programmeTable = {
  plan: ['draft'],
  rehearseEnd: ['draft', 'ready', 'live'],
  makeReady: ['draft'],
  reopen: ['ready'],
  goLive: ['ready'],
  announceEnd: ['live'],
  tell: ['live'],
  windDown: ['live'],
  end: ['winding_down'],
} as const;
export type ProgrammeDeed = keyof typeof programmeTable;
export const programmeCan = can<ProgrammeState, ProgrammeDeed>(programmeTable);

/** What the operator owes everybody in each state; the apps own the sentences. */
export const programmeDuties = {
  draft: ['plan_the_end_first', 'write_the_notices', 'rehearse_the_stores'],
  ready: ['start_within_thirty_days'],
  live: ['keep_stores_rehearsed', 'watch_the_budget', 'tell_merchants_first'],
  winding_down: ['honour_vouchers', 'sell_nothing_new', 'answer_questions'],
  ended: ['refund_within_fifteen_days', 'close_to_zero', 'keep_the_books'],
} as const satisfies Record<ProgrammeState, readonly string[]>;
export type ProgrammeDuty = (typeof programmeDuties)[ProgrammeState][number];

/** Between the public notice and the end. */
export const noticeDays = 30;
/** Telling merchants three times takes two days, members a night: the end allows for it. */
export const announceDays = 34;
/** How long a merchant who did not answer is left alone before being told again. */
export const againAfterHours = 24;
export const tellRounds = 3;
/** A rehearsal of the end counts for this long. */
export const endRehearsedDays = 30;
/** Refunds are with the customer by then. */
export const refundDays = 15;

export const Audience = z.enum(['merchants', 'members', 'public']);
export type Audience = z.infer<typeof Audience>;

const Text = z.strictObject({ audience: Audience, zh: prose(500), en: prose(800) });

export const ProgrammePlan = z.strictObject({
  name: line(40),
  nameEn: line(60),
  startsAt: Instant,
  endsAt: Instant,
  /** What the platform may give away in it; null until somebody has said so. */
  budgetFen: Fen.nullable(),
  /** So many stores that can redeem make a district worth a walk. */
  storesPerDistrict: z.int().min(1).max(50),
  stores: z.array(z.strictObject({ placeId: Id, district: line(30) })).max(300),
  offerIds: z.array(Id).max(300),
  /** What will be said when it ends, written while nobody is in a hurry. */
  texts: z.array(Text).max(3),
});
export type ProgrammePlan = z.infer<typeof ProgrammePlan>;

export const ProgrammeView = ProgrammePlan.extend({
  id: Id,
  kind: ProgrammeKind,
  state: ProgrammeState,
  createdAt: Instant,
  announcedAt: Instant.nullable(),
  endReason: z.string().nullable(),
  /** The law that asks for less than thirty days’ notice. */
  lawReason: z.string().nullable(),
  merchantsToldAt: Instant.nullable(),
  membersToldAt: Instant.nullable(),
  publicAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  zeroAt: Instant.nullable(),
});
export type ProgrammeView = z.infer<typeof ProgrammeView>;

export const ChecklistItem = z.object({
  item: z.enum([
    'stores_rehearsed',
    'density',
    'offers_live',
    'budget_set',
    'notices_written',
    'end_rehearsed',
    'dates_ahead',
  ]),
  done: z.boolean(),
  have: z.int(),
  need: z.int(),
  /** Who is to mend it. */
  mender: z.enum(['merchants', 'operator']),
  /** What is missing, by name: stores, districts, audiences. */
  missing: z.array(z.string()),
});
export type ChecklistItem = z.infer<typeof ChecklistItem>;

export const programmeRefusals = refusals({
  programme_not_found: { status: 404, facts: noFacts },
  programme_not_in_state: {
    status: 409,
    facts: z.object({ state: ProgrammeState, needs: z.array(ProgrammeState) }),
  },
  /** Names what is missing and who can mend it. */
  programme_not_ready: {
    status: 409,
    facts: z.object({ missing: z.array(ChecklistItem) }),
  },
  programme_end_too_soon: { status: 409, facts: z.object({ earliest: Instant }) },
  programme_end_announced: { status: 409, facts: z.object({ announcedAt: Instant }) },
  /** An offer belongs to one programme, so that its money is counted once. */
  programme_offer_taken: { status: 409, facts: z.object({ offerId: Id }) },
  programme_store_unfit: { status: 409, facts: z.object({ placeId: Id }) },
});

const programmeParams = cityParams.extend({ programme: Id });

export const createProgramme = endpoint({
  name: 'createProgramme',
  method: 'POST',
  path: '/cities/:city/programmes',
  who: ['operator'],
  summary: 'Begin to plan a pilot, a card or a festival',
  params: cityParams,
  body: z.strictObject({
    kind: ProgrammeKind,
    name: line(40),
    nameEn: line(60),
    startsAt: Instant,
    endsAt: Instant,
  }),
  reply: ProgrammeView,
  status: 201,
  keyed: true,
  refusals: [],
});

export const listProgrammes = endpoint({
  name: 'listProgrammes',
  method: 'GET',
  path: '/cities/:city/programmes',
  who: ['operator'],
  summary: 'Programmes of the city, newest first',
  params: cityParams,
  query: z.strictObject(pageQuery),
  reply: pageOf(ProgrammeView),
  status: 200,
  keyed: false,
  refusals: [],
});

export const readProgramme = endpoint({
  name: 'readProgramme',
  method: 'GET',
  path: '/cities/:city/programmes/:programme',
  who: ['operator'],
  summary: 'One programme with its plan',
  params: programmeParams,
  reply: ProgrammeView,
  status: 200,
  keyed: false,
  refusals: ['programme_not_found'],
});

export const planProgramme = endpoint({
  name: 'planProgramme',
  method: 'PUT',
  path: '/cities/:city/programmes/:programme/plan',
  who: ['operator'],
  summary: 'Stores, offers, dates, budget and what will be said at the end; while a draft',
  params: programmeParams,
  body: ProgrammePlan,
  reply: ProgrammeView,
  status: 200,
  keyed: true,
  refusals: [
    'programme_not_found',
    'programme_not_in_state',
    'programme_offer_taken',
    'programme_store_unfit',
    'offer_not_found',
  ],
});

export const readChecklist = endpoint({
  name: 'readChecklist',
  method: 'GET',
  path: '/cities/:city/programmes/:programme/checklist',
  who: ['operator'],
  summary: 'What is still missing before it may start, computed now',
  params: programmeParams,
  reply: z.object({ items: z.array(ChecklistItem), ready: z.boolean() }),
  status: 200,
  keyed: false,
  refusals: ['programme_not_found'],
});

export const stepProgramme = endpoint({
  name: 'stepProgramme',
  method: 'POST',
  path: '/cities/:city/programmes/:programme/steps',
  who: ['operator'],
  summary: 'Make ready, reopen the plan, or go live',
  params: programmeParams,
  body: z.strictObject({ step: z.enum(['makeReady', 'reopen', 'goLive']) }),
  reply: ProgrammeView,
  status: 200,
  keyed: true,
  refusals: ['programme_not_found', 'programme_not_in_state', 'programme_not_ready'],
});
