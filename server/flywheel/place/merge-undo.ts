import type { PlaceMergeView } from '#contract/place-merge.ts';
import { assert } from '#kit/refuse.ts';
import type { Work } from '#kit/work.ts';
import { writeAudit } from '#parties/audit/write-audit.ts';
import { moveStaffBack } from '#parties/person/move-staff.ts';
import { refuseLate, tellMerge } from './merge-decide.ts';
import { readMerge } from './merge-show.ts';
import { takeImportTurn } from './sql-import.ts';
import { decideMerge } from './sql-merge.ts';
import type { PlaceMerge } from './sql-merge.ts';
import { emptyKept, lockPair, reopenDropped, selectPointer } from './sql-merge-move.ts';

type UndoRefusals = 'merge_not_found' | 'merge_not_in_state' | 'merge_undo_later_first';

/**
 * Takes a decision back. After a merge the dropped place opens again with its own merchant
 * and staff, and exactly what was moved goes back; what came to the kept place since stays
 * there. "Not the same" taken back is a proposal once more.
 */
export const undoMerge = async (
  work: Work<UndoRefusals>,
  mergeId: string,
): Promise<PlaceMergeView> => {
  await takeImportTurn(work);
  const again = await decideMerge(work, mergeId, { from: ['dismissed'], to: 'proposed' });
  if (!again) await takeBack(work, mergeId);
  writeAudit(work, {
    deed: 'merge_undone',
    subject: { kind: 'merge', id: mergeId },
    facts: { was: again ? 'dismissed' : 'merged' },
  });
  return readMerge(work, mergeId);
};

const takeBack = async (work: Work<UndoRefusals>, mergeId: string): Promise<void> => {
  const merge = await decideMerge(work, mergeId, { from: ['merged'], to: 'undone' });
  if (!merge) return refuseLate(work, mergeId);
  const { keptPlaceId, droppedPlaceId, moved } = merge;
  assert(moved !== null, 'a merge wrote down what it moved');
  await lockPair(work, [keptPlaceId, droppedPlaceId]);
  await mustBeLatest(work, merge);
  await reopenDropped(work, droppedPlaceId, moved.merchantId);
  await emptyKept(work, keptPlaceId, moved);
  await moveStaffBack(work, moved.staff, {
    fromPlaceId: droppedPlaceId,
    toPlaceId: keptPlaceId,
  });
  tellMerge(work, 'place.unmerged', merge);
};

/** What was moved may have moved on with the kept place; that comes back first. */
const mustBeLatest = async (
  work: Work<UndoRefusals>,
  { keptPlaceId }: PlaceMerge,
): Promise<void> => {
  const later = await selectPointer(work, keptPlaceId);
  if (later) work.refuse('merge_undo_later_first', { mergeId: later.id });
};
