import type { OrderView } from '#contract/order.ts';
import { assert } from '#kit/refuse.ts';
import type { Work } from '#kit/work.ts';
import { readMyOrder } from './mine.ts';
import { openOrdersLimit, payByOf } from './order.ts';
import { countOpenLocked } from './place.ts';
import { insertOrder } from './sql.ts';

export type CardOrder = {
  personId: string;
  cardId: string;
  planId: string;
  title: string;
  feeFen: number;
  /** A renewal waits for its payment until the old card's last day. */
  payBy?: Date;
};

/**
 * Orders a member card: paid, cancelled and refunded like anything else, at no place. The
 * card's own id stands for the quote, so that a card is ordered once.
 */
export const placeCardOrder = async (
  work: Work<'too_many_open_orders' | 'order_not_found'>,
  card: CardOrder,
): Promise<OrderView> => {
  if ((await countOpenLocked(work, card.personId)) >= openOrdersLimit) {
    work.refuse('too_many_open_orders', { limit: openOrdersLimit });
  }
  return readMyOrder(work, await insertCardOrder(work, card));
};

/** The same, prepared by a sweep: its owner finds it and pays it, or it lapses. */
export const insertCardOrder = async (
  work: Omit<Work, 'refuse'>,
  card: CardOrder,
): Promise<string> => {
  const id = work.id();
  const isFirst = await insertOrder(work, {
    id,
    quoteId: card.cardId,
    personId: card.personId,
    placeId: null,
    merchantId: null,
    title: card.title,
    basket: { kind: 'card', planId: card.planId, cardId: card.cardId },
    lines: [
      {
        lane: 'menu',
        offerId: null,
        title: '',
        count: 1,
        baseFen: card.feeFen,
        offFen: 0,
        afterFen: card.feeFen,
        funding: [],
      },
    ],
    claims: [],
    state: 'awaiting_payment',
    cancelReason: null,
    originalFen: card.feeFen,
    totalFen: card.feeFen,
    createdAt: work.now,
    payBy: card.payBy ?? payByOf(work.now),
    paidAt: null,
  });
  assert(isFirst, 'a card is ordered once');
  work.emit({ name: 'order.placed', facts: { orderId: id } });
  return id;
};
