import type { Town } from '../town.ts';

/** What the tables call an account; the memo accounts of who gave what are left out. */
const nameOf = (account: string): string | null => {
  if (account.startsWith('rail:')) return 'rail';
  const [, , kind] = account.split(':');
  if (account.startsWith('merchant:')) {
    return kind === 'funding' || kind === 'given' ? null : (kind ?? account);
  }
  if (account.startsWith('card:')) return 'deferred';
  if (account.startsWith('campaign:')) return 'campaign';
  return names[account] ?? account;
};
const names: Record<string, string> = {
  'platform:funding': 'subsidy',
  'platform:fee': 'fee',
  'platform:offline-loss': 'loss',
  'platform:card-income': 'income',
};

/** The balance of every account by its name in the tables, in fen. */
export const readBalances = async (town: Town): Promise<Map<string, number>> => {
  const rows = await town.sql<{ account: string; fen: string }>(
    `select account, sum(fen) as fen from (
      select to_account as account, amount_fen as fen from posting
      union all select from_account, -amount_fen from posting) as side
    group by account`,
  );
  const balances = new Map<string, number>();
  for (const { account, fen } of rows) {
    const name = nameOf(account);
    if (name !== null) balances.set(name, (balances.get(name) ?? 0) + Number(fen));
  }
  return balances;
};

/** Which accounts moved, and by how much. */
export const movedBetween = (
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): Record<string, number> =>
  Object.fromEntries(
    [...after]
      .map(([name, fen]) => [name, fen - (before.get(name) ?? 0)] as const)
      .filter(([, fen]) => fen !== 0),
  );
