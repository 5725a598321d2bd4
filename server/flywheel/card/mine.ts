import { membershipCan } from '#contract/card.ts';
import type { MembershipView } from '#contract/card.ts';
import { maskPhone } from '#kit/log.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { cardsAround, renewalOf, seatsOfCards } from '#parties/member/find.ts';
import type { Membership, Seat } from '#parties/member/find.ts';
import { guaranteeOf, returnOf } from '#parties/member/member.ts';
import { namesOf } from '#parties/person/phones.ts';
import { theirId } from '#parties/person/actor.ts';
import { savedFenOf } from './sql.ts';

/** My cards: held, given, sat on and offered; what runs or waits for me comes first. */
export const listMyCards = async (work: AnyWork): Promise<{ items: MembershipView[] }> => {
  const personId = theirId(work);
  const { cards } = await cardsAround(work, { personId, phone: work.actor.phone });
  const items = await showCards(work, cards);
  return { items: items.toSorted((one, other) => rank(one) - rank(other)) };
};

/** One of them, after something was done to it. */
export const readMyCard = async (
  work: Work<'card_not_found'>,
  cardId: string,
): Promise<MembershipView> => {
  const { items } = await listMyCards(work);
  return items.find(({ id }) => id === cardId) ?? work.refuse('card_not_found', {});
};

const order: readonly MembershipView['state'][] = [
  'current',
  'offered',
  'awaiting_payment',
  'ended',
  'returned',
  'lapsed',
];
/** Mine before others', what runs before what is over; among equals the order stays. */
const rank = ({ state, mine, startsAt }: MembershipView): number =>
  order.indexOf(state) * 8 +
  ['holder', 'invited', 'seat', 'giver'].indexOf(mine) * 2 +
  (startsAt === null ? 1 : 0);

const showCards = async (
  work: AnyWork,
  cards: readonly Membership[],
): Promise<MembershipView[]> => {
  const ids = cards.map(({ id }) => id);
  const [saved, seats, renewals] = await Promise.all([
    savedFenOf(work, ids),
    seatsOfCards(work, ids),
    Promise.all(cards.map((card) => renewalOf(work, card.id))),
  ]);
  const names = await namesOf(
    work,
    seats.flatMap(({ personId }) => personId ?? []),
  );
  return cards.map((card, at) =>
    showCard(work, card, {
      savedFen: saved.get(card.id) ?? 0,
      seats: seats.filter((seat) => seat.membershipId === card.id),
      names,
      renewal: renewals[at],
    }),
  );
};

type Around = {
  savedFen: number;
  seats: readonly Seat[];
  names: ReadonlyMap<string, string>;
  renewal: Membership | undefined;
};

const showCard = (work: AnyWork, card: Membership, around: Around): MembershipView => {
  const mine = whatItIs(work, card, around.seats);
  const mayReturn =
    card.orderId !== null &&
    membershipCan.return(card.state) &&
    (card.state === 'offered' ? mine === 'giver' : mine === 'holder') &&
    (card.endsAt === null || work.now < card.endsAt);
  return {
    id: card.id,
    kind: card.kind,
    state: card.state,
    mine,
    title: card.title,
    feeFen: card.feeFen,
    benefits: card.benefits,
    orderId: card.payerId === theirId(work) ? card.orderId : null,
    startsAt: card.startsAt?.toISOString() ?? null,
    endsAt: card.endsAt?.toISOString() ?? null,
    wholeBackUntil: card.wholeBackUntil?.toISOString() ?? null,
    acceptBy: card.acceptBy?.toISOString() ?? null,
    giftPhoneMasked: card.giftPhone === null ? null : maskPhone(card.giftPhone),
    renews: card.renews,
    renewalOrderId:
      around.renewal?.state === 'awaiting_payment' && mine === 'holder'
        ? around.renewal.orderId
        : null,
    savedFen: around.savedFen,
    guaranteeFen: guaranteeOf(card.feeFen, around.savedFen),
    returnNow: mayReturn ? returnOf(card, work.now) : null,
    seatsTotal: card.seats,
    seats: mine === 'giver' ? [] : around.seats.map((seat) => showSeat(seat, around.names)),
  };
};

const whatItIs = (
  work: AnyWork,
  card: Membership,
  seats: readonly Seat[],
): MembershipView['mine'] => {
  const personId = theirId(work);
  if (card.holderId === personId) return 'holder';
  if (card.giftPhone === work.actor.phone && card.state === 'offered') return 'invited';
  if (card.payerId === personId) return 'giver';
  return seats.some((seat) => seat.personId === personId) ? 'seat' : 'invited';
};

const showSeat = (seat: Seat, names: ReadonlyMap<string, string>) => ({
  id: seat.id,
  phoneMasked: maskPhone(seat.phone),
  name: names.get(seat.personId ?? '') ?? '',
  taken: seat.takenAt !== null,
});
