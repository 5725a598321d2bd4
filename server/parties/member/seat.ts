import type { Work } from '#kit/work.ts';
import { theirId } from '#parties/person/actor.ts';
import { lockMembership } from './find.ts';
import type { Membership } from './find.ts';
import { endSeatRow, insertSeat, seatsOf, takeSeatRow } from './sql-seat.ts';

type SeatRefusals = 'card_not_found' | 'card_not_in_state' | 'card_seats_taken';

/** Offers a seat to a phone. The card is locked: its seats are counted, then given. */
export const offerSeat = async (
  work: Work<SeatRefusals>,
  asked: { cardId: string; phone: string },
): Promise<Membership> => {
  const card = await lockMembership(work, asked.cardId);
  if (!card || card.holderId !== theirId(work)) return work.refuse('card_not_found', {});
  if (card.state !== 'current') {
    return work.refuse('card_not_in_state', { state: card.state });
  }
  const seats = await seatsOf(work, [card.id]);
  const again = seats.some(({ phone }) => phone === asked.phone);
  if (!again && seats.length >= card.seats) {
    return work.refuse('card_seats_taken', { seats: card.seats });
  }
  if (!again) await insertSeat(work, { membershipId: card.id, phone: asked.phone });
  return card;
};

/** Whoever was offered a seat takes it; nobody is made a member unasked. */
export const sitDown = async (
  work: Work<'card_not_found' | 'card_not_in_state'>,
  cardId: string,
): Promise<Membership> => {
  const card = await lockMembership(work, cardId);
  const personId = theirId(work);
  const offered = (await seatsOf(work, [cardId])).find(
    ({ phone }) => phone === work.actor.phone,
  );
  if (!card || !offered) return work.refuse('card_not_found', {});
  if (card.state !== 'current') {
    return work.refuse('card_not_in_state', { state: card.state });
  }
  await takeSeatRow(work, { membershipId: cardId, phone: work.actor.phone, personId });
  return card;
};

/** Frees a seat: by the holder of the card, or by who sits on it. */
export const standUp = async (
  work: Work<'card_not_found'>,
  asked: { cardId: string; seatId: string },
): Promise<{ freed: true }> => {
  const card = await lockMembership(work, asked.cardId);
  const personId = theirId(work);
  const seat = (await seatsOf(work, [asked.cardId])).find(({ id }) => id === asked.seatId);
  const theirs =
    seat && (seat.personId === personId || seat.phone === work.actor.phone || false);
  if (!card || !seat || (card.holderId !== personId && !theirs)) {
    return work.refuse('card_not_found', {});
  }
  await endSeatRow(work, { membershipId: card.id, seatId: seat.id });
  return { freed: true };
};
