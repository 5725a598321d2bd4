import { sql } from 'kysely';
import type { AnyWork } from '#kit/work.ts';

/** What gets scarcer is claimed here, by conditional writes: the row says no. */
const tables = (work: AnyWork) => work.db.$pickTables<'offer' | 'offerUse'>();

/**
 * Takes stock only while there is enough; the row says no, not an earlier reading. Answers
 * with what is left, null where that is unlimited.
 */
export const takeStock = async (
  work: AnyWork,
  offerId: string,
  count: number,
): Promise<{ stockLeft: number | null } | undefined> =>
  tables(work)
    .updateTable('offer')
    .set((eb) => ({ stockLeft: eb('stockLeft', '-', count) }))
    .where('cityId', '=', work.cityId)
    .where('id', '=', offerId)
    .where((eb) => eb.or([eb('stock', 'is', null), eb('stockLeft', '>=', count)]))
    .returning('stockLeft')
    .executeTakeFirst();

/** Answers with what is there now; undefined where stock is unlimited. */
export const putStockBack = async (
  work: AnyWork,
  offerId: string,
  count: number,
): Promise<{ stockLeft: number | null } | undefined> =>
  tables(work)
    .updateTable('offer')
    .set((eb) => ({ stockLeft: eb('stockLeft', '+', count) }))
    .where('cityId', '=', work.cityId)
    .where('id', '=', offerId)
    .where('stock', 'is not', null)
    .returning('stockLeft')
    .executeTakeFirst();

/** Takes a person's share only while it stays within the limit. */
export const takeUse = async (
  work: AnyWork,
  use: { offerId: string; personId: string; count: number; limit: number | null },
): Promise<boolean> => {
  const limit = use.limit ?? 2_147_483_647;
  if (use.count > limit) return false;
  const result = await tables(work)
    .insertInto('offerUse')
    .values({
      cityId: work.cityId,
      offerId: use.offerId,
      personId: use.personId,
      used: use.count,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['cityId', 'offerId', 'personId'])
        .doUpdateSet((eb) => ({ used: eb('offerUse.used', '+', use.count) }))
        .where('offerUse.used', '<=', limit - use.count),
    )
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
};

export const putUseBack = async (
  work: AnyWork,
  use: { offerId: string; personId: string; count: number },
): Promise<void> => {
  await tables(work)
    .updateTable('offerUse')
    .set((eb) => ({ used: eb('used', '-', use.count) }))
    .where('cityId', '=', work.cityId)
    .where('offerId', '=', use.offerId)
    .where('personId', '=', use.personId)
    .execute();
};

/** The same of many persons; one may be named several times. */
export const putUsesBack = async (
  work: AnyWork,
  offerId: string,
  uses: readonly { personId: string; count: number }[],
): Promise<void> => {
  const persons = uses.map(({ personId }) => personId);
  const counts = uses.map(({ count }) => count);
  await sql`
    update offer_use set used = used - back.count
    from (select person_id, sum(count)::integer as count
      from unnest(${persons}::uuid[], ${counts}::integer[]) as each (person_id, count)
      group by person_id) as back
    where city_id = ${work.cityId} and offer_id = ${offerId}
      and offer_use.person_id = back.person_id`.execute(tables(work));
};

export const usesOfPerson = async (
  work: AnyWork,
  personId: string,
  offerIds: readonly string[],
): Promise<Map<string, number>> => {
  if (offerIds.length === 0) return new Map();
  const rows = await tables(work)
    .selectFrom('offerUse')
    .select(['offerId', 'used'])
    .where('cityId', '=', work.cityId)
    .where('personId', '=', personId)
    .where('offerId', '=', sql<string>`any(${[...offerIds]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.offerId, row.used]));
};

/** More limited offers than one person has used in one city. */
const usesLimit = 2_000;

export const usesOfPersonHere = async (
  work: AnyWork,
  personId: string,
): Promise<Map<string, number>> => {
  const rows = await tables(work)
    .selectFrom('offerUse')
    .innerJoin('offer', (join) =>
      join
        .onRef('offer.cityId', '=', 'offerUse.cityId')
        .onRef('offer.id', '=', 'offerUse.offerId'),
    )
    .select(['offerUse.offerId', 'offerUse.used'])
    .where('offerUse.cityId', '=', work.cityId)
    .where('offerUse.personId', '=', personId)
    .where('offer.perPersonLimit', 'is not', null)
    .where('offer.state', '=', 'live')
    .limit(usesLimit)
    .execute();
  return new Map(rows.map((row) => [row.offerId, row.used]));
};
