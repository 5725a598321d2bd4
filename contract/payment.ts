import { z } from 'zod';
import { cityParams } from './city.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id, line } from './kit/id.ts';
import { Fen } from './kit/money.ts';
import { noFacts, refusals } from './kit/refusal.ts';
import { Instant } from './kit/time.ts';

export const RailName = z.enum(['sandbox', 'wechat', 'alipay']);
export type RailName = z.infer<typeof RailName>;

/** Where the customer sits; `wechat` is the browser inside WeChat. */
export const PayerDevice = z.enum(['phone', 'desk', 'wechat', 'app']);
export type PayerDevice = z.infer<typeof PayerDevice>;

/** Why a rail, or we before asking it, would not move money; a person can act on each. */
export const RailReason = z.enum([
  'not_offered',
  'not_paid',
  /** Less than a minute after the payment. */
  'too_soon',
  'too_many_receivers',
  'too_many_rounds',
  'over_ceiling',
  'more_than_left',
  /** The freeze is over, or a last share was made: the rest has left the rail's hold. */
  'released',
  'no_such_share',
  'more_than_shared',
  'return_too_late',
  /** What was shared has to come back before it can be refunded. */
  'return_first',
  'number_reused',
  'receiver_refused',
  'rail_refused',
]);
export type RailReason = z.infer<typeof RailReason>;

/** `unknown`: the rail has not said yet; one button asks again. */
export const PaymentState = z.enum(['started', 'unknown', 'paid', 'closed']);
export type PaymentState = z.infer<typeof PaymentState>;

export const PaymentView = z.object({
  id: Id,
  orderId: Id,
  rail: RailName,
  state: PaymentState,
  amountFen: Fen,
  startedAt: Instant,
  paidAt: Instant.nullable(),
  /**
   * Where the customer pays: the rail's own page; or, after `code:`, what is shown as a
   * code that the rail's app scans.
   */
  cashierUrl: z.string(),
});
export type PaymentView = z.infer<typeof PaymentView>;

export const RefundState = z.enum(['refunding', 'refunded']);
export type RefundState = z.infer<typeof RefundState>;
export const RefundReason = z.enum([
  'unused',
  'expired',
  'paid_too_late',
  'paid_twice',
  'not_issued',
  'card_returned',
  'gift_not_accepted',
  'guarantee',
  /** The others are of what was used: asked for and agreed to, or met with silence, */
  'merchant_agreed',
  'merchant_silent',
  /** given by the merchant without a question, */
  'by_merchant',
  /** or decided by the operator. */
  'dispute',
  /** Its programme has ended: whatever was unused goes back. */
  'programme_ended',
]);
export type RefundReason = z.infer<typeof RefundReason>;

export const RefundView = z.object({
  id: Id,
  orderId: Id,
  voucherId: Id.nullable(),
  /** The use whose money it is; null where nothing was used. */
  redemptionId: Id.nullable(),
  amountFen: Fen,
  reason: RefundReason,
  /** In the words of whoever gave it. */
  because: z.string().nullable(),
  state: RefundState,
  startedAt: Instant,
  refundedAt: Instant.nullable(),
});
export type RefundView = z.infer<typeof RefundView>;

export const paymentRefusals = refusals({
  payment_not_found: { status: 404, facts: noFacts },
  notice_forged: { status: 401, facts: noFacts },
  notice_contradicts: {
    status: 409,
    facts: z.object({ expectedFen: Fen, noticedFen: Fen }),
  },
  rail_not_answering: { status: 503, facts: z.object({ retryAfterSeconds: z.int() }) },
  nothing_to_refund: { status: 409, facts: noFacts },
});

const orderParams = cityParams.extend({ order: Id });

export const listRails = endpoint({
  name: 'listRails',
  method: 'GET',
  path: '/cities/:city/rails',
  who: ['anyone'],
  summary: 'The ways to pay that are offered here',
  params: cityParams,
  reply: z.object({ items: z.array(RailName) }),
  status: 200,
  keyed: false,
  refusals: [],
});

export const startPayment = endpoint({
  name: 'startPayment',
  method: 'POST',
  path: '/cities/:city/orders/:order/payment',
  who: ['customer'],
  summary: "Open a payment at the rail; the customer pays on the rail's own page",
  params: orderParams,
  body: z.strictObject({
    rail: RailName,
    /** Which of the rail's cashiers the customer can use; a phone's browser if not said. */
    device: PayerDevice.optional(),
    /** The rail's own name for the customer, where a page of the rail has told it. */
    openId: line(128).optional(),
    /** Where the cashier sends the customer back to; a path of our own. */
    returnPath: z.string().regex(/^\/(?:[^/\\\s][^\s\\]{0,300})?$/),
  }),
  reply: PaymentView,
  status: 201,
  keyed: true,
  refusals: ['order_not_found', 'order_not_in_state', 'rail_not_answering'],
});

export const checkPayment = endpoint({
  name: 'checkPayment',
  method: 'POST',
  path: '/cities/:city/orders/:order/payment-check',
  who: ['customer'],
  summary: 'Ask the rail now what became of the payment, and act on its answer',
  params: orderParams,
  body: z.strictObject({}),
  reply: PaymentView,
  status: 200,
  keyed: false,
  refusals: ['order_not_found', 'payment_not_found', 'rail_not_answering'],
});

export const receiveNotice = endpoint({
  name: 'receiveNotice',
  method: 'POST',
  path: '/cities/:city/payment-notices/:rail',
  who: ['rail'],
  summary: 'A signed notice of the sandbox; late, twice or out of order changes nothing',
  params: cityParams.extend({ rail: z.literal('sandbox') }),
  body: z.strictObject({
    noticeId: line(64),
    tradeNo: Id,
    outcome: z.enum(['paid', 'closed']),
    amountFen: Fen,
    at: Instant,
    signature: z.string().min(16).max(512),
  }),
  reply: z.object({ received: z.literal(true) }),
  status: 200,
  keyed: false,
  refusals: ['notice_forged', 'payment_not_found', 'notice_contradicts'],
});

export const refundOrder = endpoint({
  name: 'refundOrder',
  method: 'POST',
  path: '/cities/:city/orders/:order/refund',
  who: ['customer'],
  summary: 'Give back what is unused, in one action and without a question',
  params: orderParams,
  body: z.strictObject({
    /** Only these vouchers; all unused ones when left out. */
    voucherIds: z.array(Id).min(1).max(10).optional(),
  }),
  reply: z.object({ items: z.array(RefundView), totalFen: Fen }),
  status: 201,
  keyed: true,
  refusals: ['order_not_found', 'nothing_to_refund'],
});

export const listRefunds = endpoint({
  name: 'listRefunds',
  method: 'GET',
  path: '/cities/:city/orders/:order/refunds',
  who: ['customer'],
  summary: 'The refunds of one order of mine',
  params: orderParams,
  reply: z.object({ items: z.array(RefundView) }),
  status: 200,
  keyed: false,
  refusals: ['order_not_found'],
});
