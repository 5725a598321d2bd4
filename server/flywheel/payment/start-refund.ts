import type { RefundReason } from '#contract/payment.ts';
import { refundPostings } from '#flywheel/ledger/ledger.ts';
import { postEntry } from '#flywheel/ledger/post.ts';
import type { AnyWork } from '#kit/work.ts';
import { insertRefund } from './sql.ts';
import type { Payment, Refund } from './sql.ts';

export type RefundStart = {
  payment: Payment;
  voucherId: string | null;
  amountFen: number;
  reason: RefundReason;
};

/**
 * Money starts its way back: from held to refunding, in the same transaction as its cause.
 * A job hands it to the rail afterwards. Undefined when this voucher's money already left.
 */
export const startRefund = async (
  work: AnyWork,
  asked: RefundStart,
): Promise<Refund | undefined> => {
  const refund: Refund = {
    cityId: work.cityId,
    id: work.id(),
    orderId: asked.payment.orderId,
    paymentId: asked.payment.id,
    voucherId: asked.voucherId,
    amountFen: asked.amountFen,
    reason: asked.reason,
    state: 'refunding',
    startedAt: work.now,
    nextTryAt: work.now,
    tries: 0,
    refundedAt: null,
  };
  if (!(await insertRefund(work, refund))) return undefined;
  postEntry(work, {
    kind: 'refund',
    subjectId: refund.id,
    orderId: refund.orderId,
    voucherId: refund.voucherId,
    postings: refundPostings(refund.amountFen),
    totalFen: refund.amountFen,
  });
  work.emit({ name: 'refund.started', facts: { refundId: refund.id } });
  return refund;
};
