import { z } from 'zod';
import { cityParams } from './city.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id, line, pageOf, pageQuery } from './kit/id.ts';
import { Fen } from './kit/money.ts';
import { noFacts, refusals } from './kit/refusal.ts';
import { Instant } from './kit/time.ts';
import { RefundView } from './payment.ts';

/** How long after a use its customer may ask, and its merchant give back by itself. */
export const refundWithinDays = 30;
/** A merchant who says nothing for this long has approved what was asked. */
export const answerWithinHours = 24;
/** How long after a no a dispute may be opened; then the answer stands. */
export const disputeWithinDays = 7;

/**
 * `asked` waits for the merchant, `disputed` for the operator. What was answered is final
 * unless it is disputed in time; what was decided is final.
 */
export const QuestionState = z.enum(['asked', 'answered', 'disputed', 'decided']);
export type QuestionState = z.infer<typeof QuestionState>;

/** One use of which a customer wants money back, and all that was said about it. */
export const RefundQuestionView = z.object({
  id: Id,
  redemptionId: Id,
  voucherId: Id,
  orderId: Id,
  merchantId: Id,
  merchantName: z.string(),
  title: z.string(),
  placeName: z.string(),
  useNo: z.int(),
  redeemedAt: Instant,
  /** The customer's money for this use, and what of it has gone back so far. */
  paidFen: Fen,
  refundedFen: Fen,
  state: QuestionState,
  askedFen: Fen,
  because: z.string(),
  askedAt: Instant,
  /** Unanswered by then, what was asked is approved. */
  answerBy: Instant,
  answeredAt: Instant.nullable(),
  /** Nobody answered in time. */
  bySilence: z.boolean(),
  /** Nothing is a no. */
  approvedFen: Fen.nullable(),
  answerBecause: z.string().nullable(),
  /** Not disputed by then, the answer stands. */
  disputeBy: Instant.nullable(),
  disputedAt: Instant.nullable(),
  disputeBecause: z.string().nullable(),
  decidedAt: Instant.nullable(),
  /** On top of what the merchant approved. */
  decidedFen: Fen.nullable(),
  decisionBecause: z.string().nullable(),
});
export type RefundQuestionView = z.infer<typeof RefundQuestionView>;

/** A use of a voucher as its customer sees it. */
export const UseView = z.object({
  redemptionId: Id,
  useNo: z.int(),
  placeName: z.string(),
  redeemedAt: Instant,
  paidFen: Fen,
  refundedFen: Fen,
  /** Until then money may be asked back. */
  askUntil: Instant,
  question: RefundQuestionView.nullable(),
});
export type UseView = z.infer<typeof UseView>;

export const refundRefusals = refusals({
  use_not_found: { status: 404, facts: noFacts },
  refund_time_over: { status: 409, facts: z.object({ until: Instant }) },
  /** One question a use; its answer and a dispute are the way on. */
  refund_asked_before: { status: 409, facts: z.object({ questionId: Id }) },
  /** The customer has asked: the question is answered instead. */
  refund_question_open: { status: 409, facts: z.object({ questionId: Id }) },
  more_than_left: { status: 409, facts: z.object({ leftFen: Fen }) },
  refund_question_not_found: { status: 404, facts: noFacts },
  /** Answered, or the time to answer is over and silence has. */
  refund_question_answered: { status: 409, facts: z.object({ answeredAt: Instant }) },
  /** Nothing is left to dispute, or it was disputed, or the time for it is over. */
  refund_not_disputable: {
    status: 409,
    facts: z.object({ state: QuestionState, disputeBy: Instant.nullable() }),
  },
  refund_not_disputed: { status: 409, facts: z.object({ state: QuestionState }) },
});

const useParams = cityParams.extend({ redemption: Id });
const questionParams = cityParams.extend({ question: Id });
const SomeFen = Fen.min(1);

export const listUses = endpoint({
  name: 'listUses',
  method: 'GET',
  path: '/cities/:city/vouchers/:voucher/uses',
  who: ['customer'],
  summary: 'The uses of a voucher of mine, and what of their money was asked back',
  params: cityParams.extend({ voucher: Id }),
  reply: z.object({ items: z.array(UseView) }),
  status: 200,
  keyed: false,
  refusals: ['voucher_not_found'],
});

export const askRefund = endpoint({
  name: 'askRefund',
  method: 'POST',
  path: '/cities/:city/uses/:redemption/refund-question',
  who: ['customer'],
  summary: 'Ask for the money of a use; the merchant answers within 24 h, silence approves',
  params: useParams,
  body: z.strictObject({
    because: line(200),
    /** All that is left of this use when left out. */
    amountFen: SomeFen.optional(),
  }),
  reply: RefundQuestionView,
  status: 201,
  keyed: true,
  refusals: [
    'use_not_found',
    'refund_time_over',
    'refund_asked_before',
    'nothing_to_refund',
    'more_than_left',
  ],
});

export const listRefundQuestions = endpoint({
  name: 'listRefundQuestions',
  method: 'GET',
  path: '/cities/:city/merchants/:merchant/refund-questions',
  who: ['owner'],
  summary: 'What customers ask back; what waits for an answer first, soonest due on top',
  params: cityParams.extend({ merchant: Id }),
  query: z.strictObject(pageQuery),
  reply: pageOf(RefundQuestionView),
  status: 200,
  keyed: false,
  refusals: ['merchant_not_found', 'not_your_merchant'],
});

const answerRefusals = [
  'refund_question_not_found',
  'not_your_merchant',
  'refund_question_answered',
] as const;

export const approveRefund = endpoint({
  name: 'approveRefund',
  method: 'POST',
  path: '/cities/:city/refund-questions/:question/approval',
  who: ['owner'],
  summary: 'Give back what was asked, or a part of it',
  params: questionParams,
  body: z.strictObject({
    amountFen: SomeFen,
    /** For a part: why not all of it. */
    because: line(200).optional(),
  }),
  reply: RefundQuestionView,
  status: 200,
  keyed: true,
  refusals: [...answerRefusals, 'more_than_left'],
});

export const rejectRefund = endpoint({
  name: 'rejectRefund',
  method: 'POST',
  path: '/cities/:city/refund-questions/:question/rejection',
  who: ['owner'],
  summary: 'Say no with a reason; the customer may open a dispute within 7 days',
  params: questionParams,
  body: z.strictObject({ because: line(200) }),
  reply: RefundQuestionView,
  status: 200,
  keyed: true,
  refusals: answerRefusals,
});

export const refundUse = endpoint({
  name: 'refundUse',
  method: 'POST',
  path: '/cities/:city/redemptions/:redemption/refunds',
  who: ['owner'],
  summary: 'Give back any amount of a use within 30 days, as often as money is left of it',
  params: useParams,
  body: z.strictObject({ amountFen: SomeFen, because: line(200) }),
  reply: RefundView,
  status: 201,
  keyed: true,
  refusals: [
    'redemption_not_found',
    'not_your_merchant',
    'redemption_already_undone',
    'refund_time_over',
    'refund_question_open',
    'nothing_to_refund',
    'more_than_left',
  ],
});

export const disputeRefund = endpoint({
  name: 'disputeRefund',
  method: 'POST',
  path: '/cities/:city/refund-questions/:question/dispute',
  who: ['customer'],
  summary: 'Not content with the answer: the operator looks at both sides and decides',
  params: questionParams,
  body: z.strictObject({ because: line(500) }),
  reply: RefundQuestionView,
  status: 200,
  keyed: true,
  refusals: ['refund_question_not_found', 'refund_not_disputable'],
});

export const listRefundDisputes = endpoint({
  name: 'listRefundDisputes',
  method: 'GET',
  path: '/cities/:city/refund-disputes',
  who: ['operator'],
  summary: 'Disputes about refunds: those to decide first, the oldest on top',
  params: cityParams,
  query: z.strictObject(pageQuery),
  reply: pageOf(RefundQuestionView),
  status: 200,
  keyed: false,
  refusals: [],
});

export const decideRefund = endpoint({
  name: 'decideRefund',
  method: 'POST',
  path: '/cities/:city/refund-questions/:question/decision',
  who: ['operator'],
  summary: 'Decide a dispute: how much more goes back, or nothing, and why',
  params: questionParams,
  body: z.strictObject({ amountFen: Fen, because: line(200) }),
  reply: RefundQuestionView,
  status: 200,
  keyed: true,
  refusals: ['refund_question_not_found', 'refund_not_disputed', 'more_than_left'],
});
