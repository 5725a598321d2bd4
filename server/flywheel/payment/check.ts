import type { PaymentView } from '#contract/payment.ts';
import { minuteMs } from '#contract/kit/time.ts';
import { lockMyOrder, lockOrderOf } from '#flywheel/order/find.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { paymentArrived } from './arrive.ts';
import type { Rail, TradeOutcome } from './rail.ts';
import { showPayment } from './show.ts';
import { findUnheard, markOpenAs, newestPaymentOf, selectPayment } from './sql.ts';
import type { Payment } from './sql.ts';
import { railOf } from './start.ts';

/** The customer asks: what became of my payment? The rail's answer is acted on at once. */
export const checkPayment = async (
  work: Work<'order_not_found' | 'payment_not_found' | 'rail_not_answering'>,
  orderId: string,
): Promise<PaymentView> => {
  const order = await lockMyOrder(work, orderId);
  const payment =
    (await newestPaymentOf(work, order.id)) ?? work.refuse('payment_not_found', {});
  if (payment.state !== 'started' && payment.state !== 'unknown')
    return showPayment(payment);
  const answer = await ask(work, railOf(work, payment.rail), payment);
  if (!answer) return work.refuse('rail_not_answering', { retryAfterSeconds: 5 });
  await act(work, payment, answer);
  const now = await selectPayment(work, payment.id);
  assert(now !== undefined, 'a payment stays');
  return showPayment(now);
};

/**
 * Asks the rail about payments that no notice has told of for a minute: a notice that never
 * comes must not cost a customer their money. One order a transaction, locked before its
 * payment, as everywhere.
 */
export const askUnheard = async (work: AnyWork): Promise<number> => {
  const before = new Date(work.now.getTime() - minuteMs);
  const unheard = await findUnheard(work, before);
  if (!unheard) return 0;
  await lockOrderOf(work, unheard.orderId);
  const payment = await selectPayment(work, unheard.id);
  // Somebody else asked while we waited for the order.
  if (!payment || payment.checkedAt >= before || !isOpen(payment)) return 1;
  const rail = work.outside.rails[payment.rail];
  const answer = rail && (await ask(work, rail, payment));
  if (answer) await act(work, payment, answer);
  else await markOpenAs(work, payment.id, 'unknown');
  return 1;
};

/**
 * Asks the rail about a payment that its own bill says was paid, whatever we took it for,
 * and acts on what it says.
 */
export const askAgain = async (work: AnyWork, paymentId: string): Promise<void> => {
  const before = await selectPayment(work, paymentId);
  const rail = before && work.outside.rails[before.rail];
  if (!before || !rail) return;
  await lockOrderOf(work, before.orderId);
  const payment = await selectPayment(work, paymentId);
  if (!payment || payment.state === 'paid') return;
  const answer = await ask(work, rail, payment);
  if (answer?.outcome === 'paid') await act(work, payment, answer);
};

const isOpen = ({ state }: Payment): boolean => state === 'started' || state === 'unknown';

/** A customer may open a cashier long after we made its address: until then, no trade. */
const unopenedMs = 30 * minuteMs;

const ask = async (
  work: AnyWork,
  rail: Rail,
  payment: Payment,
): Promise<TradeOutcome | undefined> => {
  const isNew = work.now.getTime() - payment.startedAt.getTime() < unopenedMs;
  try {
    const answer = await rail.queryTrade(payment.id);
    return answer ?? { outcome: isNew ? 'open' : 'closed', amountFen: 0 };
  } catch {
    return undefined;
  }
};

const act = async (
  work: AnyWork,
  payment: Payment,
  answer: TradeOutcome,
): Promise<void> => {
  if (answer.outcome === 'open') return markOpenAs(work, payment.id, 'started');
  if (answer.outcome === 'closed') return markOpenAs(work, payment.id, 'closed');
  // Another amount is never taken for payment; the day's comparison makes it a case.
  if (answer.amountFen !== payment.amountFen)
    return markOpenAs(work, payment.id, 'unknown');
  return paymentArrived(work, payment);
};
