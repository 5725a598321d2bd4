import { z } from 'zod';
import { CardBenefits, CardPlanState } from './card-plan.ts';
import { cityParams } from './city.ts';
import { can } from './kit/can.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id, line, Phone } from './kit/id.ts';
import { Fen } from './kit/money.ts';
import { noFacts, refusals } from './kit/refusal.ts';
import { Instant } from './kit/time.ts';
import { OrderView } from './order.ts';

/**
 * `offered`: a gift that was paid for and not accepted yet. `ended` ran to its last day;
 * `returned` was given back before; `lapsed` was never paid.
 */
export const MembershipState = z.enum([
  'awaiting_payment',
  'offered',
  'current',
  'ended',
  'returned',
  'lapsed',
]);
export type MembershipState = z.infer<typeof MembershipState>;
export const MembershipKind = z.enum(['own', 'gift', 'renewal', 'given']);
export type MembershipKind = z.infer<typeof MembershipKind>;
export const membershipTable = {
  pay: ['awaiting_payment', 'lapsed'],
  accept: ['offered'],
  return: ['offered', 'current'],
  renew: ['current'],
  share: ['current'],
} as const;
export const membershipCan = can<MembershipState, keyof typeof membershipTable>(
  membershipTable,
);

/** The whole fee comes back for so many days; afterwards the part that is not used up. */
export const wholeBackDays = 7;
/** A gift that nobody accepts goes back to who paid it. */
export const acceptWithinDays = 14;

/** What a card would give back at this moment, and why so much. */
export const CardReturn = z.object({
  amountFen: Fen,
  /** `whole`: within the first days, or a gift not accepted. */
  rule: z.enum(['whole', 'by_days']),
  daysUsed: z.int(),
  daysTotal: z.int(),
});
export type CardReturn = z.infer<typeof CardReturn>;

export const CardSeat = z.object({
  id: Id,
  phoneMasked: z.string(),
  name: z.string(),
  taken: z.boolean(),
});

/** A card as its holder, its giver or a family member sees it. */
export const MembershipView = z.object({
  id: Id,
  kind: MembershipKind,
  state: MembershipState,
  /** What it is to the one who asks. */
  mine: z.enum(['holder', 'seat', 'giver', 'invited']),
  title: z.string(),
  feeFen: Fen,
  benefits: CardBenefits,
  orderId: Id.nullable(),
  startsAt: Instant.nullable(),
  endsAt: Instant.nullable(),
  /** Until then the whole fee comes back. */
  wholeBackUntil: Instant.nullable(),
  acceptBy: Instant.nullable(),
  giftPhoneMasked: z.string().nullable(),
  renews: z.boolean(),
  /** A renewal that waits for the holder's own payment; nothing is ever taken unasked. */
  renewalOrderId: Id.nullable(),
  savedFen: Fen,
  /** What would come back by itself on the last day if nothing more were saved. */
  guaranteeFen: Fen,
  returnNow: CardReturn.nullable(),
  seatsTotal: z.int(),
  seats: z.array(CardSeat),
});
export type MembershipView = z.infer<typeof MembershipView>;

export const cardRefusals = refusals({
  card_plan_not_found: { status: 404, facts: noFacts },
  card_plan_not_in_state: { status: 409, facts: z.object({ state: CardPlanState }) },
  /** Too few shops there yet: with numbers, so that anybody can see why. */
  card_district_too_sparse: {
    status: 409,
    facts: z.object({ district: z.string(), stores: z.int(), storesNeeded: z.int() }),
  },
  card_district_unknown: { status: 404, facts: noFacts },
  card_already_held: { status: 409, facts: z.object({ endsAt: Instant }) },
  card_order_open: { status: 409, facts: z.object({ orderId: Id }) },
  card_not_found: { status: 404, facts: noFacts },
  card_not_in_state: { status: 409, facts: z.object({ state: MembershipState }) },
  card_seats_taken: { status: 409, facts: z.object({ seats: z.int() }) },
});

const cardParams = cityParams.extend({ card: Id });

export const buyCard = endpoint({
  name: 'buyCard',
  method: 'POST',
  path: '/cities/:city/cards',
  who: ['customer'],
  summary: 'Order a card for oneself or for another phone; it is paid like any order',
  params: cityParams,
  body: z.strictObject({
    planId: Id,
    /** Where it would be used, by the name of a district of the plan. */
    district: line(30),
    giftPhone: Phone.optional(),
  }),
  reply: z.object({ cardId: Id, order: OrderView }),
  status: 201,
  keyed: true,
  refusals: [
    'card_plan_not_found',
    'card_plan_not_in_state',
    'card_district_unknown',
    'card_district_too_sparse',
    'card_already_held',
    'card_order_open',
    'too_many_open_orders',
    'order_not_found',
  ],
});

export const listMyCards = endpoint({
  name: 'listMyCards',
  method: 'GET',
  path: '/cities/:city/my/cards',
  who: ['customer'],
  summary: 'My cards, seats, gifts and invitations, the current one first',
  params: cityParams,
  reply: z.object({ items: z.array(MembershipView) }),
  status: 200,
  keyed: false,
  refusals: [],
});

export const acceptGift = endpoint({
  name: 'acceptGift',
  method: 'POST',
  path: '/cities/:city/cards/:card/acceptance',
  who: ['customer'],
  summary: 'Accept a card that somebody gave to my phone; its term begins now',
  params: cardParams,
  body: z.strictObject({}),
  reply: MembershipView,
  status: 200,
  keyed: true,
  refusals: ['card_not_found', 'card_not_in_state', 'card_already_held'],
});

export const returnCard = endpoint({
  name: 'returnCard',
  method: 'POST',
  path: '/cities/:city/cards/:card/return',
  who: ['customer'],
  summary: 'Give a card back: the whole fee for 7 days, afterwards the unused days',
  params: cardParams,
  body: z.strictObject({}),
  reply: MembershipView,
  status: 200,
  keyed: true,
  refusals: ['card_not_found', 'card_not_in_state'],
});

export const renewCard = endpoint({
  name: 'renewCard',
  method: 'POST',
  path: '/cities/:city/cards/:card/renewal',
  who: ['customer'],
  summary: 'Whether a renewal is prepared before the last day; off unless asked for',
  params: cardParams,
  body: z.strictObject({ on: z.boolean() }),
  reply: MembershipView,
  status: 200,
  keyed: true,
  refusals: ['card_not_found', 'card_not_in_state'],
});

export const inviteToCard = endpoint({
  name: 'inviteToCard',
  method: 'POST',
  path: '/cities/:city/cards/:card/seats',
  who: ['customer'],
  summary: 'Offer a family seat of my card to a phone',
  params: cardParams,
  body: z.strictObject({ phone: Phone }),
  reply: MembershipView,
  status: 201,
  keyed: true,
  refusals: ['card_not_found', 'card_not_in_state', 'card_seats_taken'],
});

export const takeSeat = endpoint({
  name: 'takeSeat',
  method: 'POST',
  path: '/cities/:city/cards/:card/seats/mine',
  who: ['customer'],
  summary: 'Take the family seat that was offered to my phone',
  params: cardParams,
  body: z.strictObject({}),
  reply: MembershipView,
  status: 200,
  keyed: true,
  refusals: ['card_not_found', 'card_not_in_state'],
});

export const leaveSeat = endpoint({
  name: 'leaveSeat',
  method: 'POST',
  path: '/cities/:city/cards/:card/seats/:seat/end',
  who: ['customer'],
  summary: 'Free a seat: by the holder, or by who sits on it',
  params: cardParams.extend({ seat: Id }),
  body: z.strictObject({}),
  reply: z.object({ freed: z.literal(true) }),
  status: 200,
  keyed: true,
  refusals: ['card_not_found'],
});
