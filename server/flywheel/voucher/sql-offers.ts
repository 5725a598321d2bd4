import { sql } from 'kysely';
import type { AnyWork } from '#kit/work.ts';

const tables = (work: AnyWork) => work.db.$pickTables<'voucher'>();

const ofOffers = (work: AnyWork, offerIds: readonly string[]) =>
  tables(work)
    .selectFrom('voucher')
    .where('cityId', '=', work.cityId)
    .where('offerId', '=', sql<string>`any(${[...offerIds]}::uuid[])`);

/** Who has ever held one, in the order of their ids. */
export const selectHolders = async (
  work: AnyWork,
  asked: { offerIds: readonly string[]; after: string | null; limit: number },
): Promise<string[]> => {
  const rows = await ofOffers(work, asked.offerIds)
    .select('personId')
    .distinct()
    .$if(asked.after !== null, (query) => query.where('personId', '>', asked.after ?? ''))
    .orderBy('personId')
    .limit(asked.limit)
    .execute();
  return rows.map((row) => row.personId);
};

/** Orders that have something unused, in the order of their ids. */
export const selectUnusedOrders = async (
  work: AnyWork,
  offerIds: readonly string[],
): Promise<string[]> => {
  const rows = await ofOffers(work, offerIds)
    .select('orderId')
    .distinct()
    .where('state', 'in', ['issued', 'expired'])
    .orderBy('orderId')
    .execute();
  return rows.map((row) => row.orderId);
};

export type Unused = { id: string; paidFen: number; usesLeft: number; usesTotal: number };

export const sumUnused = async (
  work: AnyWork,
  offerIds: readonly string[],
): Promise<{ members: number; vouchers: number; wholeFen: number }> => {
  const row = await ofOffers(work, offerIds)
    .select([
      sql<number>`count(distinct person_id)::int`.as('members'),
      sql<number>`(count(*) filter (where state in ('issued', 'expired')))::int`.as(
        'vouchers',
      ),
      sql<number>`coalesce(sum(paid_fen) filter (where state in ('issued', 'expired')
        and uses_left = uses_total), 0)::bigint`.as('wholeFen'),
    ])
    .executeTakeFirstOrThrow();
  return row;
};

/** Those that were used in part: what is left of each only the books know. */
export const selectPartly = (
  work: AnyWork,
  offerIds: readonly string[],
): Promise<{ id: string; paidFen: number }[]> =>
  ofOffers(work, offerIds)
    .select(['id', 'paidFen'])
    .where('state', 'in', ['issued', 'expired'])
    .whereRef('usesLeft', '<', 'usesTotal')
    .orderBy('id')
    .execute();
