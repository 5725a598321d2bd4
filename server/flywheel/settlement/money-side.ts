import type { AnyWork } from '#kit/work.ts';
import { findLine } from './sql.ts';

/**
 * Where a redemption's money stands: `payable` while it can be undone, `settled` from its
 * settlement line on, also once it was paid out. Whichever account is then used is right:
 * what moves `payable` after the line gets a line of its own.
 */
export const moneySideOf = async (
  work: AnyWork,
  redemptionId: string,
): Promise<'payable' | 'settled'> => {
  const line = await findLine(work, redemptionId);
  return line && line.runId !== null ? 'settled' : 'payable';
};
