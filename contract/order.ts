import { z } from 'zod';
import { cityParams } from './city.ts';
import { can } from './kit/can.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id, pageOf, pageQuery } from './kit/id.ts';
import { Fen } from './kit/money.ts';
import { refusals } from './kit/refusal.ts';
import { Instant } from './kit/time.ts';
import { Basket, PriceLine } from './quote.ts';

export const OrderState = z.enum([
  'awaiting_payment',
  'paid',
  'issued',
  'closed',
  'cancelled',
]);
export type OrderState = z.infer<typeof OrderState>;

/** What may be done to an order in which state. */
export const orderTable = {
  pay: ['awaiting_payment'],
  cancel: ['awaiting_payment'],
  issue: ['paid'],
  refund: ['paid', 'issued'],
} as const;
export const orderCan = can<OrderState, keyof typeof orderTable>(orderTable);

/** An order that nobody pays is cancelled after this long, and its stock is free again. */
export const payWithinMinutes = 15;

/** A member card: sold by the operator, at no place; it becomes no voucher. */
export const CardBasket = z.strictObject({
  kind: z.literal('card'),
  planId: Id,
  cardId: Id,
});
export const OrderBasket = z.union([Basket, CardBasket]);
export type OrderBasket = z.infer<typeof OrderBasket>;

export const OrderView = z.object({
  id: Id,
  /** Null, and no name, for what is bought at no place: a card. */
  placeId: Id.nullable(),
  placeName: z.string(),
  title: z.string(),
  basket: OrderBasket,
  state: OrderState,
  cancelReason: z.enum(['by_customer', 'not_paid_in_time']).nullable(),
  originalFen: Fen,
  totalFen: Fen,
  refundedFen: Fen,
  lines: z.array(PriceLine),
  createdAt: Instant,
  /** Unpaid by then, the order is cancelled and nothing is charged. */
  payBy: Instant,
  paidAt: Instant.nullable(),
  voucherIds: z.array(Id),
});
export type OrderView = z.infer<typeof OrderView>;

export const orderRefusals = refusals({
  order_not_found: { status: 404, facts: z.object({ orderId: z.string() }) },
  order_not_in_state: {
    status: 409,
    facts: z.object({ state: OrderState, needs: z.array(OrderState) }),
  },
  /** The loser of a race is told the new price and decides; nothing was charged. */
  offer_sold_out: {
    status: 409,
    facts: z.object({
      offerId: Id,
      newTotalFen: Fen.nullable(),
      newToken: z.string().nullable(),
    }),
  },
  person_limit_reached: {
    status: 409,
    facts: z.object({
      offerId: Id,
      limit: z.int(),
      newTotalFen: Fen.nullable(),
      newToken: z.string().nullable(),
    }),
  },
  /** The campaign's budget went to others: the same basket has another price now. */
  campaign_spent: {
    status: 409,
    facts: z.object({
      campaignId: Id,
      newTotalFen: Fen.nullable(),
      newToken: z.string().nullable(),
    }),
  },
  campaign_limit_reached: {
    status: 409,
    facts: z.object({
      campaignId: Id,
      newTotalFen: Fen.nullable(),
      newToken: z.string().nullable(),
    }),
  },
  too_many_open_orders: { status: 429, facts: z.object({ limit: z.int() }) },
});

const orderParams = cityParams.extend({ order: Id });

export const placeOrder = endpoint({
  name: 'placeOrder',
  method: 'POST',
  path: '/cities/:city/orders',
  who: ['customer'],
  summary: 'Order at the quoted price; stock and limits are claimed now, for 15 minutes',
  params: cityParams,
  body: z.strictObject({ token: z.string().min(20).max(16_000) }),
  reply: OrderView,
  status: 201,
  keyed: true,
  refusals: [
    'quote_forged',
    'quote_expired',
    'quote_of_another',
    'quote_already_used',
    'offer_sold_out',
    'person_limit_reached',
    'campaign_spent',
    'campaign_limit_reached',
    'place_closed',
    'place_not_found',
    'too_many_open_orders',
    'order_not_found',
  ],
});

export const readOrder = endpoint({
  name: 'readOrder',
  method: 'GET',
  path: '/cities/:city/orders/:order',
  who: ['customer'],
  summary: 'One order of mine',
  params: orderParams,
  reply: OrderView,
  status: 200,
  keyed: false,
  refusals: ['order_not_found'],
});

export const listMyOrders = endpoint({
  name: 'listMyOrders',
  method: 'GET',
  path: '/cities/:city/my/orders',
  who: ['customer'],
  summary: 'My orders, newest first',
  params: cityParams,
  query: z.strictObject(pageQuery),
  reply: pageOf(OrderView),
  status: 200,
  keyed: false,
  refusals: [],
});

export const cancelOrder = endpoint({
  name: 'cancelOrder',
  method: 'POST',
  path: '/cities/:city/orders/:order/cancellation',
  who: ['customer'],
  summary: 'Give up an unpaid order; its stock is free at once',
  params: orderParams,
  body: z.strictObject({}),
  reply: OrderView,
  status: 200,
  keyed: true,
  refusals: ['order_not_found', 'order_not_in_state'],
});
