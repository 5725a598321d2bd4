import { mergeAsItStands } from '#flywheel/place/merge-follow.ts';
import type { Listener } from '#kit/module.ts';
import type { AnyWork } from '#kit/work.ts';
import { moveStores, moveStoresBack } from './sql-merge.ts';

/**
 * Offers hold where their place goes: with a merge at the kept one, with its undo at the
 * dropped one again. The merge itself is asked, so hearing twice or late does no harm.
 */
export const followMerge = async (work: AnyWork, mergeId: string): Promise<void> => {
  const merge = await mergeAsItStands(work, mergeId);
  if (!merge) return;
  const offerIds = await (merge.stands ? moveStores : moveStoresBack)(work, merge);
  if (offerIds.length > 0) work.emit({ name: 'offer.changed', facts: { offerIds } });
};

const heard = (hears: string): Listener => ({
  name: `offer.${hears}`,
  hears,
  act: (work, { facts }) => followMerge(work, String(facts['mergeId'])),
});

export const mergeListeners: readonly Listener[] = [
  heard('place.merged'),
  heard('place.unmerged'),
];
