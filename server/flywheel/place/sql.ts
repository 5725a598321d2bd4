import { sql } from 'kysely';
import type { ColumnType, Generated, Selectable } from 'kysely';
import type { GeoBox, GeoPoint } from '#contract/kit/geo.ts';
import type { Category, ImportSummary } from '#contract/place.ts';
import type { AnyWork } from '#kit/work.ts';
import type { IdPage } from '#kit/rows-by-id.ts';
import type { Interval } from './hours.ts';
import { isInBox } from './sql-box.ts';

/** jsonb: read parsed, written as text. */
type Json<T> = ColumnType<T, string | null, string | null>;

export type PlaceTable = {
  cityId: string;
  id: string;
  source: string;
  sourceKey: string;
  name: string;
  category: Category;
  cuisines: Generated<string[]>;
  lat: number;
  lon: number;
  address: string | null;
  phone: string | null;
  hoursText: string | null;
  hoursWeekly: Json<Interval[] | null>;
  merchantId: string | null;
  state: 'open' | 'closed';
  createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
};
export type PlaceImportTable = {
  cityId: string;
  id: string;
  source: string;
  fileName: string;
  sha256: string;
  datum: string;
  partial: boolean;
  importedBy: string;
  importedAt: Date;
  summary: Json<ImportSummary>;
};
declare module '#kit/db.ts' {
  interface Tables {
    place: PlaceTable;
    placeImport: PlaceImportTable;
  }
}
export type Place = Selectable<PlaceTable>;
export type PlaceImport = Selectable<PlaceImportTable>;

const tables = (work: AnyWork) => work.db.$pickTables<'place' | 'placeImport'>();

const places = (work: AnyWork) =>
  tables(work).selectFrom('place').selectAll().where('cityId', '=', work.cityId);

export const selectPlace = (work: AnyWork, id: string): Promise<Place | undefined> =>
  places(work).where('id', '=', id).executeTakeFirst();

export const selectPlaces = async (work: AnyWork, ids: string[]): Promise<Place[]> =>
  ids.length === 0 ? [] : places(work).where('id', 'in', ids).execute();

/** Open places in the order of their ids, from after one id on. */
export const selectOpenAfter = (
  work: AnyWork,
  after: string,
  limit: number,
): Promise<Place[]> =>
  places(work)
    .where('state', '=', 'open')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();

/** Places that changed at or after a moment, open or closed, in the order of their ids. */
export const selectChangedSince = (
  work: AnyWork,
  since: Date,
  page: IdPage,
): Promise<Place[]> =>
  places(work)
    .where('updatedAt', '>=', since)
    .where('id', '>', page.after)
    .orderBy('id')
    .limit(page.limit)
    .execute();

/**
 * Open places in the box, the nearest to `from` first when told; served by the GiST index.
 * Across the date line the box is two.
 */
export const selectPlacesInBox = (
  work: AnyWork,
  box: GeoBox,
  limit: number,
  from?: GeoPoint,
): Promise<Place[]> =>
  places(work)
    .where('state', '=', 'open')
    .where(isInBox(box))
    .$if(from !== undefined, (query) =>
      query.orderBy(sql`point(lon, lat) <-> point(${from?.lon}, ${from?.lat})`),
    )
    .limit(limit)
    .execute();

export type NameSearch = {
  pattern: string;
  unclaimed: boolean;
  after: string | null;
  limit: number;
};

/** By id, so that a page can go on where the last one ended. */
export const selectPlacesNamed = (work: AnyWork, asked: NameSearch): Promise<Place[]> =>
  places(work)
    .where('state', '=', 'open')
    .where(sql<boolean>`lower(name) like ${asked.pattern}`)
    .$if(asked.unclaimed, (query) => query.where('merchantId', 'is', null))
    .$if(asked.after !== null, (query) => query.where('id', '>', asked.after ?? ''))
    .orderBy('id')
    .limit(asked.limit)
    .execute();

export const selectStores = (
  work: AnyWork,
  asked: { merchantId: string; after: string | null; limit: number },
): Promise<Place[]> =>
  places(work)
    .where('merchantId', '=', asked.merchantId)
    .$if(asked.after !== null, (query) => query.where('id', '>', asked.after ?? ''))
    .orderBy('id')
    .limit(asked.limit)
    .execute();

export const selectStoreIds = async (
  work: AnyWork,
  merchantId: string,
  ids: string[],
): Promise<string[]> => {
  if (ids.length === 0) return [];
  const rows = await tables(work)
    .selectFrom('place')
    .select('id')
    .where('cityId', '=', work.cityId)
    .where('merchantId', '=', merchantId)
    .where('id', 'in', ids)
    .where('state', '=', 'open')
    .execute();
  return rows.map(({ id }) => id);
};

/** False when somebody claimed it first, or it has closed. */
export const setMerchant = async (
  work: AnyWork,
  id: string,
  merchantId: string,
): Promise<boolean> => {
  const result = await tables(work)
    .updateTable('place')
    .set({ merchantId, updatedAt: work.now })
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .where('merchantId', 'is', null)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

export type NewPlace = Omit<
  Place,
  'cityId' | 'createdAt' | 'updatedAt' | 'closedAt' | 'state'
>;

export const insertPlace = async (work: AnyWork, place: NewPlace): Promise<void> => {
  await tables(work)
    .insertInto('place')
    .values({
      ...place,
      hoursWeekly: place.hoursWeekly && JSON.stringify(place.hoursWeekly),
      cityId: work.cityId,
      state: 'open',
      createdAt: work.now,
      updatedAt: work.now,
      closedAt: null,
    })
    .execute();
};
