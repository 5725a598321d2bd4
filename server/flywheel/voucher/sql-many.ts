import { sql } from 'kysely';
import type { VoucherState } from '#contract/voucher.ts';
import type { AnyWork } from '#kit/work.ts';
import type { Voucher } from './sql.ts';

const tables = (work: AnyWork) => work.db.$pickTables<'voucher'>();
const anyOf = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`;

/** The vouchers of these orders, locked in the order of their ids until the work ends. */
export const lockOfOrders = (
  work: AnyWork,
  orderIds: readonly string[],
): Promise<Voucher[]> =>
  tables(work)
    .selectFrom('voucher')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('orderId', '=', anyOf(orderIds))
    .orderBy('id')
    .forUpdate()
    .execute();

/** The orders of those that lapsed first; at most so many vouchers are looked at. */
export const selectOrdersOfExpired = async (
  work: AnyWork,
  limit: number,
): Promise<string[]> => {
  const rows = await tables(work)
    .selectFrom('voucher')
    .select('orderId')
    .where('cityId', '=', work.cityId)
    .where('state', '=', 'expired')
    .orderBy('validUntil')
    .orderBy('id')
    .limit(limit)
    .execute();
  return [...new Set(rows.map(({ orderId }) => orderId))];
};

export type Move = {
  ids: readonly string[];
  from: readonly VoucherState[];
  to: VoucherState;
};

export const moveVouchers = async (work: AnyWork, move: Move): Promise<number> => {
  if (move.ids.length === 0) return 0;
  const result = await tables(work)
    .updateTable('voucher')
    .set({ state: move.to })
    .where('cityId', '=', work.cityId)
    .where('id', '=', anyOf(move.ids))
    .where('state', 'in', [...move.from])
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
};

export const selectAllRefunded = async (
  work: AnyWork,
  orderIds: readonly string[],
): Promise<string[]> => {
  const rows = await tables(work)
    .selectFrom('voucher')
    .select('orderId')
    .where('cityId', '=', work.cityId)
    .where('orderId', '=', anyOf(orderIds))
    .groupBy('orderId')
    .having(sql<boolean>`bool_and(state = 'refunded')`)
    .execute();
  return rows.map(({ orderId }) => orderId);
};
