import type { RefundQuestionView } from '#contract/refund.ts';
import type { Work } from '#kit/work.ts';
import { writeAudit } from '#parties/audit/write-audit.ts';
import { theirId } from '#parties/person/actor.ts';
import { giveBack, readQuestion } from './answer.ts';
import { holdOrder } from './hold.ts';
import { isDisputable } from './refund.ts';
import { settleState } from './settle-state.ts';
import { selectQuestion, takeStep } from './sql.ts';
import type { QuestionShown } from './sql.ts';

/**
 * A customer who got less than was asked takes it to the operator, within seven days of the
 * answer. No deadline ends the operator's part: silence means that it is still looked at.
 */
export const disputeRefund = async (
  work: Work<'refund_question_not_found' | 'refund_not_disputable'>,
  asked: { questionId: string; because: string },
): Promise<RefundQuestionView> => {
  const found = await selectQuestion(work, asked.questionId);
  if (!found || found.personId !== theirId(work)) {
    return work.refuse('refund_question_not_found', {});
  }
  await holdOrder(work, found.orderId);
  const question = (await selectQuestion(work, found.id)) ?? found;
  if (!isDisputable(question, work.now)) return refuseDispute(work, question);
  const set = { disputedAt: work.now, disputeBecause: asked.because };
  const step = { id: question.id, from: 'answered', to: 'disputed', set } as const;
  if (!(await takeStep(work, step))) return refuseDispute(work, question);
  await settleState(work, question.voucherId);
  work.emit({ name: 'refund.disputed', facts: { questionId: question.id } });
  return readQuestion(work, question.id);
};

/** The operator decides with what both sides have said: so much more goes back, or none. */
export const decideRefund = async (
  work: Work<'refund_question_not_found' | 'refund_not_disputed' | 'more_than_left'>,
  asked: { questionId: string; amountFen: number; because: string },
): Promise<RefundQuestionView> => {
  const found = await selectQuestion(work, asked.questionId);
  if (!found) return work.refuse('refund_question_not_found', {});
  await holdOrder(work, found.orderId);
  const question = (await selectQuestion(work, found.id)) ?? found;
  const openFen = question.askedFen - (question.approvedFen ?? 0);
  if (question.state !== 'disputed') {
    return work.refuse('refund_not_disputed', { state: question.state });
  }
  if (asked.amountFen > openFen) work.refuse('more_than_left', { leftFen: openFen });
  const { amountFen, because } = asked;
  const taken = await takeStep(work, {
    id: question.id,
    from: 'disputed',
    to: 'decided',
    set: {
      decidedAt: work.now,
      decidedBy: theirId(work),
      decidedFen: amountFen,
      decisionBecause: because,
    },
  });
  if (!taken) return work.refuse('refund_not_disputed', { state: 'decided' });
  writeAudit(work, {
    deed: 'refund_decided',
    subject: { kind: 'refund', id: question.id },
    facts: { amountFen, because, askedFen: question.askedFen },
  });
  await giveBack(work, question, { amountFen, because, reason: 'dispute' });
  return readQuestion(work, question.id);
};

const refuseDispute = (
  work: Work<'refund_not_disputable'>,
  { state, disputeBy }: QuestionShown,
): never =>
  work.refuse('refund_not_disputable', {
    state,
    disputeBy: disputeBy?.toISOString() ?? null,
  });
