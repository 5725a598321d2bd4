import type { OrderView } from '#contract/order.ts';
import { voucherIdsByOrder } from '#flywheel/voucher/find.ts';
import { afterId, askOneMore, pageOfRows } from '#kit/page-cursor.ts';
import type { PageAsk } from '#kit/page-cursor.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { theirId } from '#parties/person/actor.ts';
import { selectMine, selectShown } from './sql.ts';
import type { OrderShown } from './sql.ts';

/** One order of mine; somebody else's is as good as not there. */
export const readMyOrder = async (
  work: Work<'order_not_found'>,
  orderId: string,
): Promise<OrderView> => {
  const [found, vouchers] = await Promise.all([
    selectShown(work, { id: orderId, personId: theirId(work) }),
    voucherIdsByOrder(work, [orderId]),
  ]);
  const order = found ?? work.refuse('order_not_found', { orderId });
  return showOrder(order, vouchers.get(order.id) ?? []);
};

/** My orders, newest first. */
export const listMyOrders = async (
  work: AnyWork,
  asked: PageAsk,
): Promise<{ items: OrderView[]; nextCursor: string | null }> => {
  const rows = await selectMine(work, {
    personId: theirId(work),
    before: afterId(asked),
    limit: askOneMore(asked),
  });
  const vouchers = await voucherIdsByOrder(
    work,
    rows.map((row) => row.id),
  );
  return pageOfRows(
    rows,
    asked,
    (row) => row.id,
    (row) => showOrder(row, vouchers.get(row.id) ?? []),
  );
};

const showOrder = (order: OrderShown, voucherIds: string[]): OrderView => ({
  id: order.id,
  placeId: order.placeId,
  placeName: order.placeName,
  title: order.title,
  basket: order.basket,
  state: order.state,
  cancelReason: order.cancelReason,
  originalFen: order.originalFen,
  totalFen: order.totalFen,
  refundedFen: order.refundedFen,
  lines: order.lines,
  createdAt: order.createdAt.toISOString(),
  payBy: order.payBy.toISOString(),
  paidAt: order.paidAt?.toISOString() ?? null,
  voucherIds,
});
