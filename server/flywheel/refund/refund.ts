import { dayMs, hourMs } from '#contract/kit/time.ts';
import {
  answerWithinHours,
  disputeWithinDays,
  refundWithinDays,
} from '#contract/refund.ts';
import type { RefundQuestionView, UseView } from '#contract/refund.ts';
import type { VoucherState } from '#contract/voucher.ts';
import type { UseShown } from '#flywheel/redemption/refund-claim.ts';
import type { Question, QuestionShown } from './sql.ts';

const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

/** Until then a use may be asked about, and given back by its merchant. */
export const refundUntil = (redeemedAt: Date): Date =>
  after(redeemedAt, refundWithinDays * dayMs);
export const answerBy = (askedAt: Date): Date => after(askedAt, answerWithinHours * hourMs);
export const disputeBy = (answeredAt: Date): Date =>
  after(answeredAt, disputeWithinDays * dayMs);

/** Somebody's word is waited for. */
export const isOpen = ({ state }: Pick<Question, 'state'>): boolean =>
  state === 'asked' || state === 'disputed';

/** Whether there is something to dispute, and still time. */
export const isDisputable = (question: Question, now: Date): boolean =>
  question.state === 'answered' &&
  question.approvedFen !== null &&
  question.approvedFen < question.askedFen &&
  question.disputeBy !== null &&
  now <= question.disputeBy;

export type UsedVoucher = {
  paidFen: number;
  /** What of its uses has gone back, or is on its way. */
  refundedFen: number;
  questions: readonly Pick<Question, 'state' | 'approvedFen' | 'decidedFen'>[];
};

/**
 * What a voucher is whose uses are all taken. A question that waits for somebody comes
 * first; then whether all of its money goes back; then the last answer.
 */
export const stateOfUsed = ({
  paidFen,
  refundedFen,
  questions,
}: UsedVoucher): VoucherState => {
  if (questions.some(isOpen)) return 'refund_requested';
  if (paidFen > 0 && refundedFen === paidFen) return 'refunding';
  const last = questions.at(-1);
  const lastFen = (last?.approvedFen ?? 0) + (last?.decidedFen ?? 0);
  return last && lastFen === 0 ? 'refund_rejected' : 'redeemed';
};

export const showQuestion = (question: QuestionShown): RefundQuestionView => ({
  id: question.id,
  redemptionId: question.redemptionId,
  voucherId: question.voucherId,
  orderId: question.orderId,
  merchantId: question.merchantId,
  merchantName: question.merchantName,
  title: question.title,
  placeName: question.placeName,
  useNo: question.useNo,
  redeemedAt: question.redeemedAt.toISOString(),
  paidFen: question.paidFen,
  refundedFen: question.refundedFen,
  state: question.state,
  askedFen: question.askedFen,
  because: question.because,
  askedAt: question.askedAt.toISOString(),
  answerBy: question.answerBy.toISOString(),
  answeredAt: question.answeredAt?.toISOString() ?? null,
  bySilence: question.answeredAt !== null && question.answeredBy === null,
  approvedFen: question.approvedFen,
  answerBecause: question.answerBecause,
  disputeBy: question.disputeBy?.toISOString() ?? null,
  disputedAt: question.disputedAt?.toISOString() ?? null,
  disputeBecause: question.disputeBecause,
  decidedAt: question.decidedAt?.toISOString() ?? null,
  decidedFen: question.decidedFen,
  decisionBecause: question.decisionBecause,
});

export const showUse = (use: UseShown, question: QuestionShown | undefined): UseView => ({
  redemptionId: use.id,
  useNo: use.useNo,
  placeName: use.placeName,
  redeemedAt: use.redeemedAt.toISOString(),
  paidFen: use.paidFen,
  refundedFen: use.refundedFen,
  askUntil: refundUntil(use.redeemedAt).toISOString(),
  question: question ? showQuestion(question) : null,
});
