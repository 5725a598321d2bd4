import { z } from 'zod';
import { cityParams } from './city.ts';
import { can } from './kit/can.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id, line } from './kit/id.ts';
import { Fen } from './kit/money.ts';

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

export const CardShop = z.object({
  placeId: Id,
  name: z.string(),
  offer: z.string(),
  /** What members get off a bill; null where it is an amount. */
  offBp: z.int().nullable(),
  near: z.enum(['home', 'work']),
  minutes: z.int(),
});

/** What a card could do near two points; the chance is computed from it by `oddsOf`. */
export const CardOutlook = z.object({
  feeFen: Fen,
  termDays: z.int(),
  reachMetres: z.int(),
  shopsInReach: z.int(),
  offBp: z.int(),
  shops: z.array(CardShop),
  /** The nearest district that the first point lies in; null where the card is not sold. */
  district: CardDensity.nullable(),
  /** One's own orders of late, where there are any. */
  history: z.object({ days: z.int(), orders: z.int(), billFen: Fen }).nullable(),
});
export type CardOutlook = z.infer<typeof CardOutlook>;

const planParams = cityParams.extend({ plan: Id });
export const listCardPlans = endpoint({
  name: 'listCardPlans',
  method: 'GET',
  path: '/cities/:city/card-plans',
  who: ['anyone'],
  summary: 'The cards on sale, with the shops of each district counted now',
  params: cityParams,
  reply: z.object({ items: z.array(CardPlanView) }),
  status: 200,
  keyed: false,
  refusals: [],
});

export const listAllCardPlans = endpoint({
  name: 'listAllCardPlans',
  method: 'GET',
  path: '/cities/:city/card-plans/all',
  who: ['operator'],
  summary: 'Every card plan, on sale or not, newest first',
  params: cityParams,
  reply: z.object({ items: z.array(CardPlanView) }),
  status: 200,
  keyed: false,
  refusals: [],
});

export const makeCardPlan = endpoint({
  name: 'makeCardPlan',
  method: 'POST',
  path: '/cities/:city/card-plans',
  who: ['operator'],
  summary: 'Draft a card plan: fee, term, benefits, and what each district needs',
  params: cityParams,
  body: CardPlanDraft,
  reply: CardPlanView,
  status: 201,
  keyed: true,
  refusals: [],
});

export const moveCardPlan = endpoint({
  name: 'moveCardPlan',
  method: 'POST',
  path: '/cities/:city/card-plans/:plan/state',
  who: ['operator'],
  summary: 'Put a card plan on sale or take it off; cards sold keep their terms',
  params: planParams,
  body: z.strictObject({ to: z.enum(['on_sale', 'withdrawn']) }),
  reply: CardPlanView,
  status: 200,
  keyed: true,
  refusals: ['card_plan_not_found', 'card_plan_not_in_state'],
});

const latitude = z.coerce.number().min(-90).max(90);
const longitude = z.coerce.number().min(-180).max(180);

export const readCardOutlook = endpoint({
  name: 'readCardOutlook',
  method: 'GET',
  path: '/cities/:city/card-plans/:plan/outlook',
  who: ['anyone'],
  summary: 'Before the sale: the shops near home and work that a card would be used at',
  params: planParams,
  query: z.strictObject({
    homeLat: latitude,
    homeLon: longitude,
    workLat: latitude.optional(),
    workLon: longitude.optional(),
  }),
  reply: CardOutlook,
  status: 200,
  keyed: false,
  refusals: ['card_plan_not_found'],
});
