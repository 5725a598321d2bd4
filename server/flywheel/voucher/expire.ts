import type { AnyWork } from '#kit/work.ts';
import { expireBatch } from './sql.ts';

const batch = 200;

/**
 * A voucher past its last minute is expired; its refund starts by itself soon after. The
 * code stopped working at the minute itself, whatever this sweep does.
 */
export const expireVouchers = async (work: AnyWork): Promise<number> => {
  const ids = await expireBatch(work, batch);
  for (const voucherId of ids) work.emit({ name: 'voucher.expired', facts: { voucherId } });
  return ids.length;
};
