import { orderCan, orderTable } from '#contract/order.ts';
import type { OrderView } from '#contract/order.ts';
import { releaseOffers } from '#flywheel/offer/claim.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { membershipLapsed } from '#parties/member/lapse.ts';
import { theirId } from '#parties/person/actor.ts';
import { readMyOrder } from './mine.ts';
import { releaseSubsidy } from './subsidy.ts';
import { lockOrder, lockOverdue, moveOrder } from './sql.ts';
import type { Order } from './sql.ts';

/** Gives up an unpaid order; what it held is free for others at once. */
export const cancelOrder = async (
  work: Work<'order_not_found' | 'order_not_in_state'>,
  orderId: string,
): Promise<OrderView> => {
  const order = await lockOrder(work, orderId);
  if (!order || order.personId !== theirId(work)) {
    return work.refuse('order_not_found', { orderId });
  }
  if (!orderCan.cancel(order.state)) {
    return work.refuse('order_not_in_state', {
      state: order.state,
      needs: [...orderTable.cancel],
    });
  }
  await letGo(work, order, 'by_customer');
  return readMyOrder(work, order.id);
};

/** Drops an order that waits for its payment, on behalf of what it was made for. */
export const dropOrder = async (work: AnyWork, orderId: string): Promise<void> => {
  const order = await lockOrder(work, orderId);
  if (order && orderCan.cancel(order.state)) await letGo(work, order, 'by_customer');
};

/**
 * Cancels what nobody paid for in time. Silence means: nothing is charged, stock is free.
 * One order a transaction, so that offers are always locked in the order of their ids.
 */
export const expireOrders = async (work: AnyWork): Promise<number> => {
  const overdue = await lockOverdue(work, 1);
  for (const order of overdue) await letGo(work, order, 'not_paid_in_time');
  return overdue.length;
};

const letGo = async (
  work: AnyWork,
  order: Order,
  cancelReason: 'by_customer' | 'not_paid_in_time',
): Promise<void> => {
  const moved = await moveOrder(work, {
    id: order.id,
    from: 'awaiting_payment',
    to: 'cancelled',
    cancelReason,
  });
  assert(moved, 'a locked order moves');
  await releaseOffers(work, order.personId, order.claims);
  await releaseSubsidy(work, order);
  if (order.basket.kind === 'card') await membershipLapsed(work, order.id);
  work.emit({ name: 'order.cancelled', facts: { orderId: order.id, cancelReason } });
};
