import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Channel } from '#contract/redemption.ts';
import type { VoucherTerms } from '#contract/voucher.ts';
import type { AnyWork } from '#kit/work.ts';

export type RedemptionTable = {
  cityId: string;
  id: string;
  voucherId: string;
  merchantId: string;
  useNo: number;
  placeId: string;
  /** Null at the stand and for a till. */
  staffId: string | null;
  tillId: string | null;
  /** Staff, the till, or the customer at the stand: whose request key it is. */
  askedBy: string;
  channel: Channel;
  requestKey: string;
  itemNo: number;
  /** The step of the shown code that it took, where it was one. */
  step: number | null;
  merchantGetsFen: number;
  /** The customer's money for this use, and what of it has gone back. */
  paidFen: number;
  refundedFen: number;
  refundAskedAt: Date | null;
  redeemedAt: Date;
  scannedAt: Date | null;
  undoneAt: Date | null;
  undoneBy: string | null;
};
/** A reviewed view: redemptions with voucher, store and staff as people read them. */
export type RedemptionShownView = RedemptionTable & {
  code: string;
  title: string;
  terms: VoucherTerms;
  excludes: string[];
  usesLeft: number;
  orderId: string;
  personId: string;
  placeName: string;
  staffName: string;
};
declare module '#kit/db.ts' {
  interface Tables {
    redemption: RedemptionTable;
    redemptionShown: RedemptionShownView;
  }
}
export type Redemption = Selectable<RedemptionTable>;
export type RedemptionShown = Selectable<RedemptionShownView>;

const tables = (work: AnyWork) => work.db.$pickTables<'redemption' | 'redemptionShown'>();

export const insertRedemption = (work: AnyWork, redemption: RedemptionTable): void => {
  work.alongside(tables(work).insertInto('redemption').values(redemption));
};

/** Which uses of a voucher stand redeemed at this moment. */
export const standingUses = async (work: AnyWork, voucherId: string): Promise<number[]> =>
  (
    await tables(work)
      .selectFrom('redemption')
      .select('useNo')
      .where('cityId', '=', work.cityId)
      .where('voucherId', '=', voucherId)
      .where('undoneAt', 'is', null)
      .orderBy('useNo')
      .execute()
  ).map((row) => row.useNo);

export const selectShown = (
  work: AnyWork,
  id: string,
): Promise<RedemptionShown | undefined> =>
  tables(work)
    .selectFrom('redemptionShown')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .executeTakeFirst();

/** These redemptions as people read them, by id. */
export const selectShownByIds = async (
  work: AnyWork,
  ids: readonly string[],
): Promise<Map<string, RedemptionShown>> => {
  if (ids.length === 0) return new Map();
  const rows = await tables(work)
    .selectFrom('redemptionShown')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
};

/** All that one request redeemed, in the order of its items. */
export const selectByKey = (
  work: AnyWork,
  asked: { askedBy: string; requestKey: string; placeIds: readonly string[] },
): Promise<RedemptionShown[]> =>
  tables(work)
    .selectFrom('redemptionShown')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('askedBy', '=', asked.askedBy)
    .where('requestKey', '=', asked.requestKey)
    .where('placeId', 'in', [...asked.placeIds])
    .orderBy('itemNo')
    .execute();

/** All that one request redeemed, in the order in which it did. */
export const selectRequest = (
  work: AnyWork,
  asked: { askedBy: string; requestKey: string },
): Promise<RedemptionShown[]> =>
  tables(work)
    .selectFrom('redemptionShown')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('askedBy', '=', asked.askedBy)
    .where('requestKey', '=', asked.requestKey)
    .orderBy('itemNo')
    .execute();

/** The last standing redemption of a voucher: what "already redeemed" points at. */
export const lastStanding = (
  work: AnyWork,
  voucherId: string,
): Promise<RedemptionShown | undefined> =>
  tables(work)
    .selectFrom('redemptionShown')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('voucherId', '=', voucherId)
    .where('undoneAt', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

/**
 * Marks a standing redemption undone; false when somebody was faster, or when its money is
 * asked back or went back.
 */
export const markUndone = async (
  work: AnyWork,
  id: string,
  undoneBy: string,
): Promise<boolean> => {
  const result = await tables(work)
    .updateTable('redemption')
    .set({ undoneAt: work.now, undoneBy })
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .where('undoneAt', 'is', null)
    .where('refundedFen', '=', 0)
    .where('refundAskedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

export type DayAsked = {
  placeId?: string;
  merchantId?: string;
  from: Date;
  until: Date;
  before: string | null;
  limit: number;
};

export const selectDay = (work: AnyWork, asked: DayAsked): Promise<RedemptionShown[]> =>
  tables(work)
    .selectFrom('redemptionShown')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .$if(asked.placeId !== undefined, (query) =>
      query.where('placeId', '=', asked.placeId ?? ''),
    )
    .$if(asked.merchantId !== undefined, (query) =>
      query.where('merchantId', '=', asked.merchantId ?? ''),
    )
    .where('redeemedAt', '>=', asked.from)
    .where('redeemedAt', '<', asked.until)
    .$if(asked.before !== null, (query) => query.where('id', '<', asked.before ?? ''))
    .orderBy('id', 'desc')
    .limit(asked.limit)
    .execute();

/** Standing redemptions of a merchant, in all and since a moment. */
export const countOfMerchant = (
  work: AnyWork,
  merchantId: string,
  since: Date,
): Promise<{ redemptions: number; today: number }> =>
  tables(work)
    .selectFrom('redemption')
    .select((eb) => [
      eb.fn.countAll<number>().as('redemptions'),
      sql<number>`count(*) filter (where redeemed_at >= ${since})`.as('today'),
    ])
    .where('cityId', '=', work.cityId)
    .where('merchantId', '=', merchantId)
    .where('undoneAt', 'is', null)
    .executeTakeFirstOrThrow();

export type ArrivalsOfPlace = { placeId: string; arrivals: number; undone: number };

/** How often people arrived at these places, and how often it was taken back. */
export const countArrivals = async (
  work: AnyWork,
  placeIds: readonly string[],
): Promise<ArrivalsOfPlace[]> =>
  placeIds.length === 0
    ? []
    : tables(work)
        .selectFrom('redemption')
        .select([
          'placeId',
          sql<number>`count(*) filter (where undone_at is null)`.as('arrivals'),
          sql<number>`count(*) filter (where undone_at is not null)`.as('undone'),
        ])
        .where('cityId', '=', work.cityId)
        .where('placeId', '=', sql<string>`any(${[...placeIds]}::uuid[])`)
        .groupBy('placeId')
        .execute();
