import type { DifferenceView, RailDayView } from '#contract/reconciliation.ts';
import type { RailDay } from './sql.ts';
import type { DifferenceShown } from './sql-difference.ts';

export const showDifference = (found: DifferenceShown): DifferenceView => ({
  id: found.id,
  rail: found.rail,
  day: found.day,
  kind: found.kind,
  ourNo: found.ourNo,
  problem: found.problem,
  ourFen: found.ourFen,
  theirFen: found.theirFen,
  ourState: found.ourState,
  openedAt: found.openedAt.toISOString(),
  ownerId: found.ownerId,
  ownerName: found.ownerName,
  closedAt: found.closedAt?.toISOString() ?? null,
  closedHow: found.closedHow,
  closedByName: found.closerName,
  note: found.note,
});

export const showDay = (
  day: RailDay,
  differences: { all: number; open: number } | undefined,
): RailDayView => ({
  rail: day.rail,
  day: day.day,
  state: day.state,
  comparedAt: day.comparedAt?.toISOString() ?? null,
  nextTryAt: day.state === 'waiting' ? day.nextTryAt.toISOString() : null,
  counts: day.counts,
  differences: differences?.all ?? 0,
  openDifferences: differences?.open ?? 0,
});
