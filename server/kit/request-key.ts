import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { hourMs } from '#contract/kit/time.ts';
import type { AnyWork } from './work.ts';
import { refuse } from './refuse.ts';

/**
 * Phones lose signal and scanners stutter: a repeated request is the normal case. The key
 * belongs to the request. It is claimed first in the request's own transaction, so a second
 * copy waits for the first and then gets its very bytes; another body under the same key is
 * refused. Refusals are remembered too, or a retry could turn a "no" into a "yes".
 */
export type KeyTable = {
  cityId: string;
  actor: string;
  operation: string;
  key: string;
  bodySha256: Buffer;
  status: number | null;
  answer: string | null;
  askedAt: Date;
};
declare module './db.ts' {
  interface Tables {
    requestKey: KeyTable;
  }
}

export type RequestKey = {
  actor: string;
  operation: string;
  key: string;
  bodySha256: Buffer;
};
export type StoredAnswer = { status: number; answer: string };

/** What a request asks, as bytes that are equal only when it asks the same. */
export const hashAsked = (asked: unknown): Buffer =>
  createHash('sha256').update(JSON.stringify(asked)).digest();

/**
 * Claims the key, or returns the answer that it already has. Waits for a copy in flight.
 */
export const claimKey = async (
  work: AnyWork,
  key: RequestKey,
): Promise<StoredAnswer | undefined> => {
  const claimed = await work.db
    .insertInto('requestKey')
    .values({ cityId: work.cityId, ...key, status: null, answer: null, askedAt: work.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (claimed.numInsertedOrUpdatedRows === 1n) return undefined;
  return readKey(work, key);
};

export const readKey = async (
  work: AnyWork,
  key: RequestKey,
): Promise<StoredAnswer | undefined> => {
  const row = await work.db
    .selectFrom('requestKey')
    .select(['bodySha256', 'status', 'answer'])
    .where('cityId', '=', work.cityId)
    .where('actor', '=', key.actor)
    .where('operation', '=', key.operation)
    .where('key', '=', key.key)
    .executeTakeFirst();
  if (!row) return undefined;
  if (!row.bodySha256.equals(key.bodySha256)) return refuse('request_key_reused', {});
  return row.status === null || row.answer === null
    ? undefined
    : { status: row.status, answer: row.answer };
};

/** Keeps the answer beside the claim, in the same transaction as what was done. */
export const keepAnswer = (work: AnyWork, key: RequestKey, kept: StoredAnswer): void => {
  work.alongside(
    work.db
      .updateTable('requestKey')
      .set(kept)
      .where('cityId', '=', work.cityId)
      .where('actor', '=', key.actor)
      .where('operation', '=', key.operation)
      .where('key', '=', key.key),
  );
};

/**
 * Keeps a refusal, in a transaction of its own since the refused one was rolled back.
 * A copy that got through in between has won: its answer is returned.
 */
export const keepRefusal = async (
  work: AnyWork,
  key: RequestKey,
  kept: StoredAnswer,
): Promise<StoredAnswer> => {
  const won = await claimKey(work, key);
  if (won) return won;
  keepAnswer(work, key, kept);
  return kept;
};

/** A retry later than this is a new request. */
const keptHours = 48;
const batch = 1_000;

/**
 * Forgets keys older than 48 h, of this city and of what belongs to none; at most a batch,
 * and says how many.
 */
export const forgetKeys = async (work: AnyWork): Promise<number> => {
  const before = new Date(work.now.getTime() - keptHours * hourMs);
  const result = await work.db
    .deleteFrom('requestKey')
    .where('cityId', 'in', [work.cityId, ''])
    .where('askedAt', '<', before)
    .where(sql<boolean>`ctid = any(array(
      select ctid from request_key
      where city_id in (${work.cityId}, '') and asked_at < ${before}
      limit ${batch}))`)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
};
