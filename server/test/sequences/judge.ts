import { accountNames } from './books.ts';
import type { Accounts, Books } from './books.ts';
import type { Life, World } from './live.ts';

/** What the ledger calls an account, as the books call it; null for a memo. */
const inBooks = `case when account like 'rail:%' then 'rail'
  when account like 'merchant:%:payable' then 'payable'
  when account like 'merchant:%:settled' then 'settled'
  when account = 'platform:funding' then 'subsidy'
  when account = 'platform:fee' then 'fee'
  when account like 'merchant:%' then null else account end`;

/** A merchant is settled for many orders at once; the lines say how much was of which. */
const sides = `select entry.order_id, to_account as account, amount_fen as fen
    from entry join posting on posting.city_id = entry.city_id and entry_id = entry.id
    where entry.order_id = any($1)
  union all select entry.order_id, from_account, -amount_fen
    from entry join posting on posting.city_id = entry.city_id and entry_id = entry.id
    where entry.order_id = any($1)
  union all select entry.order_id, account,
      case account when 'payable' then -line.amount_fen else line.amount_fen end
    from entry join settlement_line as line on line.city_id = entry.city_id
      and line.kind = entry.kind and line.subject_id = entry.subject_id
      and run_id is not null
    cross join (values ('payable'), ('settled')) as way (account)
    where entry.order_id = any($1)`;

/**
 * After every round: each account of each order stands where the books have it, and what
 * was paid is all there. Returns a sentence for each thing that is wrong.
 */
export const judgeRound = async (
  { db }: World,
  lives: readonly Life[],
): Promise<string[]> => {
  const { rows } = await db.query<{ orderId: string; account: string; fen: string }>(
    `select order_id as "orderId", ${inBooks} as account, sum(fen) as fen
      from (${sides}) as side group by 1, 2`,
    [lives.map(({ orderId }) => orderId)],
  );
  return lives.flatMap((life) => {
    const found = new Map(
      rows
        .filter(({ orderId }) => orderId === life.orderId)
        .map(({ account, fen }) => [account, Number(fen)]),
    );
    return [...life.wrong, ...differing(life.books.accounts, found)].map(
      (what) => `${life.orderId}: ${what}`,
    );
  });
};

/** All orders together: the accounts as the ledger has them, settled in one sum or not. */
export const judgeTotal = async ({ db }: World, total: Accounts): Promise<string[]> => {
  const { rows } = await db.query<{ account: string; fen: string }>(
    `select ${inBooks} as account, sum(fen) as fen from (
      select to_account as account, amount_fen as fen from posting
      union all select from_account, -amount_fen from posting) as side group by 1`,
  );
  const found = new Map(rows.map(({ account, fen }) => [account, Number(fen)]));
  return differing(total, found).map((what) => `all orders: ${what}`);
};

const differing = (
  accounts: Books['accounts'],
  found: ReadonlyMap<string | null, number>,
): string[] => {
  const wrong = accountNames
    .filter((name) => (found.get(name) ?? 0) !== accounts[name])
    .map((name) => `${name} is ${found.get(name) ?? 0}, books say ${accounts[name]}`);
  const strange = [...found.keys()].filter(
    (name) => name !== null && !accountNames.some((known) => known === name),
  );
  const sumFen = [...found]
    .filter(([name]) => name !== null)
    .reduce((sum, [, fen]) => sum + fen, 0);
  return [
    ...wrong,
    ...strange.map((name) => `${name} is in no books`),
    ...(sumFen === 0 ? [] : [`${sumFen} fen come from nowhere`]),
  ];
};
