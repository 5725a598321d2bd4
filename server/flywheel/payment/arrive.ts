import { cardSalePostings, paymentPostings } from '#flywheel/ledger/ledger.ts';
import { postEntry } from '#flywheel/ledger/post.ts';
import { lockOrderOf } from '#flywheel/order/find.ts';
import type { Order } from '#flywheel/order/find.ts';
import { payOrder } from '#flywheel/order/pay.ts';
import { assert } from '#kit/refuse.ts';
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
  const [order, news] = await Promise.all([
    lockOrderOf(work, payment.orderId),
    markPaid(work, payment.id),
  ]);
  if (!news) return;
  postEntry(work, {
    kind: 'payment',
    subjectId: payment.id,
    orderId: payment.orderId,
    voucherId: null,
    postings: paymentPostings(payment.rail, payment.amountFen),
    totalFen: payment.amountFen,
  });
  assert(order !== undefined, 'a payment has its order');
  const outcome = await payOrder(work, order);
  if (outcome === 'issued') return deferFee(work, order);
  const reason = outcome === 'too_late' ? 'paid_too_late' : 'paid_twice';
  await startRefund(work, {
    payment,
    voucherId: null,
    amountFen: payment.amountFen,
    reason,
  });
};

/** A card's fee is deferred in the transaction that begins it; others are held. */
const deferFee = (work: AnyWork, { id, basket, totalFen }: Order): void => {
  if (basket.kind !== 'card') return;
  postEntry(work, {
    kind: 'card_sale',
    subjectId: basket.cardId,
    orderId: id,
    voucherId: null,
    postings: cardSalePostings(basket.cardId, totalFen),
    totalFen,
  });
};
