import type { Insertable, Selectable } from 'kysely';
import type { AnyWork } from '#kit/work.ts';

export type StandTable = {
  cityId: string;
  code: string;
  placeId: string;
  madeBy: string;
  madeAt: Date;
  retiredAt: Date | null;
  retiredBy: string | null;
};
declare module '#kit/db.ts' {
  interface Tables {
    stand: StandTable;
  }
}
export type Stand = Selectable<StandTable>;

const tables = (work: AnyWork) => work.db.$pickTables<'stand'>();

export const insertStand = (work: AnyWork, stand: Insertable<StandTable>): void => {
  work.alongside(tables(work).insertInto('stand').values(stand));
};

export const selectStand = (work: AnyWork, code: string): Promise<Stand | undefined> =>
  tables(work)
    .selectFrom('stand')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('code', '=', code)
    .executeTakeFirst();

/** Newest first. A store has few that are in use and few that were. */
export const selectOfPlace = (work: AnyWork, placeId: string): Promise<Stand[]> =>
  tables(work)
    .selectFrom('stand')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('placeId', '=', placeId)
    .orderBy('madeAt', 'desc')
    .orderBy('code')
    .limit(100)
    .execute();

export const countInUse = async (work: AnyWork, placeId: string): Promise<number> => {
  const row = await tables(work)
    .selectFrom('stand')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('cityId', '=', work.cityId)
    .where('placeId', '=', placeId)
    .where('retiredAt', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
};

/** Retires one that is in use; another time nothing is changed. */
export const markRetired = async (
  work: AnyWork,
  code: string,
  retiredBy: string,
): Promise<void> => {
  await tables(work)
    .updateTable('stand')
    .set({ retiredAt: work.now, retiredBy })
    .where('cityId', '=', work.cityId)
    .where('code', '=', code)
    .where('retiredAt', 'is', null)
    .execute();
};
