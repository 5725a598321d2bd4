import { lockOrderOf } from '#flywheel/order/find.ts';
import { lockVouchersOfOrder } from '#flywheel/voucher/find.ts';
import type { AnyWork } from '#kit/work.ts';

/**
 * The order and its vouchers, held in the order in which everybody holds them: what is said
 * about one use is said one after the other.
 */
export const holdOrder = async (work: AnyWork, orderId: string): Promise<void> => {
  await lockOrderOf(work, orderId);
  await lockVouchersOfOrder(work, orderId);
};
