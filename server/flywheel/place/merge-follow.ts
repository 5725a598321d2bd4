import type { AnyWork, Work } from '#kit/work.ts';
import type { Place } from './sql.ts';
import { selectPlace } from './sql.ts';
import { holdMerge, selectPointer, selectPointers } from './sql-merge-move.ts';
import type { Pointer } from './sql-merge-move.ts';

export type { Pointer } from './sql-merge-move.ts';

/** A place that went into one that went into another …: nobody merges this often. */
const stepsLimit = 8;

/** Where a place is found now, if it was dropped by a merge. */
export const placeMergedInto = async (
  work: AnyWork,
  placeId: string,
): Promise<string | null> => {
  let at = placeId;
  for (let step = 0; step < stepsLimit; step += 1) {
    const pointer = await selectPointer(work, at);
    if (!pointer) break;
    at = pointer.keptPlaceId;
  }
  return at === placeId ? null : at;
};

/** Says no where a closed place was dropped by a merge, and where it is now. */
export const refuseMerged = async (
  work: Work<'place_merged'>,
  { id: placeId, closedAt }: Place,
): Promise<void> => {
  const intoPlaceId = closedAt ? await placeMergedInto(work, placeId) : null;
  if (intoPlaceId !== null) work.refuse('place_merged', { placeId, intoPlaceId });
};

/** The place of this id, or the one that it is part of by now. */
export const findPlaceNow = async (
  work: AnyWork,
  placeId: string,
): Promise<Place | undefined> => {
  const place = await selectPlace(work, placeId);
  if (!place?.closedAt) return place;
  const intoPlaceId = await placeMergedInto(work, placeId);
  return intoPlaceId === null ? place : selectPlace(work, intoPlaceId);
};

/** Those of the places that were dropped by a merge, with where each went. */
export const pointersOf = (
  work: AnyWork,
  placeIds: readonly string[],
): Promise<Pointer[]> => selectPointers(work, placeIds);

/**
 * A merge for those who move what is theirs after it, and whether it stands. They look at
 * this and not at what they were told, since what happened may be heard late, twice and in
 * the wrong order; who decides it anew waits until they are done.
 */
export const mergeAsItStands = async (
  work: AnyWork,
  mergeId: string,
): Promise<(Pointer & { stands: boolean }) | undefined> => {
  const merge = await holdMerge(work, mergeId);
  if (!merge) return undefined;
  const { keptPlaceId, droppedPlaceId, state } = merge;
  return { mergeId, keptPlaceId, droppedPlaceId, stands: state === 'merged' };
};
