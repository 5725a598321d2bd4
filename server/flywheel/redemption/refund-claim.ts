import type { AnyWork, Work } from '#kit/work.ts';
import { selectShown } from './sql.ts';
import type { RedemptionShown } from './sql.ts';
import { claimAsked, claimRefund, usesOfVoucher } from './sql-refund.ts';

export type { RedemptionShown as UseShown } from './sql.ts';

/** One use with its voucher, its store and what of its money has gone back. */
export const findUse = (
  work: AnyWork,
  redemptionId: string,
): Promise<RedemptionShown | undefined> => selectShown(work, redemptionId);

/** The uses of a voucher that stand, the first one first. */
export const standingUsesOf = (
  work: AnyWork,
  voucherId: string,
): Promise<RedemptionShown[]> => usesOfVoucher(work, voucherId);

/**
 * Claims money of one use for its way back, by one conditional write: never more in all
 * than was paid for it, and nothing of what was undone. Tells how much had gone before.
 */
export const claimUseRefund = async (
  work: Work<'more_than_left'>,
  asked: { redemptionId: string; amountFen: number },
): Promise<{ beforeFen: number; afterFen: number; paidFen: number }> => {
  const claimed = await claimRefund(work, asked);
  if (claimed) {
    const { refundedFen: afterFen, paidFen } = claimed;
    return { beforeFen: afterFen - asked.amountFen, afterFen, paidFen };
  }
  const now = await selectShown(work, asked.redemptionId);
  const leftFen = now && !now.undoneAt ? now.paidFen - now.refundedFen : 0;
  return work.refuse('more_than_left', { leftFen });
};

/** From now on it can't be undone; false where it was undone, or asked for before. */
export const claimUseQuestion = (work: AnyWork, redemptionId: string): Promise<boolean> =>
  claimAsked(work, redemptionId);
