import type { RefundView } from '#contract/payment.ts';
import { readMyOrder } from '#flywheel/order/mine.ts';
import type { Work } from '#kit/work.ts';
import { showRefund } from './show.ts';
import { refundsOfOrder } from './sql.ts';

/** The refunds of one order of mine, each with where it stands. */
export const listRefunds = async (
  work: Work<'order_not_found'>,
  orderId: string,
): Promise<{ items: RefundView[] }> => {
  await readMyOrder(work, orderId);
  return { items: (await refundsOfOrder(work, orderId)).map(showRefund) };
};
