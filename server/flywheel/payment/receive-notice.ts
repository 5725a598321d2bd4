import type { RailName } from '#contract/payment.ts';
import type { Work } from '#kit/work.ts';
import { paymentArrived } from './arrive.ts';
import type { Notice } from './rail.ts';
import { insertNotice, markOpenAs, selectPayment } from './sql.ts';

/**
 * Takes a rail's notice. The signature is the caller's only proof; an amount that differs
 * from ours is never taken for payment. A notice heard before changes nothing, and `closed`
 * after `paid` is only a late letter.
 */
export const receiveNotice = async (
  work: Work<'notice_forged' | 'payment_not_found' | 'notice_contradicts'>,
  asked: { rail: RailName; notice: Notice },
): Promise<{ received: true }> => {
  const { notice } = asked;
  if (!work.outside.rails[asked.rail]?.isGenuine(notice)) {
    return work.refuse('notice_forged', {});
  }
  const payment = await selectPayment(work, notice.tradeNo);
  if (!payment || payment.rail !== asked.rail) return work.refuse('payment_not_found', {});
  if (notice.amountFen !== payment.amountFen) {
    return work.refuse('notice_contradicts', {
      expectedFen: payment.amountFen,
      noticedFen: notice.amountFen,
    });
  }
  const { noticeId, outcome } = notice;
  const news = await insertNotice(work, {
    rail: asked.rail,
    noticeId,
    paymentId: payment.id,
    outcome,
  });
  if (!news) return { received: true };
  if (outcome === 'paid') await paymentArrived(work, payment);
  else await markOpenAs(work, payment.id, 'closed');
  return { received: true };
};
