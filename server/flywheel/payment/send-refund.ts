import { minuteMs } from '#contract/kit/time.ts';
import { refundDonePostings } from '#flywheel/ledger/ledger.ts';
import { postEntry } from '#flywheel/ledger/post.ts';
import { closeOrder, lockOrderOf } from '#flywheel/order/find.ts';
import { lockVouchersOfOrder, moveVoucherTo } from '#flywheel/voucher/find.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork } from '#kit/work.ts';
import {
  isOnItsWay,
  lockDueRefunds,
  markRefunded,
  putRefundOff,
  selectPayment,
} from './sql.ts';
import type { Payment, Refund } from './sql.ts';

/**
 * Hands started refunds to the rail under their own number, so that asking twice pays once.
 * A rail that does not answer is asked again, later each time, for as long as it takes.
 * One refund a transaction: what the rail has done is kept before the next is asked.
 */
export const sendRefunds = async (work: AnyWork): Promise<number> => {
  const due = await lockDueRefunds(work, 1);
  for (const refund of due) {
    const payment = await selectPayment(work, refund.paymentId);
    assert(payment !== undefined, 'a refund has its payment');
    if (await isDone(work, refund, payment)) await finish(work, refund, payment);
    else await putRefundOff(work, refund.id, nextTryOf(refund, work.now));
  }
  return due.length;
};

const isDone = async (
  work: AnyWork,
  refund: Refund,
  payment: Payment,
): Promise<boolean> => {
  const rail = work.outside.rails[payment.rail];
  if (!rail) return false;
  try {
    const { outcome } = await rail.refundTrade({
      refundNo: refund.id,
      tradeNo: payment.id,
      amountFen: refund.amountFen,
      paidFen: payment.amountFen,
    });
    return outcome === 'done';
  } catch {
    return false;
  }
};

const finish = async (work: AnyWork, refund: Refund, payment: Payment): Promise<void> => {
  const marked = await markRefunded(work, refund.id);
  assert(marked, 'a locked refund is done once');
  postEntry(work, {
    kind: 'refund_done',
    subjectId: refund.id,
    orderId: refund.orderId,
    voucherId: refund.voucherId,
    postings: refundDonePostings(payment.rail, refund.amountFen),
    totalFen: refund.amountFen,
  });
  await lockOrderOf(work, refund.orderId);
  if (refund.voucherId && !(await isOnItsWay(work, refund.voucherId)))
    await moveVoucherTo(work, refund.voucherId, ['refunding'], 'refunded');
  const vouchers = await lockVouchersOfOrder(work, refund.orderId);
  // A card has no vouchers; whoever gives it back closes its order.
  if (vouchers.length > 0 && vouchers.every((voucher) => voucher.state === 'refunded')) {
    await closeOrder(work, refund.orderId);
  }
  work.emit({ name: 'refund.done', facts: { refundId: refund.id } });
};

/** One minute, then twice as long each time, at most six hours. */
const nextTryOf = (refund: Refund, now: Date): Date =>
  new Date(now.getTime() + Math.min(360, 2 ** refund.tries) * minuteMs);
