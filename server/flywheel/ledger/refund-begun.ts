import type { AnyWork } from '#kit/work.ts';
import { selectPostings } from './sql.ts';

/** More lines than fifty uses and ten undos of one voucher can post. */
const linesLimit = 1_000;

/** When a voucher's money began its way back; null where it did not, or was none. */
export const refundBegunAt = async (
  work: AnyWork,
  voucherId: string,
): Promise<Date | null> => {
  const asked = { voucherId, before: null, limit: linesLimit };
  const lines = await selectPostings(work, asked);
  return lines.find(({ kind }) => kind === 'refund')?.postedAt ?? null;
};
