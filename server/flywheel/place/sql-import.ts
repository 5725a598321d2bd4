import { sql } from 'kysely';
import type { ImportSummary } from '#contract/place.ts';
import type { AnyWork } from '#kit/work.ts';
import type { Change } from './compare-snapshot.ts';
import type { KeyedDraft } from './assign-keys.ts';
import type { Place, PlaceImport } from './sql.ts';

const tables = (work: AnyWork) => work.db.$pickTables<'place' | 'placeImport'>();

/** What a source brought before, as far as a comparison needs it. */
export type SourcePlace = Pick<
  Place,
  | 'id'
  | 'sourceKey'
  | 'name'
  | 'category'
  | 'cuisines'
  | 'lat'
  | 'lon'
  | 'address'
  | 'phone'
  | 'hoursText'
  | 'hoursWeekly'
  | 'merchantId'
  | 'state'
>;

/** Imports of one city take turns, or two would create the same places. */
export const takeImportTurn = async (work: AnyWork): Promise<void> => {
  const turn = `place-import:${work.cityId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${turn}, 0))`.execute(work.db);
};

export const selectOfSource = (work: AnyWork, source: string): Promise<SourcePlace[]> =>
  tables(work)
    .selectFrom('place')
    .select([
      'id',
      'sourceKey',
      'name',
      'category',
      'cuisines',
      'lat',
      'lon',
      'address',
      'phone',
      'hoursText',
      'hoursWeekly',
      'merchantId',
      'state',
    ])
    .where('cityId', '=', work.cityId)
    .where('source', '=', source)
    .execute();

export const insertDrafts = async (
  work: AnyWork,
  source: string,
  drafts: KeyedDraft[],
): Promise<void> => {
  const rows = drafts.map((draft) => ({ id: work.id(), ...recordOf(draft) }));
  await sql`insert into place (city_id, id, source, source_key, name, category, cuisines,
      lat, lon, address, phone, hours_text, hours_weekly, state, created_at, updated_at)
    select ${work.cityId}, r.id, ${source}, r.key, r.name, r.category, r.cuisines,
      r.lat, r.lon, r.address, r.phone, r.hours_text, r.hours_weekly, 'open',
      ${work.now}::timestamptz, ${work.now}::timestamptz
    from ${recordset(rows)}`.execute(work.db);
};

/** Brings places up to date and opens them again; ids and merchants stay. */
export const updateDrafts = async (work: AnyWork, changes: Change[]): Promise<void> => {
  const rows = changes.map(({ id, draft }) => ({ id, ...recordOf(draft) }));
  await sql`update place set name = r.name, category = r.category, cuisines = r.cuisines,
      lat = r.lat, lon = r.lon, address = r.address, phone = r.phone,
      hours_text = r.hours_text, hours_weekly = r.hours_weekly, state = 'open',
      closed_at = null, updated_at = ${work.now}::timestamptz
    from ${recordset(rows)}
    where place.city_id = ${work.cityId} and place.id = r.id`.execute(work.db);
};

export const closePlaces = async (work: AnyWork, ids: string[]): Promise<void> => {
  await tables(work)
    .updateTable('place')
    .set({ state: 'closed', closedAt: work.now, updatedAt: work.now })
    .where('cityId', '=', work.cityId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
};

/** One text parameter for a thousand rows: one plan for any size, no limit of numbers. */
const recordset = (rows: object[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, key text,
    name text, category text, cuisines text[], lat double precision, lon double precision,
    address text, phone text, hours_text text, hours_weekly jsonb)`;

const recordOf = (draft: KeyedDraft) => ({
  key: draft.sourceKey,
  name: draft.name,
  category: draft.category,
  cuisines: draft.cuisines,
  lat: draft.position.lat,
  lon: draft.position.lon,
  address: draft.address,
  phone: draft.phone,
  hours_text: draft.hoursText,
  hours_weekly: draft.hoursWeekly,
});

export const selectLastImport = (
  work: AnyWork,
  source: string,
): Promise<PlaceImport | undefined> =>
  tables(work)
    .selectFrom('placeImport')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('source', '=', source)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

export const selectImports = (
  work: AnyWork,
  asked: { before: string | null; limit: number },
): Promise<PlaceImport[]> =>
  tables(work)
    .selectFrom('placeImport')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .$if(asked.before !== null, (query) => query.where('id', '<', asked.before ?? ''))
    .orderBy('id', 'desc')
    .limit(asked.limit)
    .execute();

export type NewImport = Omit<PlaceImport, 'cityId' | 'importedAt' | 'summary'> & {
  summary: ImportSummary;
};

export const insertImport = async (work: AnyWork, row: NewImport): Promise<void> => {
  await tables(work)
    .insertInto('placeImport')
    .values({
      ...row,
      cityId: work.cityId,
      importedAt: work.now,
      summary: JSON.stringify(row.summary),
    })
    .execute();
};
