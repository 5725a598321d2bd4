import { sql } from 'kysely';
import type { AnyWork } from '#kit/work.ts';
import type { Payment, Refund } from './sql.ts';

const tables = (work: AnyWork) => work.db.$pickTables<'payment' | 'refund'>();
const anyOf = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`;

/** The payment that each of these orders was bought with: the first that was paid. */
export const paidPaymentsOf = async (
  work: AnyWork,
  orderIds: readonly string[],
): Promise<Map<string, Payment>> => {
  const rows = await tables(work)
    .selectFrom('payment')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('orderId', '=', anyOf(orderIds))
    .where('state', '=', 'paid')
    .orderBy('paidAt', 'desc')
    .execute();
  return new Map(rows.map((payment) => [payment.orderId, payment]));
};

export const paymentsOf = async (
  work: AnyWork,
  ids: readonly string[],
): Promise<Map<string, Payment>> => {
  const rows = await tables(work)
    .selectFrom('payment')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', anyOf(ids))
    .execute();
  return new Map(rows.map((payment) => [payment.id, payment]));
};

/** Those that were not there: a voucher's unused money goes back once. */
export const insertRefunds = async (
  work: AnyWork,
  refunds: readonly Refund[],
): Promise<Set<string>> => {
  if (refunds.length === 0) return new Set();
  const rows = await tables(work)
    .insertInto('refund')
    .values([...refunds])
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return new Set(rows.map(({ id }) => id));
};

/** How many of these, which the caller holds, were on their way. */
export const markManyRefunded = async (
  work: AnyWork,
  ids: readonly string[],
): Promise<number> => {
  const result = await tables(work)
    .updateTable('refund')
    .set({ state: 'refunded', refundedAt: work.now, why: null })
    .where('cityId', '=', work.cityId)
    .where('id', '=', anyOf(ids))
    .where('state', '=', 'refunding')
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
};

/** Of these vouchers, those of which other money is still on its way. */
export const stillOnTheirWay = async (
  work: AnyWork,
  voucherIds: readonly string[],
): Promise<Set<string | null>> => {
  const rows = await tables(work)
    .selectFrom('refund')
    .select('voucherId')
    .where('cityId', '=', work.cityId)
    .where('voucherId', '=', anyOf(voucherIds))
    .where('state', '=', 'refunding')
    .execute();
  return new Set(rows.map(({ voucherId }) => voucherId));
};
