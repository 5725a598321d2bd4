import { distanceMetres } from '#contract/kit/geo.ts';
import type { MergeState, PlaceMergeView } from '#contract/place-merge.ts';
import { afterId, askOneMore, pageOfRows } from '#kit/page-cursor.ts';
import type { PageAsk } from '#kit/page-cursor.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { selectMerge, selectMerges } from './sql-merge.ts';
import type { PlaceMergeShown } from './sql-merge.ts';

/** Pairs in one state: the likeliest first, or the latest decided first. */
export const listMerges = async (
  work: AnyWork,
  asked: PageAsk & { state: MergeState },
): Promise<{ items: PlaceMergeView[]; nextCursor: string | null }> => {
  const rows = await selectMerges(work, {
    state: asked.state,
    after: afterId(asked),
    limit: askOneMore(asked),
  });
  return pageOfRows(rows, asked, (row) => row.id, showMerge);
};

/** One pair as it is now. */
export const readMerge = async (
  work: Work<'merge_not_found'>,
  mergeId: string,
): Promise<PlaceMergeView> => {
  const merge = await selectMerge(work, mergeId);
  return merge ? showMerge(merge) : work.refuse('merge_not_found', { mergeId });
};

const showMerge = (merge: PlaceMergeShown): PlaceMergeView => ({
  id: merge.id,
  state: merge.state,
  score: merge.score,
  reasons: merge.reasons,
  distanceMetres: Math.round(distanceMetres(merge.kept, merge.dropped)),
  kept: merge.kept,
  dropped: merge.dropped,
  proposedAt: merge.proposedAt.toISOString(),
  decidedAt: merge.decidedAt?.toISOString() ?? null,
  decidedBy: merge.decidedByName,
});
