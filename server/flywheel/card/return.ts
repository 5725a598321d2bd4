import { membershipTable } from '#contract/card.ts';
import type { MembershipView } from '#contract/card.ts';
import { dropOrder } from '#flywheel/order/cancel.ts';
import { lockOrderOf } from '#flywheel/order/find.ts';
import type { Work } from '#kit/work.ts';
import {
  findMembership,
  lockMembership,
  moveMembership,
  renewalOf,
} from '#parties/member/find.ts';
import type { Membership } from '#parties/member/find.ts';
import { returnOf } from '#parties/member/member.ts';
import { theirId } from '#parties/person/actor.ts';
import { settleFee } from './close.ts';
import { readMyCard } from './mine.ts';

/**
 * Gives a card back in one action: by its holder, or by who gave it while nobody accepted.
 * The money goes the way it came. What the card has saved stays with its member. Whoever
 * comes first, this or the sweep at the end, moves the state; the other finds it moved.
 */
export const returnCard = async (
  work: Work<'card_not_found' | 'card_not_in_state'>,
  cardId: string,
): Promise<MembershipView> => {
  const seen = await findMembership(work, cardId);
  if (seen.orderId === null) return work.refuse('card_not_found', {});
  await lockOrderOf(work, seen.orderId);
  const card = (await lockMembership(work, cardId)) ?? seen;
  if (!isTheirs(card, theirId(work))) return work.refuse('card_not_found', {});
  const over = card.endsAt !== null && work.now >= card.endsAt;
  const { amountFen } = returnOf(card, work.now);
  const moved =
    !over &&
    (await moveMembership(work, {
      id: card.id,
      from: membershipTable.return,
      set: { state: 'returned', renews: false, closedAt: work.now },
    }));
  if (!moved) {
    return work.refuse('card_not_in_state', { state: over ? 'ended' : card.state });
  }
  await settleFee(work, card, {
    kind: 'card_refund',
    reason: 'card_returned',
    backFen: () => amountFen,
  });
  const renewal = await renewalOf(work, card.id);
  if (renewal?.orderId) await dropOrder(work, renewal.orderId);
  work.emit({ name: 'card.returned', facts: { cardId, amountFen } });
  return readMyCard(work, cardId);
};

/** Until a gift is accepted it is its giver's; afterwards its holder's alone. */
const isTheirs = (card: Membership, personId: string): boolean =>
  (card.holderId ?? card.payerId) === personId;
