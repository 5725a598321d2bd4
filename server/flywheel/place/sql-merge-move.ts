import { sql } from 'kysely';
import type { AnyWork } from '#kit/work.ts';
import type { Moved, PlaceMerge } from './sql-merge.ts';
import type { Place } from './sql.ts';

const tables = (work: AnyWork) => work.db.$pickTables<'place' | 'placeMerge'>();

const json = <T>(value: T) => sql<T>`${JSON.stringify(value)}::jsonb`;

/** Both places, locked in the order of their ids until the work ends. */
export const lockPair = async (
  work: AnyWork,
  ids: readonly [string, string],
): Promise<Map<string, Place>> => {
  const rows = await tables(work)
    .selectFrom('place')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  return new Map(rows.map((place) => [place.id, place]));
};

/** Closes the dropped place and lets it go from its merchant. */
export const closeDropped = async (work: AnyWork, id: string): Promise<void> => {
  await tables(work)
    .updateTable('place')
    .set({ state: 'closed', closedAt: work.now, merchantId: null, updatedAt: work.now })
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .execute();
};

export const reopenDropped = async (
  work: AnyWork,
  id: string,
  merchantId: string | null,
): Promise<void> => {
  await tables(work)
    .updateTable('place')
    .set({ state: 'open', closedAt: null, merchantId, updatedAt: work.now })
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .execute();
};

/** Gives the kept place what it lacked. */
export const fillKept = async (
  work: AnyWork,
  id: string,
  { filled, merchantId, tookMerchant }: Moved,
): Promise<void> => {
  const { hoursWeekly, ...rest } = filled;
  await tables(work)
    .updateTable('place')
    .set({
      ...rest,
      ...(hoursWeekly !== undefined && { hoursWeekly: JSON.stringify(hoursWeekly) }),
      ...(tookMerchant && { merchantId }),
      updatedAt: work.now,
    })
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .execute();
};

/** Takes that back where it is still what was given; what changed since stays. */
export const emptyKept = async (
  work: AnyWork,
  id: string,
  { filled, merchantId, tookMerchant }: Moved,
): Promise<void> => {
  const { address = null, phone = null, hoursText = null } = filled;
  await sql`update place set
      address = nullif(address, ${address}::text),
      phone = nullif(phone, ${phone}::text),
      hours_weekly = case when hours_text = ${hoursText}::text then null
        else hours_weekly end,
      hours_text = nullif(hours_text, ${hoursText}::text),
      merchant_id = nullif(merchant_id, ${tookMerchant ? merchantId : null}::uuid),
      updated_at = ${work.now}::timestamptz
    where city_id = ${work.cityId} and id = ${id}`.execute(work.db);
};

export const recordMoved = async (
  work: AnyWork,
  mergeId: string,
  moved: Moved,
): Promise<void> => {
  await tables(work)
    .updateTable('placeMerge')
    .set({ moved: json(moved) })
    .where('cityId', '=', work.cityId)
    .where('id', '=', mergeId)
    .execute();
};

/** The merge by which this place went into another, if it did. */
export const selectPointer = (
  work: AnyWork,
  droppedPlaceId: string,
): Promise<PlaceMerge | undefined> =>
  tables(work)
    .selectFrom('placeMerge')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('droppedPlaceId', '=', droppedPlaceId)
    .where('state', '=', 'merged')
    .executeTakeFirst();

export type Pointer = { mergeId: string; droppedPlaceId: string; keptPlaceId: string };

/** Those of the places that went into another, with where they went. */
export const selectPointers = async (
  work: AnyWork,
  placeIds: readonly string[],
): Promise<Pointer[]> =>
  tables(work)
    .selectFrom('placeMerge')
    .select(['id as mergeId', 'droppedPlaceId', 'keptPlaceId'])
    .where('cityId', '=', work.cityId)
    .where('state', '=', 'merged')
    .where('droppedPlaceId', '=', sql<string>`any(${[...placeIds]}::uuid[])`)
    .execute();

/** A merge as it stands; whoever decides it anew waits until this work ends. */
export const holdMerge = (work: AnyWork, id: string): Promise<PlaceMerge | undefined> =>
  tables(work)
    .selectFrom('placeMerge')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst();
