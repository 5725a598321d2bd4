import type { AnyWork } from '#kit/work.ts';
import { held, isCampaign } from './ledger.ts';
import { selectPostings } from './sql.ts';

/** More lines than fifty uses and ten undos of one voucher can post. */
const linesLimit = 1_000;

/**
 * How much of the customer's money for a voucher its standing redemptions have earned, in
 * fen. The books are asked, not the count of uses: after an undo the uses that stand need
 * not be the first ones, and uses differ by a fen where the price does not divide.
 */
export const earnedFen = (work: AnyWork, voucherId: string): Promise<number> =>
  movedOutFen(work, voucherId, (account) => account === held);

/** The same of what a campaign bears: what it has spent on a voucher's standing uses. */
export const spentOnVoucherFen = (work: AnyWork, voucherId: string): Promise<number> =>
  movedOutFen(work, voucherId, isCampaign);

const movedOutFen = async (
  work: AnyWork,
  voucherId: string,
  isOf: (account: string) => boolean,
): Promise<number> => {
  const asked = { voucherId, before: null, limit: linesLimit };
  const lines = (await selectPostings(work, asked)).filter(
    ({ kind }) => kind === 'redemption' || kind === 'undo',
  );
  return lines.reduce((fen, line) => {
    if (isOf(line.fromAccount)) return fen + line.amountFen;
    return isOf(line.toAccount) ? fen - line.amountFen : fen;
  }, 0);
};
