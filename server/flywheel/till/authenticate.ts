import type { Transaction } from 'kysely';
import { tillKeyPattern } from '#contract/till.ts';
import type { Database, Tables } from '#kit/db.ts';
import { nobody } from '#kit/work.ts';
import type { Actor } from '#kit/work.ts';
import { selectByKey } from './sql.ts';
import { hashKey } from './till.ts';

/** Whether a bearer's token is a till's key and not a person's session. */
export const isTillKey = (token: string | undefined): token is string =>
  token?.startsWith('till_') === true;

/** Who asks with a till's key: the till, with its one role in its own city. */
export const authenticateTill = async (
  db: Database,
  key: string,
  cityId: string,
): Promise<Actor> => {
  if (!tillKeyPattern.test(key)) return nobody;
  // A lookup outside any transaction: the pool answers the same queries.
  const outside = { db: db as unknown as Transaction<Tables> };
  const till = await selectByKey(outside, hashKey(key));
  if (!till) return nobody;
  const { merchantId, placeId } = till;
  return {
    ...nobody,
    kind: 'till',
    tillId: till.id,
    name: till.name,
    roles: till.cityId === cityId ? [{ role: 'till', merchantId, placeId }] : [],
  };
};
