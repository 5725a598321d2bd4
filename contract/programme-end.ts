import { z } from 'zod';
import { cityParams } from './city.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id, line, pageOf, pageQuery } from './kit/id.ts';
import { Fen } from './kit/money.ts';
import { Instant } from './kit/time.ts';
import { ProgrammeState, ProgrammeView } from './programme.ts';

/** How a programme ends well: tried before, announced in order, and closed at zero. */
/** What the end would do if it were now; nothing is changed by asking. */
export const EndRehearsal = z.object({
  ranAt: Instant,
  merchants: z.int(),
  members: z.int(),
  vouchers: z.int(),
  refundFen: Fen,
  /** What its vouchers hold by the ledger, for comparison: the two must agree. */
  heldFen: z.int(),
});
export type EndRehearsal = z.infer<typeof EndRehearsal>;

export const ProgrammeAccount = z.object({
  account: z.string(),
  inFen: Fen,
  outFen: Fen,
  balanceFen: z.int(),
  /** Must be zero before the programme’s books are closed. */
  mustBeZero: z.boolean(),
});
export type ProgrammeAccount = z.infer<typeof ProgrammeAccount>;

export const MerchantTold = z.object({
  merchantId: Id,
  name: z.string(),
  /** How many times they were told, and of those, how many had an attempt on a channel. */
  rounds: z.int(),
  attempts: z.int(),
  firstGivenAt: Instant.nullable(),
  deliveredAt: Instant.nullable(),
  proof: z.string().nullable(),
  acknowledgedAt: Instant.nullable(),
});
export type MerchantTold = z.infer<typeof MerchantTold>;

export const ProgrammeStep = z.object({
  step: z.string(),
  at: Instant,
  by: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type ProgrammeStep = z.infer<typeof ProgrammeStep>;

export const ProgrammeTimeline = z.object({
  steps: z.array(ProgrammeStep),
  merchants: z.array(MerchantTold),
  members: z.object({
    given: z.int(),
    proven: z.int(),
    waiting: z.int(),
    firstGivenAt: Instant.nullable(),
  }),
});
export type ProgrammeTimeline = z.infer<typeof ProgrammeTimeline>;

export const EndingView = z.object({
  programmeId: Id,
  name: z.string(),
  nameEn: z.string(),
  state: ProgrammeState,
  endsAt: Instant,
  publicAt: Instant,
  zh: z.string(),
  en: z.string(),
});
export type EndingView = z.infer<typeof EndingView>;

const programmeParams = cityParams.extend({ programme: Id });

export const rehearseEnd = endpoint({
  name: 'rehearseEnd',
  method: 'POST',
  path: '/cities/:city/programmes/:programme/end-rehearsals',
  who: ['operator'],
  summary: 'Try the end without ending: who would be told and what would go back',
  params: programmeParams,
  body: z.strictObject({}),
  reply: EndRehearsal,
  status: 201,
  keyed: true,
  refusals: ['programme_not_found', 'programme_not_in_state'],
});

export const announceEnd = endpoint({
  name: 'announceEnd',
  method: 'POST',
  path: '/cities/:city/programmes/:programme/end',
  who: ['operator'],
  summary: 'Stop selling and tell the merchants; members and public follow by themselves',
  params: programmeParams,
  body: z.strictObject({
    endsAt: Instant,
    reason: line(200),
    /** The law that asks for an earlier end than thirty days’ notice allows. */
    lawReason: line(200).optional(),
  }),
  reply: ProgrammeView,
  status: 200,
  keyed: true,
  refusals: [
    'programme_not_found',
    'programme_not_in_state',
    'programme_end_announced',
    'programme_end_too_soon',
  ],
});

export const readTimeline = endpoint({
  name: 'readTimeline',
  method: 'GET',
  path: '/cities/:city/programmes/:programme/timeline',
  who: ['operator'],
  summary: 'What happened to it and who was told when, with proof',
  params: programmeParams,
  reply: ProgrammeTimeline,
  status: 200,
  keyed: false,
  refusals: ['programme_not_found'],
});

export const readProgrammeAccounts = endpoint({
  name: 'readProgrammeAccounts',
  method: 'GET',
  path: '/cities/:city/programmes/:programme/accounts',
  who: ['operator'],
  summary:
    'Its accounts, derived from the postings of its orders, and whether all are zero',
  params: programmeParams,
  reply: z.object({ items: z.array(ProgrammeAccount), zero: z.boolean() }),
  status: 200,
  keyed: false,
  refusals: ['programme_not_found'],
});

export const listEndings = endpoint({
  name: 'listEndings',
  method: 'GET',
  path: '/cities/:city/endings',
  who: ['anyone'],
  summary: 'The public notice of every programme that ends or has ended, newest first',
  params: cityParams,
  query: z.strictObject(pageQuery),
  reply: pageOf(EndingView),
  status: 200,
  keyed: false,
  refusals: [],
});
