import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { ChainKind, ChainTrouble } from '#contract/audit.ts';
import type { AnyWork } from '#kit/work.ts';

export type ChainLinkTable = {
  cityId: string;
  seq: number;
  kind: ChainKind;
  rowId: string;
  rowSha256: Buffer;
  hash: Buffer;
  linkedAt: Date;
};
export type ChainHeadTable = {
  cityId: string;
  seq: number;
  hash: Buffer;
  fromXid: string;
  fromKind: ChainKind | null;
  fromId: string | null;
  movedAt: Date;
};
export type ChainCheckTable = {
  cityId: string;
  id: string;
  startedAt: Date;
  seq: number;
  hash: Buffer;
  finishedAt: Date | null;
  trouble: ChainTrouble | null;
  troubleKind: ChainKind | null;
  troubleId: string | null;
  troubleSeq: number | null;
};
/** A reviewed view: deeds and ledger entries as fields in a fixed order. */
export type ChainSourceView = {
  cityId: string;
  kind: ChainKind;
  rowId: string;
  xid: string;
  fields: (string | null)[];
};
declare module '#kit/db.ts' {
  interface Tables {
    chainLink: ChainLinkTable;
    chainHead: ChainHeadTable;
    chainCheck: ChainCheckTable;
    chainSource: ChainSourceView;
  }
}
export type ChainHead = Selectable<ChainHeadTable>;
export type ChainCheck = Selectable<ChainCheckTable>;
export type NewLink = Omit<ChainLinkTable, 'cityId' | 'linkedAt'>;

const tables = (work: AnyWork) =>
  work.db.$pickTables<'chainLink' | 'chainHead' | 'chainCheck' | 'chainSource'>();

/** The head, locked; made at the first call. */
export const holdHead = async (work: AnyWork, begin: Buffer): Promise<ChainHead> => {
  const from = { fromXid: '0', fromKind: null, fromId: null };
  const made = { cityId: work.cityId, seq: 0, hash: begin, ...from };
  await tables(work)
    .insertInto('chainHead')
    .values({ ...made, movedAt: work.now })
    .onConflict((conflict) => conflict.column('cityId').doNothing())
    .execute();
  return tables(work)
    .selectFrom('chainHead')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .forUpdate()
    .executeTakeFirstOrThrow();
};

export const selectHead = (work: AnyWork): Promise<ChainHead | undefined> =>
  tables(work)
    .selectFrom('chainHead')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .executeTakeFirst();

export type Due = { kind: ChainKind; rowId: string; xid: string; fields: string[] };

/** Where rows begin that may have no link: after this one. */
export type Bound = { xid: string; id: string };

/**
 * What has no link yet, in the order of transactions, and the oldest transaction that was
 * open in the same moment. A database that was set back counts anew: then all is looked at.
 * First which, then what they say: the fields of all that waits would be read each time.
 */
export const selectDue = async (
  work: AnyWork,
  asked: { after: Record<ChainKind, Bound>; limit: number },
): Promise<{ rows: Due[]; xmin: string }> => {
  const dueOf = (kind: ChainKind, { xid, id } = asked.after[kind]) => sql`
    select city_id, kind, row_id, xid from chain_source as each
    where city_id = ${work.cityId} and kind = ${sql.lit(kind)}
      and (xid, row_id) > (case when ${xid}::xid8 > here.xmax then '0'::xid8
        else ${xid}::xid8 end, ${id}::uuid)
      and not exists (select from chain_link as link where link.city_id = each.city_id
        and link.kind = ${sql.lit(kind)} and link.row_id = each.row_id
        -- Asked row by row, by its index: planned as a join, it may read all links.
        offset 0)
    order by xid, row_id limit ${asked.limit}`;
  const result = await sql<Due & { xmin: string }>`
    select due.kind, due.row_id, due.xid::text, source.fields, here.xmin::text
    from (select pg_snapshot_xmin(pg_current_snapshot()) as xmin,
        pg_snapshot_xmax(pg_current_snapshot()) as xmax) as here
    left join lateral (
      (${dueOf('audit')}) union all (${dueOf('entry')})
      order by xid, kind, row_id limit ${asked.limit}
    ) as due on true
    left join lateral (
      select fields from chain_source as source
      where source.city_id = due.city_id and source.kind = due.kind
        and source.row_id = due.row_id
    ) as source on true
    order by due.xid, due.kind, due.row_id`.execute(tables(work));
  const rows = result.rows.filter(({ rowId }) => rowId !== null);
  return { rows, xmin: result.rows[0]?.xmin ?? '0' };
};

export const insertLinks = async (
  work: AnyWork,
  links: readonly NewLink[],
): Promise<void> => {
  const column = (name: keyof NewLink) => links.map((link) => link[name]);
  await sql`
    insert into chain_link (city_id, seq, kind, row_id, row_sha256, hash, linked_at)
    select ${work.cityId}, seq, kind, row_id, row_sha256, hash, ${work.now}
    from unnest(${column('seq')}::bigint[], ${column('kind')}::text[],
      ${column('rowId')}::uuid[], ${column('rowSha256')}::bytea[],
      ${column('hash')}::bytea[]) as each(seq, kind, row_id, row_sha256, hash)
  `.execute(tables(work));
};

export const moveHead = async (
  work: AnyWork,
  head: Omit<ChainHeadTable, 'cityId' | 'movedAt'>,
): Promise<void> => {
  await tables(work)
    .updateTable('chainHead')
    .set({ ...head, movedAt: work.now })
    .where('cityId', '=', work.cityId)
    .execute();
};

/** The newest reading of the chain. */
export const selectLastCheck = (work: AnyWork): Promise<ChainCheck | undefined> =>
  tables(work)
    .selectFrom('chainCheck')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

/** The reading that is going on, held by whoever goes on with it. */
export const holdOpenCheck = (work: AnyWork): Promise<ChainCheck | undefined> =>
  tables(work)
    .selectFrom('chainCheck')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('finishedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();

/** Begins a reading, unless one is going on. */
export const insertCheck = async (work: AnyWork, begin: Buffer): Promise<void> => {
  const none = { trouble: null, troubleKind: null, troubleId: null, troubleSeq: null };
  await tables(work)
    .insertInto('chainCheck')
    .values({
      ...none,
      cityId: work.cityId,
      id: work.id(),
      startedAt: work.now,
      seq: 0,
      hash: begin,
      finishedAt: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

export const moveCheck = async (
  work: AnyWork,
  check: Omit<ChainCheckTable, 'cityId' | 'startedAt'>,
): Promise<void> => {
  const { id, ...moved } = check;
  await tables(work)
    .updateTable('chainCheck')
    .set(moved)
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .execute();
};

/** The end of a reading looks for what has no link: minutes at most, once a day. */
export const allowLongReading = async (work: AnyWork): Promise<void> => {
  await sql`set local statement_timeout = '10min'`.execute(tables(work));
};
