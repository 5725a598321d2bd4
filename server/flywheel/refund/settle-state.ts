import type { VoucherState } from '#contract/voucher.ts';
import { standingUsesOf } from '#flywheel/redemption/refund-claim.ts';
import { findVoucher, moveVoucherTo } from '#flywheel/voucher/find.ts';
import type { AnyWork } from '#kit/work.ts';
import { stateOfUsed } from './refund.ts';
import { questionsOfVoucher } from './sql.ts';

const used: readonly VoucherState[] = ['redeemed', 'refund_requested', 'refund_rejected'];

/**
 * Brings a voucher whose uses are all taken to the state that its questions and refunds
 * say. One that can still be used, or whose unused rest went back, stays what it is.
 */
export const settleState = async (work: AnyWork, voucherId: string): Promise<void> => {
  const [voucher, uses, questions] = await Promise.all([
    findVoucher(work, voucherId),
    standingUsesOf(work, voucherId),
    questionsOfVoucher(work, voucherId),
  ]);
  if (!voucher || !used.includes(voucher.state)) return;
  const refundedFen = uses.reduce((fen, use) => fen + use.refundedFen, 0);
  const state = stateOfUsed({ paidFen: voucher.paidFen, refundedFen, questions });
  if (state !== voucher.state) await moveVoucherTo(work, voucherId, used, state);
};
