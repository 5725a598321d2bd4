import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { localDayInSql } from '#kit/city.ts';
import type { AnyWork } from '#kit/work.ts';

export type CampaignClaimTable = {
  cityId: string;
  orderId: string;
  campaignId: string;
  personId: string;
  placeId: string;
  day: string;
  fen: number;
  fenBack: number;
  units: number;
  unitsBack: number;
  claimedAt: Date;
  releasedAt: Date | null;
};
declare module '#kit/db.ts' {
  interface Tables {
    campaignClaim: CampaignClaimTable;
    campaignUse: {
      cityId: string;
      campaignId: string;
      personId: string;
      limitCount: number;
      usedCount: number;
    };
    campaignDay: {
      cityId: string;
      campaignId: string;
      day: string;
      moneyFen: number | null;
      countLimit: number | null;
      usedFen: number;
      usedCount: number;
    };
    campaignFirst: {
      cityId: string;
      campaignId: string;
      personId: string;
      placeId: string;
      orderId: string;
    };
  }
}
export type Claimed = Selectable<CampaignClaimTable>;

/** Budgets are claimed here, by conditional writes: the row says no. */
const tables = (work: AnyWork) =>
  work.db.$pickTables<
    'campaignBudget' | 'campaignClaim' | 'campaignUse' | 'campaignDay' | 'campaignFirst'
  >();

/** An order's claim; one that was released is made again, of the day of this moment. */
export const insertClaim = async (
  work: AnyWork,
  claim: Pick<Claimed, 'orderId' | 'campaignId' | 'personId' | 'placeId' | 'fen' | 'units'>,
): Promise<void> => {
  const made = {
    day: localDayInSql(work, work.now),
    fenBack: 0,
    unitsBack: 0,
    claimedAt: work.now,
    releasedAt: null,
  };
  await tables(work)
    .insertInto('campaignClaim')
    .values({ ...claim, ...made, cityId: work.cityId })
    .onConflict((conflict) => conflict.columns(['cityId', 'orderId']).doUpdateSet(made))
    .execute();
};

/** False when the first arrival was promised to another order of the same person. */
export const takeFirst = async (
  work: AnyWork,
  asked: { campaignId: string; personId: string; placeId: string; orderId: string },
): Promise<boolean> => {
  const result = await tables(work)
    .insertInto('campaignFirst')
    .values({ ...asked, cityId: work.cityId })
    .onConflict((conflict) =>
      conflict.columns(['cityId', 'campaignId', 'personId', 'placeId']).doNothing(),
    )
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
};

export const putFirstBack = async (work: AnyWork, claim: Claimed): Promise<void> => {
  await tables(work)
    .deleteFrom('campaignFirst')
    .where('cityId', '=', work.cityId)
    .where('campaignId', '=', claim.campaignId)
    .where('personId', '=', claim.personId)
    .where('placeId', '=', claim.placeId)
    .where('orderId', '=', claim.orderId)
    .execute();
};

export const takeUse = async (
  work: AnyWork,
  asked: { campaignId: string; personId: string; limit: number },
): Promise<boolean> => {
  const { campaignId, personId, limit } = asked;
  const result = await tables(work)
    .insertInto('campaignUse')
    .values({
      cityId: work.cityId,
      campaignId,
      personId,
      limitCount: limit,
      usedCount: 1,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['cityId', 'campaignId', 'personId'])
        .doUpdateSet((eb) => ({ usedCount: eb('campaignUse.usedCount', '+', 1) }))
        .where('campaignUse.usedCount', '<', limit),
    )
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
};

/** Harmless where a person has no limit: there is no row. */
export const putUseBack = async (
  work: AnyWork,
  asked: { campaignId: string; personId: string },
): Promise<void> => {
  await tables(work)
    .updateTable('campaignUse')
    .set((eb) => ({ usedCount: eb('usedCount', '-', 1) }))
    .where('cityId', '=', work.cityId)
    .where('campaignId', '=', asked.campaignId)
    .where('personId', '=', asked.personId)
    .execute();
};

export type DayLimits = { moneyFen: number | null; countLimit: number | null };

/** Takes of today's budget, by the city's calendar, only while there is enough. */
export const takeDay = async (
  work: AnyWork,
  asked: { campaignId: string; fen: number; limits: DayLimits },
): Promise<boolean> => {
  const { campaignId, fen, limits } = asked;
  if (limits.moneyFen !== null && fen > limits.moneyFen) return false;
  const result = await tables(work)
    .insertInto('campaignDay')
    .values({
      cityId: work.cityId,
      campaignId,
      day: localDayInSql(work, work.now),
      ...limits,
      usedFen: fen,
      usedCount: 1,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['cityId', 'campaignId', 'day'])
        .doUpdateSet((eb) => ({
          usedFen: eb('campaignDay.usedFen', '+', fen),
          usedCount: eb('campaignDay.usedCount', '+', 1),
        }))
        .where((eb) =>
          eb.and([
            eb.or([
              eb('campaignDay.moneyFen', 'is', null),
              sql<boolean>`campaign_day.used_fen + ${fen} <= campaign_day.money_fen`,
            ]),
            eb.or([
              eb('campaignDay.countLimit', 'is', null),
              sql<boolean>`campaign_day.used_count < campaign_day.count_limit`,
            ]),
          ]),
        ),
    )
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
};

/** Back to the day of the claim, whichever day it is now. */
export const putDayBack = async (
  work: AnyWork,
  asked: { campaignId: string; day: string; fen: number; count: number },
): Promise<void> => {
  await tables(work)
    .updateTable('campaignDay')
    .set((eb) => ({
      usedFen: eb('usedFen', '-', asked.fen),
      usedCount: eb('usedCount', '-', asked.count),
    }))
    .where('cityId', '=', work.cityId)
    .where('campaignId', '=', asked.campaignId)
    .where('day', '=', asked.day)
    .execute();
};

/**
 * Takes of the budget only while there is enough; the row says no, not an earlier reading.
 * Where less is left than this order took, that is the moment at which it was spent.
 */
export const takeBudget = async (
  work: AnyWork,
  asked: { campaignId: string; fen: number },
): Promise<boolean> => {
  const { campaignId, fen } = asked;
  const result = await tables(work)
    .updateTable('campaignBudget')
    .set((eb) => ({
      usedFen: eb('usedFen', '+', fen),
      usedCount: eb('usedCount', '+', 1),
      spentAt: sql<Date | null>`case when used_fen + ${fen * 2} > money_fen
        or used_count + 2 > count_limit
        then coalesce(spent_at, ${work.now}::timestamptz) else spent_at end`,
    }))
    .where('cityId', '=', work.cityId)
    .where('campaignId', '=', campaignId)
    .where(sql<boolean>`(money_fen is null or used_fen + ${fen} <= money_fen)`)
    .where(sql<boolean>`(count_limit is null or used_count < count_limit)`)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

export const putBudgetBack = async (
  work: AnyWork,
  asked: { campaignId: string; fen: number; count: number },
): Promise<void> => {
  const { campaignId, fen, count } = asked;
  await tables(work)
    .updateTable('campaignBudget')
    .set((eb) => ({
      usedFen: eb('usedFen', '-', fen),
      usedCount: eb('usedCount', '-', count),
      // A whole order came back, so another like it can be funded.
      ...(count > 0 && { spentAt: null }),
    }))
    .where('cityId', '=', work.cityId)
    .where('campaignId', '=', campaignId)
    .execute();
};

/** Takes all of an order's claim back that still stands; undefined where nothing does. */
export const releaseAll = async (
  work: AnyWork,
  orderId: string,
): Promise<(Claimed & { freedFen: number }) | undefined> => {
  const result = await sql<Claimed & { freedFen: number }>`
    update campaign_claim as claim set fen_back = claim.fen, units_back = claim.units,
      released_at = ${work.now}
    from campaign_claim as before
    where claim.city_id = ${work.cityId} and claim.order_id = ${orderId}
      and claim.released_at is null and before.city_id = claim.city_id
      and before.order_id = claim.order_id
    returning claim.*, claim.fen - before.fen_back as freed_fen`.execute(tables(work));
  return result.rows[0];
};

/** Takes a part back: so many fen, and one unit where nothing of it was used. */
export const releasePart = async (
  work: AnyWork,
  asked: { orderId: string; fen: number; whole: boolean },
): Promise<Claimed | undefined> => {
  const units = asked.whole ? 1 : 0;
  const result = await sql<Claimed>`
    update campaign_claim set fen_back = fen_back + ${asked.fen},
      units_back = units_back + ${units},
      released_at = case when units_back + ${units} = units then ${work.now}::timestamptz
        end
    where city_id = ${work.cityId} and order_id = ${asked.orderId}
      and released_at is null
    returning *`.execute(tables(work));
  return result.rows[0];
};

export const selectDays = async (
  work: AnyWork,
  campaignId: string,
): Promise<{ day: string; usedFen: number; usedCount: number }[]> => {
  const result = await sql<{ day: string; usedFen: number; usedCount: number }>`
    select day, sum(fen - fen_back)::bigint as used_fen,
      count(*) filter (where released_at is null)::integer as used_count
    from campaign_claim
    where city_id = ${work.cityId} and campaign_id = ${campaignId}
    group by day order by day desc limit 60`.execute(tables(work));
  return result.rows.toReversed();
};
