import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { minuteMs } from '#contract/kit/time.ts';
import { triesWithinMinutes } from '#contract/fraud.ts';
import type { SignalKind, SignalView } from '#contract/fraud.ts';
import type { AnyWork } from '#kit/work.ts';

export type CounterTriesTable = {
  cityId: string;
  placeId: string;
  askedBy: string;
  merchantId: string;
  refusedAt: Date[];
  lockedUntil: Date | null;
};
export type SignalTable = {
  cityId: string;
  id: string;
  kind: SignalKind;
  /** What makes it this one signal. */
  key: string;
  merchantId: string;
  placeId: string;
  askedBy: string | null;
  facts: SignalView['facts'];
  seenAt: Date;
  closedAt: Date | null;
  closedBy: string | null;
  closedBecause: string | null;
};
/** A reviewed view: signals with store, name and lock as people read them. */
export type SignalShownView = SignalTable & {
  placeName: string;
  askerName: string;
  lockedUntil: Date | null;
  closerName: string;
};
declare module '#kit/db.ts' {
  interface Tables {
    counterTries: CounterTriesTable;
    signal: SignalTable;
    signalShown: SignalShownView;
  }
}
export type SignalShown = Selectable<SignalShownView>;
export type AtCounter = { placeId: string; askedBy: string };

const tables = (work: AnyWork) =>
  work.db.$pickTables<'counterTries' | 'signal' | 'signalShown'>();

/** Adds a refused try and says how many there were within the last minutes. */
export const addTry = async (
  work: AnyWork,
  asked: AtCounter & { merchantId: string },
): Promise<number> => {
  const since = new Date(work.now.getTime() - triesWithinMinutes * minuteMs);
  const row = await tables(work)
    .insertInto('counterTries')
    .values({
      cityId: work.cityId,
      ...asked,
      refusedAt: sql<Date[]>`array[${work.now}::timestamptz]`,
      lockedUntil: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['cityId', 'placeId', 'askedBy']).doUpdateSet({
        merchantId: asked.merchantId,
        refusedAt: sql<Date[]>`excluded.refused_at || array(
          select tried from unnest(counter_tries.refused_at) as tried
          where tried > ${since})`,
      }),
    )
    .returning(sql<number>`cardinality(refused_at)`.as('tries'))
    .executeTakeFirstOrThrow();
  return row.tries;
};

/** Locks the counter; the tries that led here count no more. */
export const writeLock = async (
  work: AnyWork,
  { placeId, askedBy, until }: AtCounter & { until: Date },
): Promise<void> => {
  await tables(work)
    .updateTable('counterTries')
    .set({ lockedUntil: until, refusedAt: [] })
    .where('cityId', '=', work.cityId)
    .where('placeId', '=', placeId)
    .where('askedBy', '=', askedBy)
    .execute();
};

export const selectLock = async (
  work: AnyWork,
  { placeId, askedBy }: AtCounter,
): Promise<Date | null> => {
  const row = await tables(work)
    .selectFrom('counterTries')
    .select('lockedUntil')
    .where('cityId', '=', work.cityId)
    .where('placeId', '=', placeId)
    .where('askedBy', '=', askedBy)
    .where('lockedUntil', '>', work.now)
    .executeTakeFirst();
  return row?.lockedUntil ?? null;
};

/** Opens a locked counter; false where none was locked. */
export const clearLock = async (
  work: AnyWork,
  { placeId, askedBy, merchantId }: AtCounter & { merchantId: string },
): Promise<boolean> => {
  const result = await tables(work)
    .updateTable('counterTries')
    .set({ lockedUntil: null, refusedAt: [] })
    .where('cityId', '=', work.cityId)
    .where('placeId', '=', placeId)
    .where('askedBy', '=', askedBy)
    .where('merchantId', '=', merchantId)
    .where('lockedUntil', '>', work.now)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

/** Keeps a signal; one that is there already stays as it is. */
export const insertSignal = (work: AnyWork, signal: SignalTable): void => {
  const facts = sql<SignalView['facts']>`${JSON.stringify(signal.facts)}::jsonb`;
  work.alongside(
    tables(work)
      .insertInto('signal')
      .values({ ...signal, facts })
      .onConflict((conflict) => conflict.columns(['cityId', 'kind', 'key']).doNothing()),
  );
};

export const selectSignals = (
  work: AnyWork,
  asked: { merchantId?: string; open?: boolean; before: string | null; limit: number },
): Promise<SignalShown[]> =>
  tables(work)
    .selectFrom('signalShown')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .$if(asked.merchantId !== undefined, (query) =>
      query.where('merchantId', '=', asked.merchantId ?? ''),
    )
    .$if(asked.open !== undefined, (query) =>
      query.where('closedAt', asked.open ? 'is' : 'is not', null),
    )
    .$if(asked.before !== null, (query) => query.where('id', '<', asked.before ?? ''))
    .orderBy('id', 'desc')
    .limit(asked.limit)
    .execute();

export const selectSignal = (work: AnyWork, id: string): Promise<SignalShown | undefined> =>
  tables(work)
    .selectFrom('signalShown')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .executeTakeFirst();

/** Writes what came of a signal, or takes it back; false where there is none. */
export const setClosing = async (
  work: AnyWork,
  id: string,
  closing: { by: string; because: string } | null,
): Promise<boolean> => {
  const result = await tables(work)
    .updateTable('signal')
    .set({
      closedAt: closing ? work.now : null,
      closedBy: closing?.by ?? null,
      closedBecause: closing?.because ?? null,
    })
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};
