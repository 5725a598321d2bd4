import type { Account } from './books.ts';
import type { Life, World } from './live.ts';

/** What the ledger calls an account, as the books call it; null for a memo. */
const inBooks = `case when account like 'rail:%' then 'rail'
  when account like 'merchant:%:payable' then 'payable'
  when account = 'platform:funding' then 'subsidy'
  when account = 'platform:fee' then 'fee'
  when account like 'merchant:%' then null else account end`;

const sides = `select entry.order_id, to_account as account, amount_fen as fen
    from entry join posting on posting.city_id = entry.city_id and entry_id = entry.id
    where entry.order_id = any($1)
  union all select entry.order_id, from_account, -amount_fen
    from entry join posting on posting.city_id = entry.city_id and entry_id = entry.id
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
    return [...life.wrong, ...differing(life, found)].map(
      (what) => `${life.orderId}: ${what}`,
    );
  });
};

const differing = ({ books }: Life, found: Map<string | null, number>): string[] => {
  const { accounts } = books;
  const names = Object.keys(accounts) as Account[]; // they are the keys of the books
  const wrong = names
    .filter((name) => (found.get(name) ?? 0) !== accounts[name])
    .map((name) => `${name} is ${found.get(name) ?? 0}, books say ${accounts[name]}`);
  const strange = [...found.keys()].filter(
    (name) => name !== null && !names.some((known) => known === name),
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
