import {
  listNotes as listNotesEndpoint,
  writeNote as writeNoteEndpoint,
} from '#contract/note.ts';
import { serve } from '#kit/route.ts';
import { listNotes } from './list.ts';
import { writeNote } from './write.ts';

export const noteRoutes = [
  serve(writeNoteEndpoint, (work, { body }) => writeNote(work, body)),
  serve(listNotesEndpoint, (work, { query }) => listNotes(work, query)),
];
