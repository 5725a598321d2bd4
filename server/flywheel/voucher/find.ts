import type { VoucherState } from '#contract/voucher.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import {
  heldOfMerchant,
  idsOfOrders,
  lockOfOrder,
  moveVoucher,
  selectVoucher,
} from './sql.ts';
import { countUsableAt, lockNamed, selectUsableAt } from './sql-offline.ts';
import type { NamedOffline, StoreAsked } from './sql-offline.ts';
import {
  lockOfOrders,
  moveVouchers,
  selectAllRefunded,
  selectOrdersOfExpired,
} from './sql-many.ts';
import type { Voucher } from './sql.ts';
import { giveUseBack, idsNamed, selectNamed, takeUse } from './sql-use.ts';
import type { Named, UseAsked } from './sql-use.ts';

export type { NamedOffline } from './sql-offline.ts';
export type { Voucher } from './sql.ts';
export type { Named } from './sql-use.ts';

/** The voucher that a code or a handle names, whatever its state. */
export const findNamed = async (
  work: Work<'voucher_not_found'>,
  named: { by: 'code'; code: string } | { by: 'handle'; handle: string },
): Promise<Voucher> =>
  (await lookNamed(work, named)) ?? work.refuse('voucher_not_found', {});

/** The same for who has other questions on the way whose "no" comes first. */
export const lookNamed = (
  work: AnyWork,
  named: { by: 'code'; code: string } | { by: 'handle'; handle: string },
): Promise<Voucher | undefined> => selectNamed(work, named);

/** The vouchers' ids that these name, each in its place; undefined where there is none. */
export const voucherIdsOf = (
  work: AnyWork,
  named: readonly Named[],
): Promise<(string | undefined)[]> => idsNamed(work, named);

export const findVoucher = (work: AnyWork, id: string): Promise<Voucher | undefined> =>
  selectVoucher(work, id);

/** The voucher that a scan without network names, held until the work ends. */
export const holdNamed = (
  work: AnyWork,
  named: NamedOffline,
): Promise<Voucher | undefined> => lockNamed(work, named);

/**
 * The vouchers that may still be used at a store, the soonest to lapse first, and how many
 * more there are than `limit`.
 */
export const vouchersUsableAt = async (
  work: AnyWork,
  asked: StoreAsked & { limit: number },
): Promise<{ vouchers: Voucher[]; leftOut: number }> => {
  const vouchers = await selectUsableAt(work, asked);
  if (vouchers.length < asked.limit) return { vouchers, leftOut: 0 };
  const all = await countUsableAt(work, asked);
  return { vouchers, leftOut: Math.max(0, all - vouchers.length) };
};

/** One use, taken by one conditional write; undefined when the row said no. */
export const takeOneUse = (work: AnyWork, asked: UseAsked): Promise<Voucher | undefined> =>
  takeUse(work, asked);

/**
 * One use given back: a voucher still in its time works again, another waits for refund.
 */
export const giveOneUseBack = (
  work: AnyWork,
  voucher: Voucher,
  asked: { undosLimit: number; usedAt: Date },
): Promise<boolean> =>
  giveUseBack(work, voucher.id, {
    ...asked,
    state: work.now > voucher.validUntil ? 'expired' : 'issued',
  });

export const lockVouchersOfOrder = (work: AnyWork, orderId: string): Promise<Voucher[]> =>
  lockOfOrder(work, orderId);

/** The same of several orders. */
export const lockVouchersOfOrders = (
  work: AnyWork,
  orderIds: readonly string[],
): Promise<Voucher[]> => lockOfOrders(work, orderIds);

/** Orders that have an expired voucher whose refund has not started. */
export const ordersOfExpired = (work: AnyWork, limit: number): Promise<string[]> =>
  selectOrdersOfExpired(work, limit);

/** How many of these moved: those that were in one of the states named. */
export const moveVouchersTo = (
  work: AnyWork,
  ids: readonly string[],
  from: readonly VoucherState[],
  to: VoucherState,
): Promise<number> => moveVouchers(work, { ids, from, to });

/** Of these orders, those of which every voucher has been refunded. */
export const ordersAllRefunded = (
  work: AnyWork,
  orderIds: readonly string[],
): Promise<string[]> => selectAllRefunded(work, orderIds);

export const moveVoucherTo = (
  work: AnyWork,
  id: string,
  from: readonly VoucherState[],
  to: VoucherState,
): Promise<boolean> => moveVoucher(work, id, from, to);

/** The voucher ids of these orders, by order. */
export const voucherIdsByOrder = async (
  work: AnyWork,
  orderIds: readonly string[],
): Promise<Map<string, string[]>> => {
  const byOrder = new Map<string, string[]>(orderIds.map((id) => [id, []]));
  if (orderIds.length === 0) return byOrder;
  for (const { id, orderId } of await idsOfOrders(work, orderIds))
    byOrder.get(orderId)?.push(id);
  return byOrder;
};

export const heldFenOfMerchant = (work: AnyWork, merchantId: string): Promise<number> =>
  heldOfMerchant(work, merchantId);
