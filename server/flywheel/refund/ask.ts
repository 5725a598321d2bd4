import type { RefundQuestionView } from '#contract/refund.ts';
import { claimUseQuestion, findUse } from '#flywheel/redemption/refund-claim.ts';
import { assert } from '#kit/refuse.ts';
import type { Work } from '#kit/work.ts';
import { theirId } from '#parties/person/actor.ts';
import { holdOrder } from './hold.ts';
import { answerBy, refundUntil, showQuestion } from './refund.ts';
import { settleState } from './settle-state.ts';
import { insertQuestion, questionOfUse, selectQuestion } from './sql.ts';

type AskRefusals =
  | 'use_not_found'
  | 'refund_time_over'
  | 'refund_asked_before'
  | 'nothing_to_refund'
  | 'more_than_left';

export type RefundAsked = {
  redemptionId: string;
  because: string;
  amountFen?: number | undefined;
};

/**
 * A customer asks for the money of a use, once. The merchant has 24 hours to answer, and
 * silence approves; from now on the use can't be undone.
 */
export const askRefund = async (
  work: Work<AskRefusals>,
  asked: RefundAsked,
): Promise<RefundQuestionView> => {
  const found = await findUse(work, asked.redemptionId);
  if (!found || found.personId !== theirId(work)) return work.refuse('use_not_found', {});
  await holdOrder(work, found.orderId);
  const use = (await findUse(work, found.id)) ?? found;
  if (use.undoneAt) return work.refuse('use_not_found', {});
  const until = refundUntil(use.redeemedAt);
  if (work.now > until) {
    return work.refuse('refund_time_over', { until: until.toISOString() });
  }
  const before = await questionOfUse(work, use.id);
  if (before) return work.refuse('refund_asked_before', { questionId: before.id });
  const leftFen = use.paidFen - use.refundedFen;
  if (leftFen === 0) return work.refuse('nothing_to_refund', {});
  const askedFen = asked.amountFen ?? leftFen;
  if (askedFen > leftFen) return work.refuse('more_than_left', { leftFen });
  // The undo of this very moment, which holds no order, is one of the two that lose.
  if (!(await claimUseQuestion(work, use.id))) return work.refuse('use_not_found', {});
  const id = work.id();
  await insertQuestion(work, {
    ...nothingSaid,
    cityId: work.cityId,
    id,
    redemptionId: use.id,
    voucherId: use.voucherId,
    orderId: use.orderId,
    personId: use.personId,
    merchantId: use.merchantId,
    askedFen,
    because: asked.because,
    askedAt: work.now,
    answerBy: answerBy(work.now),
  });
  await settleState(work, use.voucherId);
  const { merchantId } = use;
  work.emit({ name: 'refund.asked', facts: { questionId: id, merchantId } });
  const question = await selectQuestion(work, id);
  assert(question !== undefined, 'a question just asked is there');
  return showQuestion(question);
};

const nothingSaid = {
  state: 'asked' as const,
  answeredAt: null,
  answeredBy: null,
  approvedFen: null,
  answerBecause: null,
  disputeBy: null,
  disputedAt: null,
  disputeBecause: null,
  decidedAt: null,
  decidedBy: null,
  decidedFen: null,
  decisionBecause: null,
};
