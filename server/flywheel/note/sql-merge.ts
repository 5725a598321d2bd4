import { sql } from 'kysely';
import type { AnyWork } from '#kit/work.ts';

export type NoteMovedTable = { cityId: string; mergeId: string; noteId: string };
declare module '#kit/db.ts' {
  interface Tables {
    noteMoved: NoteMovedTable;
  }
}
type Merge = { mergeId: string; keptPlaceId: string; droppedPlaceId: string };

/** Notes of the dropped place are the kept one's; each is written down. How many. */
export const moveNotes = async (work: AnyWork, merge: Merge): Promise<number> => {
  const { numAffectedRows } = await sql`
    with moved as (
      update note set place_id = ${merge.keptPlaceId}
      where city_id = ${work.cityId} and place_id = ${merge.droppedPlaceId}
      returning id
    )
    insert into note_moved (city_id, merge_id, note_id)
    select ${work.cityId}, ${merge.mergeId}, id from moved
    on conflict do nothing`.execute(work.db);
  return Number(numAffectedRows ?? 0n);
};

/** Those that were moved, and only those, go back. How many. */
export const moveNotesBack = async (work: AnyWork, merge: Merge): Promise<number> => {
  const { numAffectedRows } = await sql`
    with taken as (
      delete from note_moved
      where city_id = ${work.cityId} and merge_id = ${merge.mergeId}
      returning note_id
    )
    update note set place_id = ${merge.droppedPlaceId}
    from taken
    where note.city_id = ${work.cityId} and note.id = taken.note_id
      and note.place_id = ${merge.keptPlaceId}`.execute(work.db);
  return Number(numAffectedRows ?? 0n);
};
