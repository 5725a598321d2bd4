import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { GeoBox } from '#contract/kit/geo.ts';
import type { MergeReason, MergeSide, MergeState } from '#contract/place-merge.ts';
import type { AnyWork } from '#kit/work.ts';
import type { StaffMoved } from '#parties/person/move-staff.ts';
import type { Listing } from './duplicate-pairs.ts';
import type { Place } from './sql.ts';
import { isInBox } from './sql-box.ts';

/** What a merge changed here and in staff's roles; undo takes back just that. */
export type Moved = {
  /** Whose the dropped place was. */
  merchantId: string | null;
  /** The kept place was nobody's and took the dropped one's merchant. */
  tookMerchant: boolean;
  /** What the kept place did not know and took from the dropped one. */
  filled: Partial<Pick<Place, 'address' | 'phone' | 'hoursText' | 'hoursWeekly'>>;
  staff: StaffMoved;
};

export type PlaceMergeTable = {
  cityId: string;
  id: string;
  keptPlaceId: string;
  droppedPlaceId: string;
  score: number;
  reasons: MergeReason[];
  state: MergeState;
  proposedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  moved: Moved | null;
};
export type PlaceUnpairedTable = { cityId: string; placeId: string };
/** A reviewed view: pairs with both places as their sources tell them. */
export type PlaceMergeShownView = Omit<PlaceMergeTable, 'decidedBy' | 'moved'> & {
  decidedByName: string | null;
  kept: MergeSide;
  dropped: MergeSide;
};
declare module '#kit/db.ts' {
  interface Tables {
    placeMerge: PlaceMergeTable;
    placeUnpaired: PlaceUnpairedTable;
    placeMergeShown: PlaceMergeShownView;
  }
}
export type PlaceMerge = Selectable<PlaceMergeTable>;
export type PlaceMergeShown = Selectable<PlaceMergeShownView>;

const tables = (work: AnyWork) =>
  work.db.$pickTables<'place' | 'placeMerge' | 'placeUnpaired' | 'placeMergeShown'>();

const json = <T>(value: T) => sql<T>`${JSON.stringify(value)}::jsonb`;

/** All that an import touched is to be looked at; once, however often it is told. */
export const queueImported = async (work: AnyWork, importId: string): Promise<void> => {
  await sql`insert into place_unpaired (city_id, place_id)
    select place.city_id, place.id
    from place
    join place_import as brought
      on brought.city_id = place.city_id and brought.source = place.source
    where brought.city_id = ${work.cityId} and brought.id = ${importId}
      and place.updated_at >= brought.imported_at and place.state = 'open'
    on conflict do nothing`.execute(work.db);
};

export const queuePlace = async (work: AnyWork, placeId: string): Promise<void> => {
  await tables(work)
    .insertInto('placeUnpaired')
    .values({ cityId: work.cityId, placeId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

/** Takes one place off the queue, wherever it is; it is back on it if the work fails. */
export const takeOneUnpaired = async (work: AnyWork): Promise<string | undefined> => {
  const row = await tables(work)
    .deleteFrom('placeUnpaired')
    .where('cityId', '=', work.cityId)
    .where('placeId', 'in', (query) =>
      query
        .selectFrom('placeUnpaired')
        .select('placeId')
        .where('cityId', '=', work.cityId)
        .orderBy('placeId')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning('placeId')
    .executeTakeFirst();
  return row?.placeId;
};

/** Takes off the queue whatever of these is still on it. */
export const takeUnpaired = async (work: AnyWork, ids: string[]): Promise<string[]> => {
  const rows = await tables(work)
    .deleteFrom('placeUnpaired')
    .where('cityId', '=', work.cityId)
    .where('placeId', '=', sql<string>`any(${ids}::uuid[])`)
    .returning('placeId')
    .execute();
  return rows.map(({ placeId }) => placeId);
};

export type Known = Listing & Pick<Place, 'merchantId' | 'createdAt'>;

/** Open places in a box, as far as comparing needs them; served by the index on points. */
export const selectOpenIn = async (work: AnyWork, box: GeoBox): Promise<Known[]> => {
  const rows = await tables(work)
    .selectFrom('place')
    .select([
      'id',
      'source',
      'name',
      'address',
      'phone',
      'lat',
      'lon',
      'category',
      'cuisines',
      'merchantId',
      'createdAt',
    ])
    .where('cityId', '=', work.cityId)
    .where('state', '=', 'open')
    .where(isInBox(box))
    .execute();
  return rows.map(({ lat, lon, ...place }) => ({ ...place, position: { lat, lon } }));
};

export type NewMerge = Pick<
  PlaceMerge,
  'id' | 'keptPlaceId' | 'droppedPlaceId' | 'score' | 'reasons'
>;

/** As many rows a statement as its parameters allow with room to spare. */
const rowsAtOnce = 1_000;

/** A pair that was ever proposed is left as it is; returns how many are new. */
export const insertProposals = async (
  work: AnyWork,
  merges: NewMerge[],
): Promise<number> => {
  let inserted = 0n;
  for (let from = 0; from < merges.length; from += rowsAtOnce) {
    const rows = merges.slice(from, from + rowsAtOnce).map((merge) => ({
      ...merge,
      reasons: json(merge.reasons),
      cityId: work.cityId,
      state: 'proposed' as const,
      proposedAt: work.now,
    }));
    const result = await tables(work)
      .insertInto('placeMerge')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    inserted += result.numInsertedOrUpdatedRows ?? 0n;
  }
  return Number(inserted);
};

export const selectMerge = (
  work: AnyWork,
  id: string,
): Promise<PlaceMergeShown | undefined> =>
  tables(work)
    .selectFrom('placeMergeShown')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .executeTakeFirst();

/** The likeliest first where it is to be decided, the latest first where it was. */
export const selectMerges = (
  work: AnyWork,
  asked: { state: MergeState; after: string | null; limit: number },
): Promise<PlaceMergeShown[]> => {
  const key = asked.state === 'proposed' ? 'score' : 'decidedAt';
  const column = asked.state === 'proposed' ? sql.ref('score') : sql.ref('decided_at');
  return tables(work)
    .selectFrom('placeMergeShown')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('state', '=', asked.state)
    .$if(asked.after !== null, (query) =>
      query.where(
        sql<boolean>`(${column}, id) < (
          select last.${column}, last.id from place_merge as last
          where last.city_id = ${work.cityId} and last.id = ${asked.after})`,
      ),
    )
    .orderBy(key, 'desc')
    .orderBy('id', 'desc')
    .limit(asked.limit)
    .execute();
};

/**
 * Moves a pair on if it still is in one of the states named: of any number who decide at
 * once the row lets one through, and the others see no row.
 */
export const decideMerge = async (
  work: AnyWork,
  id: string,
  step: { from: readonly MergeState[]; to: MergeState },
): Promise<PlaceMerge | undefined> =>
  tables(work)
    .updateTable('placeMerge')
    .set({
      state: step.to,
      // What is proposed again is nobody's decision.
      decidedAt: step.to === 'proposed' ? null : work.now,
      decidedBy: step.to === 'proposed' ? null : work.actor.personId,
    })
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .where('state', 'in', [...step.from])
    .returningAll()
    .executeTakeFirst();
