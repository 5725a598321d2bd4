import type { DifferenceView } from '#contract/reconciliation.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { writeAudit } from '#parties/audit/write-audit.ts';
import { theirId } from '#parties/person/actor.ts';
import { showDifference } from './show.ts';
import { lockDifference, selectDifferences, writeClosing } from './sql-difference.ts';
import type { Difference } from './sql-difference.ts';

type MayRefuse = Work<'difference_not_found' | 'difference_already_closed'>;

/** The operator closes a difference with a note of what was done about it. */
export const closeDifference = async (
  work: MayRefuse,
  { differenceId, note }: { differenceId: string; note: string },
): Promise<DifferenceView> => {
  const { id } = await lockOpen(work, differenceId);
  await writeClosing(work, { id, closedBy: theirId(work), note });
  const subject = { kind: 'difference', id } as const;
  writeAudit(work, { deed: 'difference_closed', subject, facts: { because: note } });
  return readShown(work, id);
};

/** An open difference, held. */
export const lockOpen = async (work: MayRefuse, id: string): Promise<Difference> => {
  const found = (await lockDifference(work, id)) ?? work.refuse('difference_not_found', {});
  if (!found.closedAt) return found;
  return work.refuse('difference_already_closed', {
    closedAt: found.closedAt.toISOString(),
  });
};

export const readShown = async (work: AnyWork, id: string): Promise<DifferenceView> => {
  const [shown] = await selectDifferences(work, { id, limit: 1 });
  assert(shown !== undefined, 'a difference is shown');
  return showDifference(shown);
};
