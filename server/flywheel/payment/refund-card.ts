import type { RefundReason } from '#contract/payment.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork } from '#kit/work.ts';
import { paidPaymentOf } from './sql.ts';
import { startRefund } from './start-refund.ts';

/**
 * A part of what was paid for a card goes back the way it came. The caller has brought it
 * back to what is held, and sees to it that this happens once.
 */
export const refundCard = async (
  work: AnyWork,
  asked: { orderId: string; amountFen: number; reason: RefundReason },
): Promise<void> => {
  const payment = await paidPaymentOf(work, asked.orderId);
  assert(payment !== undefined, 'a card that was paid for has a payment');
  const { amountFen, reason } = asked;
  const refund = await startRefund(work, { payment, voucherId: null, amountFen, reason });
  assert(refund !== undefined, 'a refund without a voucher is always new');
};
