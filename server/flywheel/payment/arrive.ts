import { paymentPostings } from '#flywheel/ledger/ledger.ts';
import { postEntry } from '#flywheel/ledger/post.ts';
import { lockOrderOf } from '#flywheel/order/find.ts';
import { payOrder } from '#flywheel/order/pay.ts';
import type { AnyWork } from '#kit/work.ts';
import { startRefund } from './start-refund.ts';
import { markPaid } from './sql.ts';
import type { Payment } from './sql.ts';

/**
 * Money has arrived, as a notice or an answer of the rail says. However often it is said,
 * it is posted once; the order is issued, or the money starts its way back at once. The
 * order is locked first, as everywhere.
 */
export const paymentArrived = async (work: AnyWork, payment: Payment): Promise<void> => {
  await lockOrderOf(work, payment.orderId);
  if (!(await markPaid(work, payment.id))) return;
  await postEntry(work, {
    kind: 'payment',
    subjectId: payment.id,
    orderId: payment.orderId,
    voucherId: null,
    postings: paymentPostings(payment.rail, payment.amountFen),
    totalFen: payment.amountFen,
  });
  const outcome = await payOrder(work, payment.orderId);
  if (outcome === 'issued') return;
  const reason = outcome === 'too_late' ? 'paid_too_late' : 'paid_twice';
  await startRefund(work, {
    payment,
    voucherId: null,
    amountFen: payment.amountFen,
    reason,
  });
};
