import type { EntryKind } from '#contract/ledger.ts';
import { payableTo, settledOf } from '#flywheel/ledger/ledger.ts';
import { postMany } from '#flywheel/ledger/post-many.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork } from '#kit/work.ts';
import { dueUntil, linesAtOnce, lookBackMs, overlapMs } from './settlement.ts';
import {
  insertSettlements,
  lineUp,
  lockProgress,
  windowEnd,
  writeProgress,
} from './sql.ts';
import type { LinedUp, Progress } from './sql.ts';

const kind: EntryKind = 'settlement';
const start = new Date(0);

/**
 * Settles what merchants earned and nobody can undo any more: a line for each ledger entry,
 * and for each merchant one entry from payable to settled. Set-based, because an outage of
 * two days leaves tens of thousands of lines; one round is one transaction, and a round
 * that is killed has left nothing.
 */
export const settleDue = async (work: AnyWork, limit = linesAtOnce): Promise<number> => {
  const due = dueUntil(work.now);
  const progress = await lockProgress(work, start);
  const back = work.now.getTime() - progress.lookedBackAt.getTime() >= lookBackMs;
  const from = back ? start : new Date(progress.lookedUntil.getTime() - overlapMs);
  const until = (await windowEnd(work, { from, due, limit })) ?? due;
  const whole = until >= due;
  const runId = work.id();
  const groups = await lineUp(work, { from, until, runId });
  if (groups.length > 0) await post(work, runId, groups);
  const lines = groups.reduce((sum, group) => sum + group.lines, 0);
  if (lines > 0 || back) await writeProgress(work, stepOf(work, progress, whole, back));
  return lines;
};

/** A look that did not reach its end starts again where it did, without what it made. */
const stepOf = (
  work: AnyWork,
  progress: Progress,
  whole: boolean,
  back: boolean,
): Progress => ({
  lookedUntil: whole ? dueUntil(work.now) : progress.lookedUntil,
  lookedBackAt: whole && back ? work.now : progress.lookedBackAt,
});

/** One settlement a merchant, part and rail, and its entry where it moves anything. */
const post = async (work: AnyWork, runId: string, groups: readonly LinedUp[]) => {
  const made = groups.map((group) => ({ ...group, id: work.id(), runId }));
  assert(
    made.every(({ amountFen }) => Number.isSafeInteger(amountFen)),
    'what is settled is a whole number of fen',
  );
  await insertSettlements(work, made);
  await postMany(
    work,
    made.map(({ id, merchantId, amountFen }) => ({
      kind,
      subjectId: id,
      fromAccount: payableTo(merchantId),
      toAccount: settledOf(merchantId),
      amountFen,
    })),
  );
};
