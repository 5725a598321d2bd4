import type { RefundReason } from '#contract/payment.ts';
import { earnedFen, spentOnVoucherFen } from '#flywheel/ledger/earned.ts';
import { releaseSubsidyOf, releaseUnits } from '#flywheel/order/find.ts';
import type { Order } from '#flywheel/order/find.ts';
import { moveVouchersTo } from '#flywheel/voucher/find.ts';
import type { Voucher } from '#flywheel/voucher/find.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork } from '#kit/work.ts';
import { paidPaymentsOf } from './sql-many.ts';
import { startRefunds } from './start-refund.ts';
import type { Refund } from './start-refund.ts';

export type GiveBack = {
  /** Both held by the caller. */
  orders: readonly Order[];
  vouchers: readonly Voucher[];
  reason: RefundReason;
};

/**
 * Gives back what is unused of these vouchers: one of them, or all that lapsed at the same
 * minute. What a voucher had claimed is there for others again; each write is one for all
 * of them, so that a thousand take hardly longer than ten.
 */
export const giveBack = async (
  work: AnyWork,
  { orders, vouchers, reason }: GiveBack,
): Promise<Refund[]> => {
  const payments = await paidPaymentsOf(
    work,
    orders.map(({ id }) => id),
  );
  const left = await Promise.all(
    vouchers.map(async (voucher) => ({ voucher, amountFen: await leftFen(work, voucher) })),
  );
  const worth = left.filter(({ amountFen }) => amountFen > 0);
  const nothing = left.filter(({ amountFen }) => amountFen === 0);
  await move(work, worth, 'refunding');
  await move(work, nothing, 'refunded');
  const refunds = await startRefunds(
    work,
    worth.map(({ voucher, amountFen }) => {
      const payment = payments.get(voucher.orderId);
      assert(payment !== undefined, 'what was paid for has a payment');
      return { payment, voucherId: voucher.id, amountFen, reason };
    }),
  );
  // A card that was partly used keeps its place: its unit was consumed.
  const unused = vouchers.filter(isWhole);
  await releaseUnits(
    work,
    orders.map((order) => ({
      order,
      count: unused.filter(({ orderId }) => orderId === order.id).length,
    })),
  );
  for (const voucher of vouchers) await releaseUnspent(work, voucher);
  return refunds;
};

const isWhole = (voucher: Voucher): boolean => voucher.usesLeft === voucher.usesTotal;

const leftFen = async (work: AnyWork, voucher: Voucher): Promise<number> =>
  voucher.paidFen - (isWhole(voucher) ? 0 : await earnedFen(work, voucher.id));

const move = async (
  work: AnyWork,
  some: readonly { voucher: Voucher }[],
  to: 'refunding' | 'refunded',
): Promise<void> => {
  const ids = some.map(({ voucher }) => voucher.id);
  const moved = await moveVouchersTo(work, ids, ['issued', 'expired'], to);
  assert(moved === ids.length, 'a locked voucher moves');
};

/** What a campaign had promised for uses that never were is there for others again. */
const releaseUnspent = async (work: AnyWork, voucher: Voucher): Promise<void> => {
  if (voucher.campaignFen === 0) return;
  const whole = isWhole(voucher);
  const spentFen = whole ? 0 : await spentOnVoucherFen(work, voucher.id);
  const fen = voucher.campaignFen - spentFen;
  await releaseSubsidyOf(work, { orderId: voucher.orderId, fen, whole });
};
