import { sql } from 'kysely';
import type { ColumnType, Selectable } from 'kysely';
import type { AnyWork } from '#kit/work.ts';

/** jsonb: read parsed, written as text. */
type Json<T> = ColumnType<T, string, never>;

export type ExposureTable = {
  cityId: string;
  id: string;
  shownAt: Date;
  personId: string | null;
  ranking: number;
  asked: Json<ExposureAsked>;
  items: Json<ExposedItem[]>;
};
/** What the list was asked for, as far as it may be kept: the point is coarse. */
export type ExposureAsked = {
  lat: number;
  lon: number;
  sort: 'best' | 'distance';
  skip: number;
  limit: number;
};
/** One shown place with all that its score was made of. */
export type ExposedItem = {
  placeId: string;
  quality: number;
  valueNow: number;
  open: boolean | null;
  distanceMetres: number;
  score: number;
  explored: boolean;
};
declare module '#kit/db.ts' {
  interface Tables {
    exposure: ExposureTable;
    instance: { id: string };
  }
}
export type Exposure = Selectable<ExposureTable>;

const tables = (work: AnyWork) => work.db.$pickTables<'exposure'>();

/** Which database this is. */
export const instanceId = async (work: AnyWork): Promise<string> => {
  const { id } = await work.db
    .$pickTables<'instance'>()
    .selectFrom('instance')
    .select('id')
    .executeTakeFirstOrThrow();
  return id;
};

/** All rows as one parameter: a statement of a thousand is read anew each time. */
export const insertExposures = async (
  work: AnyWork,
  rows: readonly Omit<Exposure, 'cityId'>[],
): Promise<void> => {
  await sql`
    insert into exposure (city_id, id, shown_at, person_id, ranking, asked, items)
    select ${work.cityId}, shown.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as shown (id uuid, "shownAt" timestamptz, "personId" uuid, ranking integer,
        asked jsonb, items jsonb)
    on conflict do nothing`.execute(work.db);
};

export const selectExposure = (work: AnyWork, id: string): Promise<Exposure | undefined> =>
  tables(work)
    .selectFrom('exposure')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .executeTakeFirst();
