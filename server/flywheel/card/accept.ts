import { membershipTable } from '#contract/card.ts';
import type { MembershipView } from '#contract/card.ts';
import type { Work } from '#kit/work.ts';
import { findMembership, moveMembership, runningCardsOf } from '#parties/member/find.ts';
import { addDays, wholeBackUntilOf } from '#parties/member/member.ts';
import { lockPerson, theirId } from '#parties/person/actor.ts';
import { readMyCard } from './mine.ts';

/**
 * Accepts a card that somebody gave to this phone. Its term begins now, whenever it was
 * paid; a card that was given back in the same moment is gone.
 */
export const acceptGift = async (
  work: Work<'card_not_found' | 'card_not_in_state' | 'card_already_held'>,
  cardId: string,
): Promise<MembershipView> => {
  const personId = theirId(work);
  await lockPerson(work, personId);
  const card = await findMembership(work, cardId);
  if (card.giftPhone !== work.actor.phone) return work.refuse('card_not_found', {});
  const [running] = await runningCardsOf(work, personId);
  if (running?.endsAt && running.id !== card.id) {
    return work.refuse('card_already_held', { endsAt: running.endsAt.toISOString() });
  }
  const late = card.acceptBy !== null && work.now > card.acceptBy;
  const accepted =
    !late &&
    (await moveMembership(work, {
      id: card.id,
      from: membershipTable.accept,
      set: {
        state: 'current',
        holderId: personId,
        startsAt: work.now,
        endsAt: addDays(work.now, card.termDays),
        wholeBackUntil: wholeBackUntilOf(work.now),
      },
    }));
  if (!accepted) {
    const { state } = await findMembership(work, cardId);
    return work.refuse('card_not_in_state', { state });
  }
  work.emit({ name: 'card.accepted', facts: { cardId } });
  return readMyCard(work, cardId);
};
