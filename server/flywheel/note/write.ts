import type { NoteView } from '#contract/note.ts';
import { findOpenPlace } from '#flywheel/place/find.ts';
import type { Work } from '#kit/work.ts';
import { lockPerson, theirId } from '#parties/person/actor.ts';
import { insertNotes, lastWrittenAt } from './sql.ts';

const pauseMs = 30_000;

/** Recommends a place. One note in thirty seconds is as fast as a person means it. */
export const writeNote = async (
  work: Work<'place_not_found' | 'place_closed' | 'note_too_soon'>,
  asked: { placeId: string; text: string },
): Promise<NoteView> => {
  const authorId = theirId(work);
  const place = await findOpenPlace(work, asked.placeId);
  await lockPerson(work, authorId);
  const last = await lastWrittenAt(work, authorId);
  const waitMs = last ? last.getTime() + pauseMs - work.now.getTime() : 0;
  if (waitMs > 0) {
    return work.refuse('note_too_soon', { retryAfterSeconds: Math.ceil(waitMs / 1_000) });
  }
  const note = {
    id: work.id(),
    placeId: place.id,
    authorId,
    body: asked.text,
    writtenAt: work.now,
  };
  await insertNotes(work, [note]);
  work.emit({ name: 'note.written', facts: { noteId: note.id, placeId: place.id } });
  return {
    id: note.id,
    placeId: place.id,
    placeName: place.name,
    authorName: work.actor.name,
    text: asked.text,
    writtenAt: work.now.toISOString(),
  };
};
