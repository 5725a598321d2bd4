import type { RefundQuestionView } from '#contract/refund.ts';
import { findUse } from '#flywheel/redemption/refund-claim.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { writeAudit } from '#parties/audit/write-audit.ts';
import { ownsMerchant, theirId } from '#parties/person/actor.ts';
import { giveBackUse } from './give-back.ts';
import { holdOrder } from './hold.ts';
import { disputeBy, showQuestion } from './refund.ts';
import { settleState } from './settle-state.ts';
import { selectQuestion, selectUnanswered, takeStep } from './sql.ts';
import type { QuestionShown } from './sql.ts';

type AnswerRefusals =
  | 'refund_question_not_found'
  | 'not_your_merchant'
  | 'refund_question_answered';

/** The merchant gives back what was asked or a part of it; the rest may be disputed. */
export const approveRefund = async (
  work: Work<AnswerRefusals | 'more_than_left'>,
  asked: { questionId: string; amountFen: number; because?: string | undefined },
): Promise<RefundQuestionView> => {
  const question = await holdQuestion(work, asked.questionId);
  if (asked.amountFen > question.askedFen) {
    return work.refuse('more_than_left', { leftFen: question.askedFen });
  }
  const because = asked.because ?? null;
  const { amountFen } = asked;
  await answer(work, question, { amountFen, because });
  await giveBack(work, question, { amountFen, because, reason: 'merchant_agreed' });
  return readQuestion(work, question.id);
};

/** The merchant says no, and why. */
export const rejectRefund = async (
  work: Work<AnswerRefusals>,
  asked: { questionId: string; because: string },
): Promise<RefundQuestionView> => {
  const question = await holdQuestion(work, asked.questionId);
  await answer(work, question, { amountFen: 0, because: asked.because });
  await settleState(work, question.voucherId);
  return readQuestion(work, question.id);
};

/**
 * Whoever says nothing within 24 hours has approved; one question a transaction. The answer
 * is dated at its deadline: a sweep that comes late changes nothing but when it is seen.
 */
export const approveInSilence = async (work: Work<'more_than_left'>): Promise<number> => {
  const due = await selectUnanswered(work);
  if (!due) return 0;
  await holdOrder(work, due.orderId);
  const question = await selectQuestion(work, due.id);
  assert(question !== undefined, 'a question stays');
  const { askedFen: amountFen, answerBy: answeredAt } = question;
  const heard = await takeStep(work, {
    id: question.id,
    from: 'asked',
    to: 'answered',
    answerBy: { notBefore: work.now },
    set: { answeredAt, approvedFen: amountFen, disputeBy: disputeBy(answeredAt) },
  });
  // It was answered while we waited for the order.
  if (!heard) return 1;
  const because = null;
  await giveBack(work, question, { amountFen, because, reason: 'merchant_silent' });
  return 1;
};

const holdQuestion = async (
  work: Work<AnswerRefusals>,
  questionId: string,
): Promise<QuestionShown> => {
  const found = await selectQuestion(work, questionId);
  if (!found) return work.refuse('refund_question_not_found', {});
  if (!ownsMerchant(work.actor, found.merchantId)) {
    return work.refuse('not_your_merchant', {});
  }
  await holdOrder(work, found.orderId);
  return found;
};

/** An answer counts while it is asked for; after its deadline silence has spoken. */
const answer = async (
  work: Work<AnswerRefusals>,
  question: QuestionShown,
  said: { amountFen: number; because: string | null },
): Promise<void> => {
  const taken = await takeStep(work, {
    id: question.id,
    from: 'asked',
    to: 'answered',
    answerBy: { after: work.now },
    set: {
      answeredAt: work.now,
      answeredBy: theirId(work),
      approvedFen: said.amountFen,
      answerBecause: said.because,
      disputeBy: disputeBy(work.now),
    },
  });
  if (taken) {
    return writeAudit(work, {
      deed: 'refund_decided',
      subject: { kind: 'refund', id: question.id },
      facts: { ...said, askedFen: question.askedFen },
    });
  }
  const now = await selectQuestion(work, question.id);
  const at = now?.answeredAt ?? question.answerBy;
  work.refuse('refund_question_answered', { answeredAt: at.toISOString() });
};

export type Given = {
  amountFen: number;
  because: string | null;
  reason: 'merchant_agreed' | 'merchant_silent' | 'dispute';
};

/** What was approved goes back, and the voucher says so. */
export const giveBack = async (
  work: Work<'more_than_left'>,
  question: QuestionShown,
  given: Given,
): Promise<void> => {
  if (given.amountFen > 0) {
    const use = await findUse(work, question.redemptionId);
    assert(use !== undefined, 'a question is about a use');
    await giveBackUse(work, { use, ...given });
  }
  await settleState(work, question.voucherId);
  const { id: questionId, personId } = question;
  work.emit({ name: 'refund.answered', facts: { questionId, personId } });
};

/** The question as it now stands. */
export const readQuestion = async (
  work: AnyWork,
  questionId: string,
): Promise<RefundQuestionView> => {
  const question = await selectQuestion(work, questionId);
  assert(question !== undefined, 'a question stays');
  return showQuestion(question);
};
