import type { RefundReason, RefundView } from '#contract/payment.ts';
import { voucherCan } from '#contract/voucher.ts';
import { lockMyOrder, lockOrderOf, lockOrdersOf } from '#flywheel/order/find.ts';
import {
  lockVouchersOfOrder,
  lockVouchersOfOrders,
  ordersOfExpired,
} from '#flywheel/voucher/find.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { giveBack } from './give-back.ts';
import { showRefund } from './show.ts';

export type RefundAsked = { orderId: string; voucherIds?: readonly string[] | undefined };

/**
 * Gives back everything unused of an order in one action and without a question. A voucher
 * that is being redeemed at this moment is locked by whoever came first.
 */
export const refundUnused = async (
  work: Work<'order_not_found' | 'nothing_to_refund'>,
  asked: RefundAsked,
): Promise<{ items: RefundView[]; totalFen: number }> => {
  const order = await lockMyOrder(work, asked.orderId);
  const vouchers = (await lockVouchersOfOrder(work, order.id))
    .filter((voucher) => voucherCan.refund(voucher.state))
    .filter((voucher) => asked.voucherIds?.includes(voucher.id) ?? true);
  const refunds = await giveBack(work, { orders: [order], vouchers, reason: 'unused' });
  if (refunds.length === 0) return work.refuse('nothing_to_refund', {});
  return {
    items: refunds.map(showRefund),
    totalFen: refunds.reduce((sum, refund) => sum + refund.amountFen, 0),
  };
};

/** Orders in one transaction; enough that the round trips no longer count. */
const batch = 100;

/**
 * What lapsed unused goes back by itself: nobody has to remember, nobody has to ask. A
 * batch of orders a transaction, locked in the order of their ids and before their
 * vouchers, as everywhere; who dies in the middle has begun none of them.
 */
export const refundExpired = async (work: AnyWork): Promise<number> => {
  const orderIds = await ordersOfExpired(work, batch);
  if (orderIds.length === 0) return 0;
  const orders = await lockOrdersOf(work, orderIds);
  const vouchers = (await lockVouchersOfOrders(work, orderIds)).filter(
    (voucher) => voucher.state === 'expired',
  );
  await giveBack(work, { orders, vouchers, reason: 'expired' });
  // Somebody else may have given all of it back meanwhile: still something was due.
  return Math.max(1, vouchers.length);
};

/**
 * Gives back everything unused of an order for a reason that is nobody's question, such as
 * the end of a programme; what went back, in fen, and how many vouchers.
 */
export const refundOrderUnused = async (
  work: AnyWork,
  asked: { orderId: string; reason: RefundReason },
): Promise<{ vouchers: number; fen: number }> => {
  const order = await lockOrderOf(work, asked.orderId);
  assert(order !== undefined, 'a voucher has its order');
  const vouchers = (await lockVouchersOfOrder(work, order.id)).filter((voucher) =>
    voucherCan.refund(voucher.state),
  );
  const refunds = await giveBack(work, { orders: [order], vouchers, reason: asked.reason });
  const fen = refunds.reduce((sum, refund) => sum + refund.amountFen, 0);
  return { vouchers: vouchers.length, fen };
};
