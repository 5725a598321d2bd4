import type { RailName } from '#contract/payment.ts';
import type { Work } from '#kit/work.ts';
import { paymentArrived } from './arrive.ts';
import type { RawNotice } from './rail.ts';
import { insertNotice, markOpenAs, selectPayment } from './sql.ts';

/**
 * Takes a rail's notice. The signature is the caller's only proof; an amount that differs
 * from ours is never taken for payment. A notice heard before changes nothing, and `closed`
 * after `paid` is only a late letter.
 */
export const receiveNotice = async (
  work: Work<'notice_forged' | 'payment_not_found' | 'notice_contradicts'>,
  asked: { rail: RailName; raw: RawNotice },
): Promise<{ received: true }> => {
  const heard = await work.outside.rails[asked.rail]?.hear(asked.raw);
  if (!heard) return work.refuse('notice_forged', {});
  if (heard.about !== 'trade') return { received: true };
  const { noticeId, tradeNo, outcome, amountFen } = heard.notice;
  const payment = await selectPayment(work, tradeNo);
  if (!payment || payment.rail !== asked.rail) return work.refuse('payment_not_found', {});
  if (amountFen !== payment.amountFen) {
    return work.refuse('notice_contradicts', {
      expectedFen: payment.amountFen,
      noticedFen: amountFen,
    });
  }
  const paymentId = payment.id;
  const notice = { rail: asked.rail, noticeId, paymentId, outcome };
  if (!(await insertNotice(work, notice))) return { received: true };
  if (outcome === 'paid') await paymentArrived(work, payment);
  else await markOpenAs(work, payment.id, 'closed');
  return { received: true };
};
