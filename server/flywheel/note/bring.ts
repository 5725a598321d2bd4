import type { AnyWork } from '#kit/work.ts';
import { insertNotes } from './sql.ts';

export type NoteBrought = {
  placeId: string;
  authorId: string;
  text: string;
  writtenAt: Date;
};

/** Brings notes that were written elsewhere, with their own dates; a bounded batch. */
export const bringNotes = (work: AnyWork, notes: readonly NoteBrought[]): Promise<void> =>
  insertNotes(
    work,
    notes.map(({ text, ...note }) => ({ ...note, body: text, id: work.id() })),
  );
