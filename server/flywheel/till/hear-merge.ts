import { findPlaceNow, mergeAsItStands } from '#flywheel/place/merge-follow.ts';
import type { Listener } from '#kit/module.ts';
import type { AnyWork } from '#kit/work.ts';
import { moveTills, storesMadeFor } from './sql.ts';

/**
 * A till stands where the store is that it was made for, merged or not. Where that is now
 * is asked anew each time, so hearing twice, late or in the wrong order does no harm.
 */
const followMerge = async (work: AnyWork, mergeId: string): Promise<void> => {
  const merge = await mergeAsItStands(work, mergeId);
  if (!merge) return;
  const pair = [merge.keptPlaceId, merge.droppedPlaceId];
  for (const madeFor of await storesMadeFor(work, pair)) {
    const place = await findPlaceNow(work, madeFor);
    if (place) await moveTills(work, { madeFor, placeId: place.id });
  }
};

export const mergeListeners: readonly Listener[] = ['place.merged', 'place.unmerged'].map(
  (hears) => ({
    name: `till.${hears}`,
    hears,
    act: (work, { facts }) => followMerge(work, String(facts['mergeId'])),
  }),
);
