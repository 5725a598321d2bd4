import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { VoucherState } from '#contract/voucher.ts';
import { localDayInSql, localTimeInSql } from '#kit/city.ts';
import type { AnyWork } from '#kit/work.ts';
import type { Voucher } from './sql.ts';

const tables = (work: AnyWork) => work.db.$pickTables<'voucher'>();

/** What names a voucher: its twelve digits, or its handle with the step that it showed. */
export type Named =
  | { by: 'code'; code: string }
  | { by: 'handle'; handle: string; step: number };
export type UseAsked = {
  named: Named;
  placeId: string;
  undosLimit: number;
  /**
   * When it was used, where a device without network tells of it later. The caller holds
   * the voucher's row and knows that nobody took the step, be it below the last one.
   */
  usedAt?: Date;
};

/**
 * Takes one use in one conditional write. Of any number of attempts at the last use, the
 * row lets one through; the others see no row and are told why by a reading of their own. A
 * step of a shown code is taken with it, and none at or below it again.
 */
export const takeUse = (work: AnyWork, asked: UseAsked): Promise<Voucher | undefined> => {
  const day = localDayInSql(work, asked.usedAt ?? work.now);
  return (
    tables(work)
      .updateTable('voucher')
      .set((eb) => ({
        usesLeft: eb('usesLeft', '-', 1),
        state: sql<VoucherState>`case when uses_left = 1 then 'redeemed' else state end`,
        // A use told late, of a day before the last one, is counted on the card alone.
        usesOn: sql<string | null>`case when uses_per_day is null then null
        else greatest(uses_on, ${day}) end`,
        usesThatDay: sql<number>`case when uses_per_day is null then 0
        when uses_on > ${day} then uses_that_day
        when uses_on = ${day} then uses_that_day + 1 else 1 end`,
        ...(asked.named.by === 'handle' && {
          lastStep: sql<number>`greatest(last_step, ${asked.named.step})`,
        }),
      }))
      .where('cityId', '=', work.cityId)
      .where((eb) =>
        asked.named.by === 'code'
          ? eb('code', '=', asked.named.code)
          : eb.and([
              eb('handle', '=', asked.named.handle),
              ...(asked.usedAt ? [] : [eb('lastStep', '<', asked.named.step)]),
            ]),
      )
      // One that lapsed after it was used still counts, until its refund begins.
      .where('state', 'in', asked.usedAt ? ['issued', 'expired'] : ['issued'])
      .where('usesLeft', '>', 0)
      .where('undos', '<', asked.undosLimit)
      .where(hasUsesOn(day))
      .where('validFrom', '<=', asked.usedAt ?? work.now)
      .where('validUntil', '>=', asked.usedAt ?? work.now)
      .where(sql<boolean>`${asked.placeId}::uuid = any(place_ids)`)
      .where('heldBecause', 'is', null)
      .where(isUsableAt(work, asked.usedAt ?? work.now))
      .returningAll()
      .executeTakeFirst()
  );
};

/** Not used up for that day of the city. */
export const hasUsesOn = (day: RawBuilder<unknown>) =>
  sql<boolean>`(uses_per_day is null or uses_on is null
    or uses_that_day < uses_per_day or uses_on <> ${day})`;

/** Inside the voucher's hours and on none of its days off, by the city's own clock. */
export const isUsableAt = (work: AnyWork, at: Date) => {
  const local = localTimeInSql(work, at);
  return sql<boolean>`((usable_minutes is null or usable_minutes @> (
      (extract(isodow from ${local})::int - 1) * 1440
      + extract(hour from ${local})::int * 60 + extract(minute from ${local})::int))
    and (blackout_days is null or not ${local}::date = any(blackout_days)))`;
};

/**
 * Gives one use back, and to its day the use of that day; `state` is what the voucher
 * becomes. False when it can't be undone.
 */
export const giveUseBack = async (
  work: AnyWork,
  voucherId: string,
  asked: { state: 'issued' | 'expired'; undosLimit: number; usedAt: Date },
): Promise<boolean> => {
  const day = localDayInSql(work, asked.usedAt);
  const result = await tables(work)
    .updateTable('voucher')
    .set((eb) => ({
      usesLeft: eb('usesLeft', '+', 1),
      undos: eb('undos', '+', 1),
      state: asked.state,
      usesThatDay: sql<number>`case when uses_on = ${day}
        then greatest(0, uses_that_day - 1) else uses_that_day end`,
    }))
    .where('cityId', '=', work.cityId)
    .where('id', '=', voucherId)
    .where('state', 'in', ['issued', 'redeemed', 'expired'])
    .whereRef('usesLeft', '<', 'usesTotal')
    .where('undos', '<', asked.undosLimit)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

export const selectNamed = (
  work: AnyWork,
  named: { by: 'code'; code: string } | { by: 'handle'; handle: string },
): Promise<Voucher | undefined> =>
  tables(work)
    .selectFrom('voucher')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where((eb) =>
      named.by === 'code' ? eb('code', '=', named.code) : eb('handle', '=', named.handle),
    )
    .executeTakeFirst();

export const idsNamed = async (
  work: AnyWork,
  named: readonly Named[],
): Promise<(string | undefined)[]> => {
  const texts = named.map((each) => (each.by === 'code' ? each.code : each.handle));
  if (texts.length === 0) return [];
  const rows = await tables(work)
    .selectFrom('voucher')
    .select(['id', 'code', 'handle'])
    .where('cityId', '=', work.cityId)
    .where((eb) =>
      eb.or([
        eb('code', '=', sql<string>`any(${texts})`),
        eb('handle', '=', sql<string>`any(${texts})`),
      ]),
    )
    .execute();
  return named.map(
    (each) =>
      rows.find((row) =>
        each.by === 'code' ? row.code === each.code : row.handle === each.handle,
      )?.id,
  );
};
