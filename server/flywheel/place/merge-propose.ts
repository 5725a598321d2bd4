import type { AnyWork } from '#kit/work.ts';
import { duplicatePairs } from './duplicate-pairs.ts';
import { apartMetres } from './duplicate-sameness.ts';
import {
  insertProposals,
  queueImported,
  queuePlace,
  selectNeighbours,
  selectOpen,
  takeUnpaired,
} from './sql-merge.ts';
import type { Known } from './sql-merge.ts';

const batch = 1_000;

/**
 * Looks for the like of a batch of places among other sources and proposes the pairs to a
 * person. A pair that was proposed before, and one that was dismissed, is left alone.
 */
export const proposeMerges = async (work: AnyWork): Promise<number> => {
  const ids = await takeUnpaired(work, batch);
  if (ids.length === 0) return 0;
  const fresh = await selectOpen(work, ids);
  const rivals = await selectNeighbours(work, ids, apartMetres);
  const known = new Map([...fresh, ...rivals].map((place) => [place.id, place]));
  const merges = duplicatePairs(fresh, rivals).flatMap(({ oneId, otherId, ...found }) => {
    const [one, other] = [known.get(oneId), known.get(otherId)];
    if (!one || !other) return [];
    const [kept, dropped] = keepsFirst(one, other) ? [one, other] : [other, one];
    return { ...found, id: work.id(), keptPlaceId: kept.id, droppedPlaceId: dropped.id };
  });
  const proposed = await insertProposals(work, merges);
  if (proposed > 0) work.emit({ name: 'place.merges_proposed', facts: { proposed } });
  return ids.length;
};

/** A merchant's place stays; else the one that was here first, which more links lead to. */
const keepsFirst = (one: Known, other: Known): boolean => {
  const [mine, theirs] = [one.merchantId !== null, other.merchantId !== null];
  if (mine !== theirs) return mine;
  const years = one.createdAt.getTime() - other.createdAt.getTime();
  return years === 0 ? one.id < other.id : years < 0;
};

/** An import brought places: each is to be looked at once. */
export const queueAfterImport = (work: AnyWork, importId: string): Promise<void> =>
  queueImported(work, importId);

/** A merchant made or claimed a place: somebody may have listed it before. */
export const queueAfterClaim = (work: AnyWork, placeId: string): Promise<void> =>
  queuePlace(work, placeId);
