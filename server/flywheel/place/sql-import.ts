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
> & {
  /** It went into this one: what its source says is told there. */
  intoPlaceId?: string | null;
  /** Others went into it: what its own source does not say, one of theirs may. */
  holdsOthers?: boolean;
};

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
      sql<string | null>`(select kept_place_id from place_merge as merge
        where merge.city_id = place.city_id and merge.dropped_place_id = place.id
          and merge.state = 'merged')`.as('intoPlaceId'),
      sql<boolean>`exists (select from place_merge as merge
        where merge.city_id = place.city_id and merge.kept_place_id = place.id
          and merge.state = 'merged')`.as('holdsOthers'),
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

/**
 * News of places that went into another: they stay closed and keep what their source says,
 * so that its next snapshot finds them, and the kept place takes what is new. Where the
 * kept one says something else than this source said before, another's word stands.
 */
export const tellKeptPlaces = async (work: AnyWork, changes: Change[]): Promise<void> => {
  const rows = changes.map(({ id, draft, intoPlaceId }) => ({
    id,
    into_id: intoPlaceId,
    ...recordOf(draft),
  }));
  const told = recordset(rows);
  await sql`update place as kept set
      name = ${newsOf('name')}, category = ${newsOf('category')},
      cuisines = case when kept.cuisines = '{}' or kept.cuisines = said.cuisines
        then r.cuisines else kept.cuisines end,
      address = ${newsOf('address')}, phone = ${newsOf('phone')},
      hours_weekly = case when kept.hours_text is null
          or kept.hours_text = said.hours_text and r.hours_text is not null
        then r.hours_weekly else kept.hours_weekly end,
      hours_text = ${newsOf('hours_text')}, updated_at = ${work.now}::timestamptz
    from ${told} join place as said on said.city_id = ${work.cityId} and said.id = r.id
    where kept.city_id = ${work.cityId} and kept.id = r.into_id`.execute(work.db);
  await sql`update place as said set name = r.name, category = r.category,
      cuisines = r.cuisines, lat = r.lat, lon = r.lon, address = r.address,
      phone = r.phone, hours_text = r.hours_text, hours_weekly = r.hours_weekly,
      updated_at = ${work.now}::timestamptz
    from ${told}
    where said.city_id = ${work.cityId} and said.id = r.id`.execute(work.db);
};

const newsOf = (column: string) => {
  const [kept, said, now] = ['kept', 'said', 'r'].map((of) => sql.ref(`${of}.${column}`));
  return sql`case when ${kept} is null or ${kept} = ${said} then coalesce(${now}, ${kept})
    else ${kept} end`;
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
  sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, into_id uuid,
    key text, name text, category text, cuisines text[], lat double precision,
    lon double precision, address text, phone text, hours_text text, hours_weekly jsonb)`;

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
