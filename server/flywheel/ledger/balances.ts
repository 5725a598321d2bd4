import type { AnyWork } from '#kit/work.ts';
import { sumBalances } from './sql-many.ts';

/** What came into each of these accounts less what went out, thousands at once. */
export const balancesOf = async (
  work: AnyWork,
  accounts: readonly string[],
): Promise<Map<string, number>> => {
  const rows = accounts.length === 0 ? [] : await sumBalances(work, accounts);
  return new Map(rows.map(({ account, fen }) => [account, fen]));
};
