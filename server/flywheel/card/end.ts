import { minuteMs } from '#contract/kit/time.ts';
import { undoWithinMinutes } from '#contract/redemption.ts';
import { lockOrderOf } from '#flywheel/order/find.ts';
import type { AnyWork } from '#kit/work.ts';
import { cardDue, lockMembership, moveMembership } from '#parties/member/find.ts';
import { guaranteeOf } from '#parties/member/member.ts';
import { giveNotice } from '#parties/notice/give-notice.ts';
import { settleFee } from './close.ts';

/**
 * Ends a card after its last day, when the last use of it can't be undone any more, and
 * gives back what it did not save: `max(0, fee − savings)`, to the fen, without a question.
 * One card a transaction; nothing is done twice, and an outage only makes it late.
 */
export const endCards = async (work: AnyWork): Promise<number> => {
  const before = new Date(work.now.getTime() - undoWithinMinutes * minuteMs);
  const due = await cardDue(work, 'ended', before);
  if (!due) return 0;
  if (due.orderId) await lockOrderOf(work, due.orderId);
  const card = await lockMembership(work, due.id);
  const ended = await moveMembership(work, {
    id: due.id,
    from: ['current'],
    set: { state: 'ended', closedAt: work.now },
  });
  // Somebody else ended it while we waited for its row.
  if (!card || !ended) return 1;
  const backFen = await settleFee(work, card, {
    kind: 'guarantee',
    reason: 'guarantee',
    backFen: (savedFen) => guaranteeOf(card.feeFen, savedFen),
  });
  work.emit({ name: 'card.ended', facts: { cardId: card.id, backFen } });
  if (backFen > 0 && card.payerId) {
    await giveNotice(work, {
      to: { personId: card.payerId },
      kind: 'card_guarantee_paid',
      subjectId: card.id,
      facts: { title: card.title, amountFen: backFen },
      channels: ['in_app', 'sms'],
    });
  }
  return 1;
};

/** A gift that nobody accepted in time goes back whole to who paid it, by itself. */
export const returnGifts = async (work: AnyWork): Promise<number> => {
  const due = await cardDue(work, 'not_accepted', work.now);
  if (!due) return 0;
  if (due.orderId) await lockOrderOf(work, due.orderId);
  const card = await lockMembership(work, due.id);
  const moved = await moveMembership(work, {
    id: due.id,
    from: ['offered'],
    set: { state: 'returned', closedAt: work.now },
  });
  if (!card || !moved) return 1;
  await settleFee(work, card, {
    kind: 'card_refund',
    reason: 'gift_not_accepted',
    backFen: () => card.feeFen,
  });
  work.emit({ name: 'card.returned', facts: { cardId: card.id } });
  return 1;
};
