import { mergeStates } from '#contract/place-merge.ts';
import type { MergeState, PlaceMergeView } from '#contract/place-merge.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { writeAudit } from '#parties/audit/write-audit.ts';
import { readMerge } from './merge-show.ts';
import { decideMerge } from './sql-merge.ts';
import type { PlaceMerge } from './sql-merge.ts';

type DecideRefusals = 'merge_not_found' | 'merge_not_in_state';

/** They are two places. The pair stays on record, so that it is never proposed again. */
export const dismissMerge = async (
  work: Work<DecideRefusals>,
  mergeId: string,
): Promise<PlaceMergeView> => {
  await claimDecision(work, mergeId, 'dismiss', 'dismissed');
  const subject = { kind: 'merge', id: mergeId } as const;
  writeAudit(work, { deed: 'merge_dismissed', subject });
  return readMerge(work, mergeId);
};

/**
 * Of two operators who decide one pair at once, one write finds it in a state where it may
 * be decided; the other is told what it is by then.
 */
export const claimDecision = async (
  work: Work<DecideRefusals>,
  mergeId: string,
  deed: 'confirm' | 'dismiss',
  to: MergeState,
): Promise<PlaceMerge> => {
  const merge = await decideMerge(work, mergeId, { from: mergeStates[deed], to });
  return merge ?? refuseLate(work, mergeId);
};

/** Why a pair could not be decided: it is not there, or it is in another state. */
export const refuseLate = async (
  work: Work<DecideRefusals>,
  mergeId: string,
): Promise<never> => {
  const { state } = await readMerge(work, mergeId);
  return work.refuse('merge_not_in_state', { state });
};

/** What hangs on the places elsewhere follows, and every index looks at both again. */
export const tellMerge = (
  work: AnyWork,
  name: 'place.merged' | 'place.unmerged',
  { id: mergeId, keptPlaceId, droppedPlaceId }: PlaceMerge,
): void => {
  work.emit({ name, facts: { mergeId, keptPlaceId, droppedPlaceId } });
  work.emit({
    name: 'place.changed',
    facts: { placeIds: [keptPlaceId, droppedPlaceId] },
  });
};
