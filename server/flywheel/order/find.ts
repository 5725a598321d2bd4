import { releaseOffers } from '#flywheel/offer/claim.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { theirId } from '#parties/person/actor.ts';
import { lockOrder, moveOrder } from './sql.ts';
import type { Order } from './sql.ts';

export type { Order } from './sql.ts';

/** My order, locked until the work ends; orders are locked before anything they hold. */
export const lockMyOrder = async (
  work: Work<'order_not_found'>,
  orderId: string,
): Promise<Order> => {
  const order = await lockOrder(work, orderId);
  return order && order.personId === theirId(work)
    ? order
    : work.refuse('order_not_found', { orderId });
};

export const lockOrderOf = (work: AnyWork, orderId: string): Promise<Order | undefined> =>
  lockOrder(work, orderId);

/** Puts back what a voucher did not use of its order's subsidy. */
export { releaseVoucherOf as releaseSubsidyOf } from '#flywheel/campaign/claim.ts';

/** Puts back what one unused unit of an order had claimed of its own offer. */
export const releaseUnit = async (work: AnyWork, order: Order): Promise<void> => {
  const { basket } = order;
  if (basket.kind === 'card') return;
  // A paid bill is one unit: all of its claims go back together.
  const claims =
    basket.kind === 'bill'
      ? order.claims
      : order.claims
          .filter((claim) => claim.offerId === basket.offerId)
          .map((claim) => ({ ...claim, count: 1 }));
  await releaseOffers(work, order.personId, claims);
};

/** Closes an order when the last of its vouchers is spent or given back. */
export const closeOrder = (work: AnyWork, orderId: string): Promise<boolean> =>
  moveOrder(work, { id: orderId, from: 'issued', to: 'closed' });
