import type { MembershipView } from '#contract/card.ts';
import type { Work } from '#kit/work.ts';
import { offerSeat, sitDown } from '#parties/member/seat.ts';
import { readMyCard } from './mine.ts';

/** Offers a family seat of my card to a phone. */
export const inviteToCard = async (
  work: Work<'card_not_found' | 'card_not_in_state' | 'card_seats_taken'>,
  asked: { cardId: string; phone: string },
): Promise<MembershipView> => readMyCard(work, (await offerSeat(work, asked)).id);

/** Takes the seat that was offered to my phone. */
export const takeSeat = async (
  work: Work<'card_not_found' | 'card_not_in_state'>,
  cardId: string,
): Promise<MembershipView> => readMyCard(work, (await sitDown(work, cardId)).id);
