import { mergeAsItStands, pointersOf } from '#flywheel/place/merge-follow.ts';
import type { Listener } from '#kit/module.ts';
import type { AnyWork } from '#kit/work.ts';
import { moveNotes, moveNotesBack } from './sql-merge.ts';

/**
 * Notes go where their place goes: with a merge to the kept one, with its undo back. Heard
 * late, twice or out of order it comes out the same, since the merge itself is asked.
 */
export const followMerge = async (work: AnyWork, mergeId: string): Promise<void> => {
  const merge = await mergeAsItStands(work, mergeId);
  if (!merge) return;
  const moved = await (merge.stands ? moveNotes : moveNotesBack)(work, merge);
  if (moved === 0) return;
  const { keptPlaceId, droppedPlaceId } = merge;
  work.emit({
    name: 'place.changed',
    facts: { placeIds: [keptPlaceId, droppedPlaceId] },
  });
};

/** A note that was being written while its place was merged follows as well. */
const followNote = async (work: AnyWork, placeId: string): Promise<void> => {
  for (const { mergeId } of await pointersOf(work, [placeId])) {
    await followMerge(work, mergeId);
  }
};

const heard = (hears: string): Listener => ({
  name: `note.${hears}`,
  hears,
  act: (work, { facts }) => followMerge(work, String(facts['mergeId'])),
});

export const mergeListeners: readonly Listener[] = [
  heard('place.merged'),
  heard('place.unmerged'),
  {
    name: 'note.follow_late',
    hears: 'note.written',
    act: (work, { facts }) => followNote(work, String(facts['placeId'])),
  },
];
