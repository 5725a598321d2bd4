import { sql } from 'kysely';
import type { AnyWork } from '#kit/work.ts';

export type BaseMapTable = { cityId: string; drawing: string };
declare module '#kit/db.ts' {
  interface Tables {
    baseMap: BaseMapTable;
  }
}

const tables = (work: AnyWork) => work.db.$pickTables<'baseMap'>();

export const selectBaseMap = async (work: AnyWork): Promise<string | undefined> => {
  const row = await tables(work)
    .selectFrom('baseMap')
    .select(sql<string>`drawing::text`.as('drawing'))
    .where('cityId', '=', work.cityId)
    .executeTakeFirst();
  return row?.drawing;
};

export const upsertBaseMap = async (work: AnyWork, drawing: string): Promise<void> => {
  await tables(work)
    .insertInto('baseMap')
    .values({ cityId: work.cityId, drawing })
    .onConflict((conflict) => conflict.column('cityId').doUpdateSet({ drawing }))
    .execute();
};
