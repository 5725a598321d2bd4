import { minuteMs } from '#contract/kit/time.ts';
import type { RailReason } from '#contract/payment.ts';
import { refundDonePostings } from '#flywheel/ledger/ledger.ts';
import { postEntries } from '#flywheel/ledger/post.ts';
import { closeOrders, lockOrdersOf } from '#flywheel/order/find.ts';
import { moveVouchersTo, ordersAllRefunded } from '#flywheel/voucher/find.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork } from '#kit/work.ts';
import { lockDueRefunds, putRefundOff } from './sql.ts';
import type { Payment, Refund } from './sql.ts';
import { markManyRefunded, paymentsOf, stillOnTheirWay } from './sql-many.ts';

/** Refunds in one transaction, and how many of them a rail is asked about at a time. */
const batch = 100;
const askedAtOnce = 25;

/**
 * Hands started refunds to the rail under their own number, so that asking twice pays once.
 * A rail that does not answer is asked again, later each time, for as long as it takes. A
 * batch has one refund of a payment at most: what the rail has done of it is kept before
 * the next is asked.
 */
export const sendRefunds = async (work: AnyWork): Promise<number> => {
  const due = onePerPayment(await lockDueRefunds(work, batch));
  if (due.length === 0) return 0;
  const payments = await paymentsOf(
    work,
    due.map(({ paymentId }) => paymentId),
  );
  const sent = await inTurns(due, async (refund) => {
    const payment = payments.get(refund.paymentId);
    assert(payment !== undefined, 'a refund has its payment');
    return { refund, payment, answer: await askRail(work, refund, payment) };
  });
  await finish(
    work,
    sent.filter(({ answer }) => answer === 'done'),
  );
  for (const { refund, answer } of sent) {
    if (answer === 'done') continue;
    const nextTryAt = nextTryOf(refund, work.now);
    await putRefundOff(work, refund.id, { nextTryAt, why: answer });
  }
  return due.length;
};

const onePerPayment = (refunds: readonly Refund[]): Refund[] => [
  ...new Map(refunds.toReversed().map((refund) => [refund.paymentId, refund])).values(),
];

/** Each of many, so many at a time. */
const inTurns = async <T, U>(
  many: readonly T[],
  act: (one: T) => Promise<U>,
): Promise<U[]> => {
  const waiting = [...many.entries()];
  const done: U[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      done[next[0]] = await act(next[1]);
    }
  };
  await Promise.all(Array.from({ length: askedAtOnce }, work));
  return done;
};

/** `null`: the rail did not say, or has not finished. */
const askRail = async (
  work: AnyWork,
  refund: Refund,
  payment: Payment,
): Promise<'done' | RailReason | null> => {
  const rail = work.outside.rails[payment.rail];
  if (!rail) return 'not_offered';
  try {
    const { outcome, why } = await rail.refundTrade({
      refundNo: refund.id,
      tradeNo: payment.id,
      amountFen: refund.amountFen,
      paidFen: payment.amountFen,
    });
    if (outcome === 'refused') return why ?? 'rail_refused';
    return outcome === 'done' ? 'done' : null;
  } catch {
    return null;
  }
};

type Sent = { refund: Refund; payment: Payment };

/** What the rail has paid back is posted, and vouchers and orders end with it. */
const finish = async (work: AnyWork, sent: readonly Sent[]): Promise<void> => {
  if (sent.length === 0) return;
  const ids = sent.map(({ refund }) => refund.id);
  const marked = await markManyRefunded(work, ids);
  assert(marked === ids.length, 'a locked refund is done once');
  postEntries(
    work,
    sent.map(({ refund, payment }) => ({
      kind: 'refund_done',
      subjectId: refund.id,
      orderId: refund.orderId,
      voucherId: refund.voucherId,
      postings: refundDonePostings(payment.rail, refund.amountFen),
      totalFen: refund.amountFen,
    })),
  );
  const orderIds = [...new Set(sent.map(({ refund }) => refund.orderId))];
  await lockOrdersOf(work, orderIds);
  const vouchers = sent.flatMap(({ refund: { voucherId } }) => voucherId ?? []);
  const waiting = await stillOnTheirWay(work, vouchers);
  const back = vouchers.filter((id) => !waiting.has(id));
  await moveVouchersTo(work, back, ['refunding'], 'refunded');
  // A card has no vouchers; whoever gives it back closes its order.
  await closeOrders(work, await ordersAllRefunded(work, orderIds));
  for (const refundId of ids) work.emit({ name: 'refund.done', facts: { refundId } });
};

/** One minute, then twice as long each time, at most six hours. */
const nextTryOf = (refund: Refund, now: Date): Date =>
  new Date(now.getTime() + Math.min(360, 2 ** refund.tries) * minuteMs);
