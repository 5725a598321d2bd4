import type { NoteView } from '#contract/note.ts';
import { afterId, askOneMore, pageOfRows } from '#kit/page-cursor.ts';
import type { PageAsk } from '#kit/page-cursor.ts';
import type { AnyWork } from '#kit/work.ts';
import { selectNotes, summariseNotes } from './sql.ts';
import type { NoteShown, NoteSummary } from './sql.ts';

/** Notes, newest first; of one place where it is named. */
export const listNotes = async (
  work: AnyWork,
  asked: PageAsk & { placeId?: string | undefined },
): Promise<{ items: NoteView[]; nextCursor: string | null }> => {
  const rows = await selectNotes(work, {
    placeId: asked.placeId,
    before: afterId(asked),
    limit: askOneMore(asked),
  });
  return pageOfRows(rows, asked, (row) => row.id, showNote);
};

/** What notes say of these places, by place; places without notes are absent. */
export const notesOfPlaces = async (
  work: AnyWork,
  placeIds: readonly string[],
): Promise<Map<string, NoteSummary>> => {
  if (placeIds.length === 0) return new Map();
  const rows = await summariseNotes(work, placeIds);
  return new Map(rows.map((row) => [row.placeId, row]));
};

const showNote = (note: NoteShown): NoteView => ({
  id: note.id,
  placeId: note.placeId,
  placeName: note.placeName,
  authorName: note.authorName,
  text: note.body,
  writtenAt: note.writtenAt.toISOString(),
});
