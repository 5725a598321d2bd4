import type { RefundReason } from '#contract/payment.ts';
import { refundPostings } from '#flywheel/ledger/ledger.ts';
import type { Posting } from '#flywheel/ledger/ledger.ts';
import { postEntries, postEntry } from '#flywheel/ledger/post.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork } from '#kit/work.ts';
import { insertRefund, paidPaymentOf } from './sql.ts';
import type { Payment, Refund } from './sql.ts';
import { insertRefunds } from './sql-many.ts';

export type { Refund } from './sql.ts';
export type RefundStart = {
  payment: Payment;
  voucherId: string | null;
  amountFen: number;
  reason: RefundReason;
};

/**
 * Money starts its way back: from held to refunding, in the same transaction as its cause.
 * A job hands it to the rail afterwards. Undefined when this voucher's money already left.
 */
export const startRefund = async (
  work: AnyWork,
  asked: RefundStart,
): Promise<Refund | undefined> => {
  const refund = newRefund(work, asked);
  if (!(await insertRefund(work, refund))) return undefined;
  begin(work, refund, { kind: 'refund', postings: refundPostings(refund.amountFen) });
  return refund;
};

/** The same for many, each write one for all; those that already left are left out. */
export const startRefunds = async (
  work: AnyWork,
  asked: readonly RefundStart[],
): Promise<Refund[]> => {
  const refunds = asked.map((each) => newRefund(work, each));
  const fresh = await insertRefunds(work, refunds);
  const begun = refunds.filter(({ id }) => fresh.has(id));
  postEntries(
    work,
    begun.map((refund) => entryOf(refund, 'refund', refundPostings(refund.amountFen))),
  );
  for (const { id } of begun) tell(work, id);
  return begun;
};

export type UseRefundStart = {
  orderId: string;
  voucherId: string;
  redemptionId: string;
  amountFen: number;
  reason: RefundReason;
  because: string | null;
  postings: readonly Posting[];
  /** What of it the merchant bears, its fee given back. */
  merchantBackFen: number;
};

/**
 * The same for money of a use: it comes from where the use had brought it, in one entry. A
 * use may have several; the caller has claimed this one's amount.
 */
export const startUseRefund = async (
  work: AnyWork,
  { orderId, postings, ...asked }: UseRefundStart,
): Promise<Refund> => {
  const payment = await paidPaymentOf(work, orderId);
  assert(payment !== undefined, 'what was paid for has a payment');
  const refund = { ...newRefund(work, { ...asked, payment }), ...asked };
  const inserted = await insertRefund(work, refund);
  assert(inserted, 'a use has as many refunds as it needs');
  begin(work, refund, { kind: 'use_refund', postings });
  return refund;
};

const newRefund = (work: AnyWork, asked: RefundStart): Refund => ({
  cityId: work.cityId,
  id: work.id(),
  orderId: asked.payment.orderId,
  paymentId: asked.payment.id,
  voucherId: asked.voucherId,
  amountFen: asked.amountFen,
  reason: asked.reason,
  state: 'refunding',
  startedAt: work.now,
  nextTryAt: work.now,
  tries: 0,
  refundedAt: null,
  redemptionId: null,
  merchantBackFen: null,
  because: null,
  why: null,
});

const begin = (
  work: AnyWork,
  refund: Refund,
  { kind, postings }: { kind: Begun; postings: readonly Posting[] },
): void => {
  postEntry(work, entryOf(refund, kind, postings));
  tell(work, refund.id);
};

type Begun = 'refund' | 'use_refund';

const entryOf = (refund: Refund, kind: Begun, postings: readonly Posting[]) => ({
  kind,
  subjectId: refund.id,
  orderId: refund.orderId,
  voucherId: refund.voucherId,
  postings,
  totalFen: postings.reduce((fen, { amountFen }) => fen + amountFen, 0),
});

const tell = (work: AnyWork, refundId: string): void =>
  work.emit({ name: 'refund.started', facts: { refundId } });
