import { sql } from 'kysely';
import type { AnyWork } from '#kit/work.ts';

export type DrawnMapTable = { cityId: string; drawing: string };
declare module '#kit/db.ts' {
  interface Tables {
    drawnMap: DrawnMapTable;
  }
}

const tables = (work: AnyWork) => work.db.$pickTables<'drawnMap'>();

export const selectDrawnMap = async (work: AnyWork): Promise<string | undefined> => {
  const row = await tables(work)
    .selectFrom('drawnMap')
    .select(sql<string>`drawing::text`.as('drawing'))
    .where('cityId', '=', work.cityId)
    .executeTakeFirst();
  return row?.drawing;
};

export const upsertDrawnMap = async (work: AnyWork, drawing: string): Promise<void> => {
  await tables(work)
    .insertInto('drawnMap')
    .values({ cityId: work.cityId, drawing })
    .onConflict((conflict) => conflict.column('cityId').doUpdateSet({ drawing }))
    .execute();
};
