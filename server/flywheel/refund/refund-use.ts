import type { RefundView } from '#contract/payment.ts';
import { showRefund } from '#flywheel/payment/show.ts';
import { findUse } from '#flywheel/redemption/refund-claim.ts';
import type { Work } from '#kit/work.ts';
import { ownsMerchant } from '#parties/person/actor.ts';
import { giveBackUse } from './give-back.ts';
import { holdOrder } from './hold.ts';
import { isOpen, refundUntil } from './refund.ts';
import { settleState } from './settle-state.ts';
import { questionOfUse } from './sql.ts';

type UseRefusals =
  | 'redemption_not_found'
  | 'not_your_merchant'
  | 'redemption_already_undone'
  | 'refund_time_over'
  | 'refund_question_open'
  | 'nothing_to_refund'
  | 'more_than_left';

export type UseRefundAsked = { redemptionId: string; amountFen: number; because: string };

/**
 * A merchant gives back any amount of a use, without being asked, within 30 days; several
 * times if need be, never more than was paid for it.
 */
export const refundUse = async (
  work: Work<UseRefusals>,
  { redemptionId, amountFen, because }: UseRefundAsked,
): Promise<RefundView> => {
  const found =
    (await findUse(work, redemptionId)) ?? work.refuse('redemption_not_found', {});
  if (!ownsMerchant(work.actor, found.merchantId)) work.refuse('not_your_merchant', {});
  await holdOrder(work, found.orderId);
  const use = (await findUse(work, redemptionId)) ?? found;
  if (use.undoneAt) {
    const undoneAt = use.undoneAt.toISOString();
    return work.refuse('redemption_already_undone', { undoneAt });
  }
  const until = refundUntil(use.redeemedAt);
  if (work.now > until) {
    return work.refuse('refund_time_over', { until: until.toISOString() });
  }
  const question = await questionOfUse(work, redemptionId);
  if (question && isOpen(question)) {
    return work.refuse('refund_question_open', { questionId: question.id });
  }
  if (use.paidFen === use.refundedFen) return work.refuse('nothing_to_refund', {});
  const refund = await giveBackUse(work, {
    use,
    amountFen,
    because,
    reason: 'by_merchant',
  });
  await settleState(work, use.voucherId);
  return showRefund(refund);
};
