import { z } from 'zod';
import { can } from './kit/can.ts';
import { Id, line } from './kit/id.ts';
import { Fen } from './kit/money.ts';
import { Instant } from './kit/time.ts';

/** What a card brings beside members' prices; told before the sale, kept afterwards. */
export const CardBenefits = z.strictObject({
  /** Of a partner outside the city's shops: "影院周二半价". */
  partners: z.array(line(60)).max(10),
  /** Events and notes for members only. */
  exclusives: z.array(line(60)).max(10),
});
export type CardBenefits = z.infer<typeof CardBenefits>;

/** A part of the city, and how many shops with members' prices it needs for a sale. */
export const CardDistrict = z.strictObject({
  name: line(30),
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  reachMetres: z.int().min(100).max(10_000),
  storesNeeded: z.int().min(1).max(1_000),
});
export type CardDistrict = z.infer<typeof CardDistrict>;

export const CardPlanDraft = z.strictObject({
  title: line(30),
  feeFen: Fen.min(100).max(1_000_000),
  /** A year at most: a rail gives nothing back of what is older. */
  termDays: z.int().min(28).max(365),
  /** Places for the family beside the holder's own. */
  seats: z.int().min(0).max(5),
  benefits: CardBenefits,
  districts: z.array(CardDistrict).min(1).max(30),
});
export type CardPlanDraft = z.infer<typeof CardPlanDraft>;

export const CardPlanState = z.enum(['draft', 'on_sale', 'withdrawn']);
export type CardPlanState = z.infer<typeof CardPlanState>;
export const cardPlanTable = {
  sell: ['draft', 'withdrawn'],
  withdraw: ['on_sale'],
  buy: ['on_sale'],
} as const;
export const cardPlanCan = can<CardPlanState, keyof typeof cardPlanTable>(cardPlanTable);

/** A district with its shops counted now; under its number nothing is sold there. */
export const CardDensity = CardDistrict.extend({ stores: z.int(), dense: z.boolean() });
export type CardDensity = z.infer<typeof CardDensity>;

export const CardPlanView = CardPlanDraft.extend({
  id: Id,
  state: CardPlanState,
  density: z.array(CardDensity),
});
export type CardPlanView = z.infer<typeof CardPlanView>;

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
