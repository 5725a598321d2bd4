import { sql } from 'kysely';
import { cursorText, readCursor, readSnapshot, snapshotText } from './feed-cursor.ts';
import type { FeedCursor } from './feed-cursor.ts';
import type { AnyWork } from './work.ts';

/**
 * The outbox read by those outside who keep a cursor. A cursor is a snapshot of the
 * database: told is whatever was not visible in it and is visible now, so nothing is
 * skipped when a transaction that began earlier commits later, and nothing is held up by
 * one that stays open. A cursor of a very crowded moment tells some things twice.
 */
export type Told = { name: string; facts: Record<string, unknown> };
export type FeedAsked = {
  /** Happenings of these names … */
  names: readonly string[];
  /** … of which this fact is one of these; an index of the outbox knows both. */
  fact: string;
  among: readonly string[];
  after: string | undefined;
  limit: number;
  keptMs: number;
};
export type Feed = { told: Told[]; nextCursor: string };

/** One page, or undefined when the cursor can't be followed any more. */
export const readFeed = async (
  work: AnyWork,
  asked: FeedAsked,
): Promise<Feed | undefined> => {
  if (asked.after === undefined) return { told: [], nextCursor: await cursorNow(work) };
  const cursor = readCursor(asked.after);
  if (!cursor || work.now.getTime() - cursor.at.getTime() > asked.keptMs) return undefined;
  const rows = await readPage(work, asked, cursor);
  const now = readSnapshot(rows[0]?.snapshot ?? '');
  // A database that was set back is younger than a cursor of what it has forgotten.
  if (cursor.seen.xmin > now.xmax) return undefined;
  const told = rows.flatMap(({ id, xid, name, facts }) =>
    id && xid && name && facts ? [{ id, xid: BigInt(xid), name, facts }] : [],
  );
  const page = told.slice(0, asked.limit);
  const last = told.length > asked.limit ? page.at(-1) : undefined;
  const until = cursor.page ?? { at: work.now, until: now };
  const next: FeedCursor = last
    ? { ...cursor, page: { at: until.at, until: until.until, xid: last.xid, id: last.id } }
    : { at: until.at, seen: until.until, page: null };
  return { told: page, nextCursor: cursorText(next) };
};

type Row = {
  snapshot: string;
  id: string | null;
  xid: string | null;
  name: string | null;
  facts: Record<string, unknown> | null;
};

/** In one statement, so that the rows and the snapshot that they were read in agree. */
const readPage = async (
  work: AnyWork,
  asked: FeedAsked,
  { seen, page }: FeedCursor,
): Promise<Row[]> => {
  // As they stand in the index's own condition: a parameter would not be recognised.
  const names = sql.join(asked.names.map((name) => sql.lit(name)));
  const until = page
    ? sql`and pg_visible_in_snapshot(xid, ${snapshotText(page.until)}::pg_snapshot)
        and (xid, id) > (${page.xid.toString()}::xid8, ${page.id}::uuid)`
    : sql``;
  const { rows } = await sql<Row>`
    select here.snapshot::text, told.id, told.xid::text, told.name, told.facts
    from (select pg_current_snapshot() as snapshot) as here
    left join lateral (
      select id, xid, name, facts from outbox
      where city_id = ${work.cityId} and name in (${names})
        and facts ->> ${sql.lit(asked.fact)} = any(${[...asked.among]}::text[])
        and xid >= ${seen.xmin.toString()}::xid8
        and not pg_visible_in_snapshot(xid, ${snapshotText(seen)}::pg_snapshot)
        ${until}
      order by xid, id
      limit ${asked.limit + 1}
    ) as told on true
    order by told.xid, told.id`.execute(work.db);
  return rows;
};

const cursorNow = async (work: AnyWork): Promise<string> => {
  const { rows } = await sql<{ snapshot: string }>`
    select pg_current_snapshot()::text as snapshot`.execute(work.db);
  const seen = readSnapshot(rows[0]?.snapshot ?? '');
  return cursorText({ at: work.now, seen, page: null });
};
