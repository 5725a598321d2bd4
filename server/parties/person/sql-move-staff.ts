import { sql } from 'kysely';
import type { AnyWork } from '#kit/work.ts';

const tables = (work: AnyWork) => work.db.$pickTables<'role'>();

/** Takes away the roles of a store whose people have the same role at another already. */
export const takeDoubledStaff = async (
  work: AnyWork,
  { fromPlaceId, toPlaceId }: { fromPlaceId: string; toPlaceId: string },
): Promise<object[]> => {
  const { rows } = await sql<{ taken: object }>`
    delete from role as at_from
    where city_id = ${work.cityId} and place_id = ${fromPlaceId}
      and exists (
        select from role as at_to
        where at_to.city_id = at_from.city_id and at_to.place_id = ${toPlaceId}
          and at_to.person_id = at_from.person_id and at_to.role = at_from.role
          and at_to.merchant_id = at_from.merchant_id)
    returning to_jsonb(at_from) as taken`.execute(work.db);
  return rows.map(({ taken }) => taken);
};

/** The roles of a store move to another and stay what they are; returns which. */
export const moveStaffRoles = async (
  work: AnyWork,
  { fromPlaceId, toPlaceId }: { fromPlaceId: string; toPlaceId: string },
): Promise<string[]> => {
  const rows = await tables(work)
    .updateTable('role')
    .set({ placeId: toPlaceId })
    .where('cityId', '=', work.cityId)
    .where('placeId', '=', fromPlaceId)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
};

/** Of these roles, those that are still at the one store go back to the other. */
export const returnStaffRoles = async (
  work: AnyWork,
  back: { ids: string[]; fromPlaceId: string; toPlaceId: string },
): Promise<void> => {
  await tables(work)
    .updateTable('role')
    .set({ placeId: back.toPlaceId })
    .where('cityId', '=', work.cityId)
    .where('placeId', '=', back.fromPlaceId)
    .where('id', '=', sql<string>`any(${back.ids}::uuid[])`)
    .execute();
};

export const restoreStaffRoles = async (work: AnyWork, taken: object[]): Promise<void> => {
  await sql`insert into role
    select * from jsonb_populate_recordset(null::role, ${JSON.stringify(taken)}::jsonb)
    on conflict do nothing`.execute(work.db);
};
