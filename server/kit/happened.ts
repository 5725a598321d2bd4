import { sql } from 'kysely';
import type { AnyWork } from './work.ts';

/**
 * The outbox read by those who keep something in memory: every process for itself, and each
 * row as often as it likes. Rows are followed by the number of the transaction that wrote
 * them, since ids are made before a commit and may become visible out of order.
 */
/** Every transaction below this number has ended, and what it did is visible. */
export const xidNow = async (work: AnyWork): Promise<string> => {
  const { rows } = await sql<{ xid: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as xid`.execute(work.db);
  return rows[0]?.xid ?? '0';
};

export type Heard = {
  id: string;
  name: string;
  facts: Record<string, unknown>;
  happenedAt: Date;
};

/** What happened in this city in transactions from `xid` on, in the order of its ids. */
export const happenedSince = async (
  work: AnyWork,
  asked: { xid: string; after: string; limit: number },
): Promise<Heard[]> => {
  const rows = await work.db
    .selectFrom('outbox')
    .select(['id', 'name', 'facts', 'happenedAt'])
    .where('cityId', '=', work.cityId)
    .where(sql<boolean>`xid >= ${asked.xid}::xid8`)
    .$if(asked.after !== '', (query) => query.where('id', '>', asked.after))
    .orderBy('id')
    .limit(asked.limit)
    .execute();
  // jsonb comes back parsed, whatever the insert's type says.
  return rows.map((row) => ({ ...row, facts: row.facts as unknown as Heard['facts'] }));
};
