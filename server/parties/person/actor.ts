import type { Transaction } from 'kysely';
import type { Database, Tables } from '#kit/db.ts';
import { assert } from '#kit/refuse.ts';
import { nobody } from '#kit/work.ts';
import type { Actor, AnyWork } from '#kit/work.ts';
import { findSession, lockPersonRow } from './sql.ts';

/** Who asks: the person behind a session token, with their roles in this city. */
export const authenticate = async (
  db: Database,
  token: string | undefined,
  cityId: string,
): Promise<Actor> => {
  // A session's token is plain text; anything else would only trouble the database.
  if (!token || !/^[\x21-\x7e]{1,200}$/.test(token)) return nobody;
  const session = await findSession(
    // A lookup outside any transaction: the pool answers the same queries.
    { db: db as unknown as Transaction<Tables> },
    token,
    cityId,
  );
  if (!session) return nobody;
  return {
    kind: 'person',
    personId: session.personId,
    tillId: null,
    name: session.name,
    phone: session.phone,
    roles: session.roles,
  };
};

/** The signed-in person's id; the door has let nobody else in. */
export const theirId = (work: Pick<AnyWork, 'actor'>): string => {
  assert(work.actor.personId !== null, 'the door let in a signed-in person');
  return work.actor.personId;
};

/** Who asks, a person or a till: whose request keys and deeds these are. */
export const askerId = (work: Pick<AnyWork, 'actor'>): string =>
  work.actor.tillId ?? theirId(work);

export const isOperator = (actor: Actor): boolean =>
  actor.roles.some((held) => held.role === 'operator');

export const ownsMerchant = (actor: Actor, merchantId: string): boolean =>
  actor.roles.some((held) => held.role === 'owner' && held.merchantId === merchantId);

/**
 * Staff or a till of the store itself, or an owner of the merchant that the store is of.
 */
export const worksAt = (
  actor: Actor,
  store: { placeId: string; merchantId: string | null },
): boolean =>
  actor.roles.some(
    (held) =>
      ((held.role === 'staff' || held.role === 'till') && held.placeId === store.placeId) ||
      (held.role === 'owner' &&
        store.merchantId !== null &&
        held.merchantId === store.merchantId),
  );

/** Makes the requests of one person take turns, so that a count of theirs stays true. */
export const lockPerson = (work: AnyWork, personId: string): Promise<void> =>
  lockPersonRow(work, personId);

/** The merchants that this person owns in this city. */
export const merchantsOwned = (actor: Actor): string[] =>
  actor.roles.flatMap((held) =>
    held.role === 'owner' && held.merchantId !== null ? [held.merchantId] : [],
  );
