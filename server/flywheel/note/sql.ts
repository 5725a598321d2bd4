import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { AnyWork } from '#kit/work.ts';

export type NoteTable = {
  cityId: string;
  id: string;
  placeId: string;
  authorId: string;
  body: string;
  writtenAt: Date;
};
/** A reviewed view: notes with place and author as people read them. */
export type NoteShownView = NoteTable & { placeName: string; authorName: string };
declare module '#kit/db.ts' {
  interface Tables {
    note: NoteTable;
    noteShown: NoteShownView;
  }
}
export type NoteShown = Selectable<NoteShownView>;

const tables = (work: AnyWork) => work.db.$pickTables<'note' | 'noteShown'>();

export const insertNotes = async (
  work: AnyWork,
  notes: readonly Omit<NoteTable, 'cityId'>[],
): Promise<void> => {
  await tables(work)
    .insertInto('note')
    .values(notes.map((note) => ({ ...note, cityId: work.cityId })))
    .execute();
};

export const lastWrittenAt = async (
  work: AnyWork,
  authorId: string,
): Promise<Date | undefined> => {
  const row = await tables(work)
    .selectFrom('note')
    .select('writtenAt')
    .where('cityId', '=', work.cityId)
    .where('authorId', '=', authorId)
    .orderBy('writtenAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.writtenAt;
};

export const selectNotes = (
  work: AnyWork,
  asked: { placeId: string | undefined; before: string | null; limit: number },
): Promise<NoteShown[]> =>
  tables(work)
    .selectFrom('noteShown')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .$if(asked.placeId !== undefined, (query) =>
      query.where('placeId', '=', asked.placeId ?? ''),
    )
    .$if(asked.before !== null, (query) => query.where('id', '<', asked.before ?? ''))
    .orderBy('id', 'desc')
    .limit(asked.limit)
    .execute();

export type NoteSummary = { placeId: string; notes: number; lastNote: string };

/** How many notes each of these places has, and the newest one's words. */
export const summariseNotes = (
  work: AnyWork,
  placeIds: readonly string[],
): Promise<NoteSummary[]> =>
  tables(work)
    .selectFrom('note')
    .select((eb) => [
      'placeId',
      eb.fn.countAll<number>().as('notes'),
      sql<string>`(array_agg(body order by id desc))[1]`.as('lastNote'),
    ])
    .where('cityId', '=', work.cityId)
    .where('placeId', '=', sql<string>`any(${[...placeIds]}::uuid[])`)
    .groupBy('placeId')
    .execute();
