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
  const made = { cityId: work.cityId, seq: 0, hash: begin, fromXid: '0' };
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

/**
 * What has no link yet, in the order of transactions, and the oldest transaction that was
 * open in the same moment. A database that was set back counts anew: then all is looked at.
 */
export const selectDue = async (
  work: AnyWork,
  asked: { fromXid: string; limit: number },
): Promise<{ rows: Due[]; xmin: string }> => {
  const result = await sql<Due & { xmin: string }>`
    select due.kind, due.row_id, due.xid::text, due.fields, here.xmin::text
    from (select pg_snapshot_xmin(pg_current_snapshot()) as xmin,
        pg_snapshot_xmax(pg_current_snapshot()) as xmax) as here
    left join lateral (
      select kind, row_id, xid, fields from chain_source as source
      where city_id = ${work.cityId}
        and xid >= case when ${asked.fromXid}::xid8 > here.xmax then '0'::xid8
          else ${asked.fromXid}::xid8 end
        and not exists (select from chain_link as link where link.city_id = source.city_id
          and link.kind = source.kind and link.row_id = source.row_id)
      order by xid, kind, row_id limit ${asked.limit}
    ) as due on true
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
  head: Pick<ChainHeadTable, 'seq' | 'hash' | 'fromXid'>,
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
