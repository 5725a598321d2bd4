import { z } from 'zod';
import { cityParams } from './city.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id, line, pageOf, pageQuery } from './kit/id.ts';
import { Fen } from './kit/money.ts';
import { noFacts, refusals } from './kit/refusal.ts';
import { Instant, LocalDay } from './kit/time.ts';
import { RailName } from './payment.ts';

/** What a line in a rail's bill is about. */
export const BillKind = z.enum(['trade', 'refund', 'share', 'return', 'transfer']);
export type BillKind = z.infer<typeof BillKind>;

/**
 * What is not the same: the rail knows what we don't, we did what the bill lacks, the
 * amounts differ, or it is done there and not here.
 */
export const BillProblem = z.enum([
  'missing_here',
  'missing_there',
  'amount_differs',
  'state_differs',
]);
export type BillProblem = z.infer<typeof BillProblem>;

/** How many of one kind, and how much, by the bill and by our own books. */
export const BillCounts = z.object({
  theirs: z.int(),
  theirFen: z.int(),
  ours: z.int(),
  ourFen: z.int(),
});
export type BillCounts = z.infer<typeof BillCounts>;

export const RailDayView = z.object({
  rail: RailName,
  day: LocalDay,
  /** `waiting`: the rail has not written its bill yet, or did not answer. */
  state: z.enum(['waiting', 'compared']),
  comparedAt: Instant.nullable(),
  nextTryAt: Instant.nullable(),
  counts: z.partialRecord(BillKind, BillCounts),
  differences: z.int(),
  openDifferences: z.int(),
});
export type RailDayView = z.infer<typeof RailDayView>;

export const DifferenceView = z.object({
  id: Id,
  rail: RailName,
  day: LocalDay,
  kind: BillKind,
  ourNo: z.string(),
  problem: BillProblem,
  ourFen: Fen.nullable(),
  theirFen: Fen.nullable(),
  ourState: z.string().nullable(),
  openedAt: Instant,
  ownerId: Id.nullable(),
  ownerName: z.string().nullable(),
  closedAt: Instant.nullable(),
  /** `resolved` by itself, when both sides came to say the same. */
  closedHow: z.enum(['resolved', 'closed']).nullable(),
  closedByName: z.string().nullable(),
  note: z.string().nullable(),
});
export type DifferenceView = z.infer<typeof DifferenceView>;

export const reconciliationRefusals = refusals({
  difference_not_found: { status: 404, facts: noFacts },
  difference_already_closed: { status: 409, facts: z.object({ closedAt: Instant }) },
});

export const listRailDays = endpoint({
  name: 'listRailDays',
  method: 'GET',
  path: '/cities/:city/rail-days',
  who: ['operator'],
  summary: "Each day's bill of each rail beside our own books, newest first",
  params: cityParams,
  query: z.strictObject({ rail: RailName.optional(), ...pageQuery }),
  reply: pageOf(RailDayView),
  status: 200,
  keyed: false,
  refusals: [],
});

export const listDifferences = endpoint({
  name: 'listDifferences',
  method: 'GET',
  path: '/cities/:city/rail-differences',
  who: ['operator'],
  summary: 'Where a bill and our books differ, newest first',
  params: cityParams,
  query: z.strictObject({
    open: z.enum(['true', 'false']).optional(),
    rail: RailName.optional(),
    day: LocalDay.optional(),
    ...pageQuery,
  }),
  reply: pageOf(DifferenceView),
  status: 200,
  keyed: false,
  refusals: [],
});

const differenceParams = cityParams.extend({ difference: Id });

export const takeDifference = endpoint({
  name: 'takeDifference',
  method: 'POST',
  path: '/cities/:city/rail-differences/:difference/owner',
  who: ['operator'],
  summary: 'Make an open difference mine to clear up',
  params: differenceParams,
  body: z.strictObject({}),
  reply: DifferenceView,
  status: 200,
  keyed: false,
  refusals: ['difference_not_found', 'difference_already_closed'],
});

export const closeDifference = endpoint({
  name: 'closeDifference',
  method: 'POST',
  path: '/cities/:city/rail-differences/:difference/closing',
  who: ['operator'],
  summary: 'Close a difference with a note of what was done about it',
  params: differenceParams,
  body: z.strictObject({ note: line(500) }),
  reply: DifferenceView,
  status: 200,
  keyed: true,
  refusals: ['difference_not_found', 'difference_already_closed'],
});
