import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { TriedBy } from '#contract/rehearsal.ts';
import type { AnyWork } from '#kit/work.ts';

export type RehearsalTable = {
  cityId: string;
  id: string;
  placeId: string;
  code: string;
  startedBy: string;
  startedAt: Date;
  goodUntil: Date;
  completedAt: Date | null;
  staffId: string | null;
  deviceId: string | null;
  channel: 'scan' | 'typed' | null;
  seconds: number | null;
};
export type StoreLapseTable = {
  cityId: string;
  placeId: string;
  triedAt: Date;
  toldAt: Date;
};
/** A reviewed view: every store with what it has proved last. */
export type StoreTriedView = {
  cityId: string;
  placeId: string;
  placeName: string;
  merchantId: string;
  merchantName: string;
  placeState: 'open' | 'closed';
  triedAt: Date | null;
  triedBy: TriedBy | null;
};
declare module '#kit/db.ts' {
  interface Tables {
    rehearsal: RehearsalTable;
    storeLapse: StoreLapseTable;
    storeTried: StoreTriedView;
  }
}
export type Rehearsal = Selectable<RehearsalTable>;
export type StoreTried = Selectable<StoreTriedView>;
export type LapsedStore = StoreTried & { triedAt: Date };

const tables = (work: AnyWork) =>
  work.db.$pickTables<'rehearsal' | 'storeLapse' | 'storeTried'>();

export type NewRehearsal = Pick<Rehearsal, 'id' | 'placeId' | 'code' | 'goodUntil'> & {
  startedBy: string;
};

/** Keeps a rehearsal that waits for its device; false when its code was given before. */
export const insertRehearsal = async (
  work: AnyWork,
  rehearsal: NewRehearsal,
): Promise<boolean> => {
  const result = await tables(work)
    .insertInto('rehearsal')
    .values({
      ...rehearsal,
      cityId: work.cityId,
      startedAt: work.now,
      completedAt: null,
      staffId: null,
      deviceId: null,
      channel: null,
      seconds: null,
    })
    .onConflict((conflict) => conflict.columns(['cityId', 'code']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
};

export type Completion = {
  code: string;
  /** The store by its id now, and by the one that the scanner knows. */
  placeIds: readonly string[];
  staffId: string;
  deviceId: string;
  channel: 'scan' | 'typed';
  seconds: number;
};

/** The one conditional write that decides; undefined when the row said no. */
export const markCompleted = (
  work: AnyWork,
  { code, placeIds, ...proof }: Completion,
): Promise<Rehearsal | undefined> =>
  tables(work)
    .updateTable('rehearsal')
    .set({ ...proof, completedAt: work.now })
    .where('cityId', '=', work.cityId)
    .where('code', '=', code)
    .where('placeId', 'in', [...placeIds])
    .where('completedAt', 'is', null)
    .where('goodUntil', '>=', work.now)
    .returningAll()
    .executeTakeFirst();

export const selectByCode = (work: AnyWork, code: string): Promise<Rehearsal | undefined> =>
  tables(work)
    .selectFrom('rehearsal')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('code', '=', code)
    .executeTakeFirst();

const stores = (work: AnyWork) =>
  tables(work).selectFrom('storeTried').selectAll().where('cityId', '=', work.cityId);

export const selectTried = async (
  work: AnyWork,
  placeIds: readonly string[],
): Promise<StoreTried[]> =>
  placeIds.length === 0
    ? []
    : stores(work)
        .where('placeId', '=', sql<string>`any(${[...placeIds]}::uuid[])`)
        .orderBy('placeId')
        .execute();

type Page = { after: string | null; limit: number };

export const selectTriedOfMerchant = (
  work: AnyWork,
  merchantId: string,
  page: Page,
): Promise<StoreTried[]> =>
  stores(work)
    .where('merchantId', '=', merchantId)
    .where('placeState', '=', 'open')
    .$if(page.after !== null, (query) => query.where('placeId', '>', page.after ?? ''))
    .orderBy('placeId')
    .limit(page.limit)
    .execute();

/** Open stores that were tried last before this moment. */
export const selectTriedBefore = (
  work: AnyWork,
  before: Date,
  page: Page,
): Promise<LapsedStore[]> =>
  lapsed(work, before)
    .$if(page.after !== null, (query) => query.where('placeId', '>', page.after ?? ''))
    .orderBy('placeId')
    .limit(page.limit)
    .execute();

/** The same, of those whose lapse nobody was told of yet. */
export const selectUntoldBefore = (
  work: AnyWork,
  before: Date,
  limit: number,
): Promise<LapsedStore[]> =>
  lapsed(work, before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('storeLapse')
            .select('storeLapse.placeId')
            .where('storeLapse.cityId', '=', work.cityId)
            .whereRef('storeLapse.placeId', '=', 'storeTried.placeId')
            .whereRef('storeLapse.triedAt', '=', 'storeTried.triedAt'),
        ),
      ),
    )
    .orderBy('placeId')
    .limit(limit)
    .execute();

const lapsed = (work: AnyWork, before: Date) =>
  stores(work)
    .where('placeState', '=', 'open')
    .where('triedAt', '<', before)
    .$narrowType<{ triedAt: Date }>();

/** Claims a lapse for telling; false when somebody was faster. */
export const insertLapse = async (
  work: AnyWork,
  lapse: { placeId: string; triedAt: Date },
): Promise<boolean> => {
  const result = await tables(work)
    .insertInto('storeLapse')
    .values({ ...lapse, cityId: work.cityId, toldAt: work.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
};
