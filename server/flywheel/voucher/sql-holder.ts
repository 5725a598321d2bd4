import { sql } from 'kysely';
import { localDayInSql } from '#kit/city.ts';
import type { AnyWork } from '#kit/work.ts';
import { hasUsesOn, isUsableAt } from './sql-use.ts';
import type { Voucher } from './sql.ts';

const tables = (work: AnyWork) => work.db.$pickTables<'voucher'>();

/** Those of the ids that are this person's, in the order of their ids. */
export const selectOfPerson = (
  work: AnyWork,
  asked: { personId: string; ids: readonly string[] },
): Promise<Voucher[]> =>
  tables(work)
    .selectFrom('voucher')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('personId', '=', asked.personId)
    .where('id', '=', sql<string>`any(${[...asked.ids]}::uuid[])`)
    .orderBy('id')
    .execute();

/** What a person may use now, at one store or anywhere; soonest to lapse first. */
export const selectUsable = (
  work: AnyWork,
  asked: { personId: string; placeId: string | null; undosLimit: number; limit: number },
): Promise<Voucher[]> =>
  tables(work)
    .selectFrom('voucher')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('personId', '=', asked.personId)
    .where('state', '=', 'issued')
    .where('usesLeft', '>', 0)
    .where('undos', '<', asked.undosLimit)
    .where('validFrom', '<=', work.now)
    .where('validUntil', '>=', work.now)
    .where('heldBecause', 'is', null)
    .where(hasUsesOn(localDayInSql(work, work.now)))
    .where(isUsableAt(work, work.now))
    .$if(asked.placeId !== null, (query) =>
      query.where(sql<boolean>`${asked.placeId}::uuid = any(place_ids)`),
    )
    .orderBy('validUntil')
    .orderBy('id')
    .limit(asked.limit)
    .execute();
