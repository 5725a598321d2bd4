import { releaseTogether } from '#flywheel/offer/claim.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { theirId } from '#parties/person/actor.ts';
import { closeIssued, lockOrder, lockOrders } from './sql.ts';
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

/** Several orders, held in the order of their ids. */
export const lockOrdersOf = (
  work: AnyWork,
  orderIds: readonly string[],
): Promise<Order[]> => lockOrders(work, orderIds);

/** Puts back what a voucher did not use of its order's subsidy. */
export { releaseVoucherOf as releaseSubsidyOf } from '#flywheel/campaign/claim.ts';

/** Puts back what so many unused units of each order had claimed of their offers. */
export const releaseUnits = (
  work: AnyWork,
  units: readonly { order: Order; count: number }[],
): Promise<void> =>
  releaseTogether(
    work,
    units.flatMap(({ order, count }) =>
      claimsOf(order, count).map((claim) => ({ ...claim, personId: order.personId })),
    ),
  );

const claimsOf = ({ basket, claims }: Order, count: number) => {
  if (basket.kind === 'card' || count === 0) return [];
  // A paid bill is one unit: all of its claims go back together.
  return basket.kind === 'bill'
    ? claims
    : claims
        .filter((claim) => claim.offerId === basket.offerId)
        .map((claim) => ({ ...claim, count }));
};

/** Closes issued orders whose last voucher is given back. */
export const closeOrders = (work: AnyWork, orderIds: readonly string[]): Promise<void> =>
  closeIssued(work, orderIds);
