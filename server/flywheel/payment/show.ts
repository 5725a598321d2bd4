import type { PaymentView, RefundView } from '#contract/payment.ts';
import type { Payment, Refund } from './sql.ts';

export const showPayment = (payment: Payment): PaymentView => ({
  id: payment.id,
  orderId: payment.orderId,
  rail: payment.rail,
  state: payment.state,
  amountFen: payment.amountFen,
  startedAt: payment.startedAt.toISOString(),
  paidAt: payment.paidAt?.toISOString() ?? null,
  cashierUrl: payment.cashierUrl,
});

export const showRefund = (refund: Refund): RefundView => ({
  id: refund.id,
  orderId: refund.orderId,
  voucherId: refund.voucherId,
  redemptionId: refund.redemptionId,
  amountFen: refund.amountFen,
  reason: refund.reason,
  because: refund.because,
  state: refund.state,
  startedAt: refund.startedAt.toISOString(),
  refundedAt: refund.refundedAt?.toISOString() ?? null,
});
