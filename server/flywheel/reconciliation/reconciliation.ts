import type { BillCounts, BillKind, BillProblem } from '#contract/reconciliation.ts';
import { dayMs, hourMs } from '#contract/kit/time.ts';

/**
 * A rail's bill beside our own books. Both name each movement by the number that we gave
 * it, so that two movements are the same when kind and number are.
 */
export type Ours = {
  kind: BillKind;
  ourNo: string;
  amountFen: number;
  state: string;
  doneAt: Date | null;
};
export type Theirs = { kind: BillKind; ourNo: string; amountFen: number };

/** What is not the same; undefined where both say the same, or nothing is done yet. */
export const problemOf = (
  ours: Ours | undefined,
  theirs: Theirs | undefined,
): BillProblem | undefined => {
  if (!ours) return theirs && 'missing_here';
  if (!theirs) return ours.doneAt ? 'missing_there' : undefined;
  if (theirs.amountFen !== ours.amountFen) return 'amount_differs';
  return ours.doneAt ? undefined : 'state_differs';
};

export const keyOf = ({ kind, ourNo }: { kind: BillKind; ourNo: string }): string =>
  `${kind} ${ourNo}`;

/** Lines of one number belong together: a share has one for each of its receivers. */
export const addUp = <Line extends Theirs>(lines: readonly Line[]): Line[] => {
  const sums = new Map<string, Line>();
  for (const line of lines) {
    const before = sums.get(keyOf(line));
    const amountFen = line.amountFen + (before?.amountFen ?? 0);
    sums.set(keyOf(line), { ...(before ?? line), amountFen });
  }
  return [...sums.values()];
};

export type Counts = Partial<Record<BillKind, BillCounts>>;

export const countBoth = (theirs: readonly Theirs[], ours: readonly Ours[]): Counts => {
  const counts: Counts = {};
  const of = (kind: BillKind): BillCounts =>
    (counts[kind] ??= { theirs: 0, theirFen: 0, ours: 0, ourFen: 0 });
  for (const { kind, amountFen } of theirs) {
    of(kind).theirs += 1;
    of(kind).theirFen += amountFen;
  }
  for (const { kind, amountFen } of ours) {
    of(kind).ours += 1;
    of(kind).ourFen += amountFen;
  }
  return counts;
};

const chinaAheadMs = 8 * hourMs;
/** The rails write the bill of a day until ten on the next morning. */
const billReadyMs = 10 * hourMs;

/** The day in China of a moment: `2026-11-24`. */
export const chinaDay = (at: Date): string =>
  new Date(at.getTime() + chinaAheadMs).toISOString().slice(0, 10);

/** From midnight to midnight in China. */
export const hoursOf = (day: string): { from: Date; until: Date } => {
  const from = new Date(Date.parse(`${day}T00:00:00.000Z`) - chinaAheadMs);
  return { from, until: new Date(from.getTime() + dayMs) };
};

export const dayAfter = (day: string): string => chinaDay(hoursOf(day).until);

export const isBillReady = (day: string, now: Date): boolean =>
  now.getTime() >= hoursOf(day).until.getTime() + billReadyMs;

/** Ten minutes, then twice as long each time, at most six hours. */
export const nextTryOf = (tries: number, now: Date): Date =>
  new Date(now.getTime() + Math.min(36, 2 ** tries) * (hourMs / 6));
