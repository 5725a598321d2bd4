import type { EntryKind } from '#contract/ledger.ts';
import type { RefundReason } from '#contract/payment.ts';
import { cardClosedPostings } from '#flywheel/ledger/ledger.ts';
import { postEntry } from '#flywheel/ledger/post.ts';
import { closeOrders } from '#flywheel/order/find.ts';
import { refundCard } from '#flywheel/payment/refund-card.ts';
import type { AnyWork } from '#kit/work.ts';
import type { Membership } from '#parties/member/find.ts';
import { guaranteeOf } from '#parties/member/member.ts';
import { savedFenOf } from './sql.ts';

export type Closing = {
  kind: Extract<EntryKind, 'card_refund' | 'guarantee'>;
  reason: RefundReason;
  /** What goes back, of a card that saved so much. */
  backFen: (savedFen: number) => number;
};

/**
 * Settles the fee of a card that somebody has just moved to its end: what goes back is
 * refunded, the rest is income, and nothing stays deferred. The order and the membership
 * are locked by the caller.
 */
export const settleFee = async (
  work: AnyWork,
  card: Membership,
  closing: Closing,
): Promise<number> => {
  const { orderId } = card;
  if (orderId === null) return 0;
  const savedFen = (await savedFenOf(work, [card.id])).get(card.id) ?? 0;
  const deferredFen = guaranteeOf(card.feeFen, savedFen);
  const backFen = closing.backFen(savedFen);
  postEntry(work, {
    kind: closing.kind,
    subjectId: card.id,
    orderId,
    voucherId: null,
    postings: cardClosedPostings(card.id, { backFen, deferredFen }),
    totalFen: Math.max(backFen, deferredFen),
  });
  if (backFen > 0) {
    await refundCard(work, { orderId, amountFen: backFen, reason: closing.reason });
  }
  await closeOrders(work, [orderId]);
  return backFen;
};
