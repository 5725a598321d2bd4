import type { RefundReason, RefundView } from '#contract/payment.ts';
import { voucherCan } from '#contract/voucher.ts';
import { earnedFen, spentOnVoucherFen } from '#flywheel/ledger/earned.ts';
import {
  lockMyOrder,
  lockOrderOf,
  releaseSubsidyOf,
  releaseUnit,
} from '#flywheel/order/find.ts';
import type { Order } from '#flywheel/order/find.ts';
import {
  lockVouchersOfOrder,
  moveVoucherTo,
  orderOfExpired,
} from '#flywheel/voucher/find.ts';
import type { Voucher } from '#flywheel/voucher/find.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { showRefund } from './show.ts';
import { paidPaymentOf } from './sql.ts';
import type { Payment, Refund } from './sql.ts';
import { startRefund } from './start-refund.ts';

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
  const refunds = await giveBack(work, order, vouchers, 'unused');
  if (refunds.length === 0) return work.refuse('nothing_to_refund', {});
  return {
    items: refunds.map(showRefund),
    totalFen: refunds.reduce((sum, refund) => sum + refund.amountFen, 0),
  };
};

/**
 * What lapsed unused goes back by itself: nobody has to remember, nobody has to ask. One
 * order a transaction, locked before its vouchers, as everywhere.
 */
export const refundExpired = async (work: AnyWork): Promise<number> => {
  const orderId = await orderOfExpired(work);
  if (!orderId) return 0;
  const order = await lockOrderOf(work, orderId);
  assert(order !== undefined, 'a voucher has its order');
  const vouchers = (await lockVouchersOfOrder(work, orderId)).filter(
    (voucher) => voucher.state === 'expired',
  );
  await giveBack(work, order, vouchers, 'expired');
  return vouchers.length;
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
  const refunds = await giveBack(work, order, vouchers, asked.reason);
  const fen = refunds.reduce((sum, refund) => sum + refund.amountFen, 0);
  return { vouchers: vouchers.length, fen };
};

const giveBack = async (
  work: AnyWork,
  order: Order,
  vouchers: readonly Voucher[],
  reason: RefundReason,
): Promise<Refund[]> => {
  const payment = await paidPaymentOf(work, order.id);
  const refunds: Refund[] = [];
  for (const voucher of vouchers) {
    const refund = await giveOneBack(work, payment, voucher, reason);
    if (refund) refunds.push(refund);
    // A card that was partly used keeps its place: its unit was consumed.
    if (voucher.usesLeft === voucher.usesTotal) await releaseUnit(work, order);
    await releaseUnspent(work, voucher);
  }
  return refunds;
};

/** What a campaign had promised for uses that never were is there for others again. */
const releaseUnspent = async (work: AnyWork, voucher: Voucher): Promise<void> => {
  if (voucher.campaignFen === 0) return;
  const whole = voucher.usesLeft === voucher.usesTotal;
  const spentFen = whole ? 0 : await spentOnVoucherFen(work, voucher.id);
  const fen = voucher.campaignFen - spentFen;
  await releaseSubsidyOf(work, { orderId: voucher.orderId, fen, whole });
};

const giveOneBack = async (
  work: AnyWork,
  payment: Payment | undefined,
  voucher: Voucher,
  reason: RefundReason,
): Promise<Refund | undefined> => {
  const whole = voucher.usesLeft === voucher.usesTotal;
  const amountFen = voucher.paidFen - (whole ? 0 : await earnedFen(work, voucher.id));
  const to = amountFen > 0 ? 'refunding' : 'refunded';
  const moved = await moveVoucherTo(work, voucher.id, ['issued', 'expired'], to);
  assert(moved, 'a locked voucher moves');
  if (amountFen === 0) return undefined;
  assert(payment !== undefined, 'what was paid for has a payment');
  return startRefund(work, { payment, voucherId: voucher.id, amountFen, reason });
};
