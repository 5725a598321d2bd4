import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Channel } from '#contract/redemption.ts';
import type { AnyWork } from '#kit/work.ts';

/** A reviewed view: redemptions with whose they were and where. */
export type RedemptionWatchedView = {
  cityId: string;
  id: string;
  merchantId: string;
  placeId: string;
  askedBy: string;
  channel: Channel;
  undoneAt: Date | null;
  undoneBy: string | null;
  redeemedAt: Date;
  usedAt: Date;
  holderId: string;
  lat: number;
  lon: number;
};
declare module '#kit/db.ts' {
  interface Tables {
    redemptionWatched: RedemptionWatchedView;
  }
}
export type Watched = Selectable<RedemptionWatchedView>;

const watched = (work: AnyWork) =>
  work.db
    .$pickTables<'redemptionWatched'>()
    .selectFrom('redemptionWatched')
    .where('cityId', '=', work.cityId);

export const selectWatched = (work: AnyWork, id: string): Promise<Watched | undefined> =>
  watched(work).selectAll().where('id', '=', id).executeTakeFirst();

/** Where else the same customer's vouchers were used between two moments. */
export const selectElsewhere = (
  work: AnyWork,
  asked: { holderId: string; placeId: string; from: Date; until: Date },
): Promise<Watched[]> =>
  watched(work)
    .selectAll()
    .where('holderId', '=', asked.holderId)
    .where('placeId', '<>', asked.placeId)
    .where('usedAt', '>=', asked.from)
    .where('usedAt', '<=', asked.until)
    .orderBy('usedAt')
    .limit(50)
    .execute();

type Day = { from: Date; until: Date };

/** How often somebody redeemed for one customer on a day. */
export const countPair = async (
  work: AnyWork,
  asked: Day & { askedBy: string; holderId: string },
): Promise<number> => {
  const row = await watched(work)
    .select((eb) => eb.fn.countAll<number>().as('times'))
    .where('askedBy', '=', asked.askedBy)
    .where('holderId', '=', asked.holderId)
    .where('redeemedAt', '>=', asked.from)
    .where('redeemedAt', '<', asked.until)
    .executeTakeFirstOrThrow();
  return Number(row.times);
};

/** How often somebody undid in the hour before a moment. */
export const countUndos = async (
  work: AnyWork,
  asked: Day & { undoneBy: string },
): Promise<number> => {
  const row = await watched(work)
    .select((eb) => eb.fn.countAll<number>().as('undos'))
    .where('undoneBy', '=', asked.undoneBy)
    .where('undoneAt', '>', asked.from)
    .where('undoneAt', '<=', asked.until)
    .executeTakeFirstOrThrow();
  return Number(row.undos);
};

/** What somebody redeemed on a day, and how much of it they took back themselves. */
export const countUndone = async (
  work: AnyWork,
  asked: Day & { askedBy: string },
): Promise<{ redeemed: number; undone: number }> => {
  const row = await watched(work)
    .select((eb) => [
      eb.fn.countAll<number>().as('redeemed'),
      sql<number>`count(*) filter (where undone_by = ${asked.askedBy})`.as('undone'),
    ])
    .where('askedBy', '=', asked.askedBy)
    .where('redeemedAt', '>=', asked.from)
    .where('redeemedAt', '<', asked.until)
    .executeTakeFirstOrThrow();
  return { redeemed: Number(row.redeemed), undone: Number(row.undone) };
};
