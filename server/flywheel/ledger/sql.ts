import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { EntryKind } from '#contract/ledger.ts';
import type { AnyWork } from '#kit/work.ts';
import type { Posting } from './ledger.ts';

export type EntryTable = {
  cityId: string;
  id: string;
  kind: EntryKind;
  subjectId: string;
  orderId: string | null;
  voucherId: string | null;
  reversesEntryId: string | null;
  postedAt: Date;
};
export type PostingTable = Posting & { cityId: string; entryId: string; lineNo: number };
declare module '#kit/db.ts' {
  interface Tables {
    entry: EntryTable;
    posting: PostingTable;
  }
}
export type Entry = Selectable<EntryTable>;
export type PostedLine = Selectable<PostingTable> &
  Omit<Entry, 'cityId' | 'id' | 'subjectId'>;

const tables = (work: AnyWork) => work.db.$pickTables<'entry' | 'posting'>();

/** An entry and its lines in one statement; a second one of its kind and subject fails. */
export const insertEntry = (
  work: AnyWork,
  entry: Entry,
  postings: readonly Posting[],
): void => insertEntriesWith(work, [{ entry, postings }]);

/** The same for many, each with its lines. */
export const insertEntriesWith = (
  work: AnyWork,
  entries: readonly { entry: Entry; postings: readonly Posting[] }[],
): void => {
  const lines = entries.flatMap(({ entry, postings }) =>
    postings.map((posting, index) => ({
      ...posting,
      cityId: entry.cityId,
      entryId: entry.id,
      lineNo: index + 1,
    })),
  );
  work.alongside(
    tables(work)
      .with('made', (db) =>
        db
          .insertInto('entry')
          .values(entries.map(({ entry }) => entry))
          .returning('id'),
      )
      .insertInto('posting')
      .values(lines),
  );
};

export const findEntry = (
  work: AnyWork,
  kind: EntryKind,
  subjectId: string,
): Promise<Entry | undefined> =>
  tables(work)
    .selectFrom('entry')
    // Not what storage adds: the next entry is made from this one.
    .select(['cityId', 'id', 'kind', 'subjectId', 'orderId', 'voucherId'])
    .select(['reversesEntryId', 'postedAt'])
    .where('cityId', '=', work.cityId)
    .where('kind', '=', kind)
    .where('subjectId', '=', subjectId)
    .executeTakeFirst();

export const postingsOf = (work: AnyWork, entryId: string): Promise<PostedLine[]> =>
  postedLines(work).where('posting.entryId', '=', entryId).orderBy('lineNo').execute();

const postedLines = (work: AnyWork) =>
  tables(work)
    .selectFrom('posting')
    .innerJoin('entry', (join) =>
      join
        .onRef('entry.cityId', '=', 'posting.cityId')
        .onRef('entry.id', '=', 'posting.entryId'),
    )
    .selectAll('posting')
    .select([
      'entry.kind',
      'entry.orderId',
      'entry.voucherId',
      'entry.reversesEntryId',
      'entry.postedAt',
    ])
    .where('posting.cityId', '=', work.cityId);

export type PostingsAsked = {
  account?: string | undefined;
  orderId?: string | undefined;
  voucherId?: string | undefined;
  before: { entryId: string; lineNo: number } | null;
  limit: number;
};

/** Newest first; entries' ids lead with their time. */
export const selectPostings = (
  work: AnyWork,
  asked: PostingsAsked,
): Promise<PostedLine[]> =>
  postedLines(work)
    .$if(asked.account !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb('posting.fromAccount', '=', asked.account ?? ''),
          eb('posting.toAccount', '=', asked.account ?? ''),
        ]),
      ),
    )
    .$if(asked.orderId !== undefined, (query) =>
      query.where('entry.orderId', '=', asked.orderId ?? null),
    )
    .$if(asked.voucherId !== undefined, (query) =>
      query.where('entry.voucherId', '=', asked.voucherId ?? null),
    )
    .$if(asked.before !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb('posting.entryId', '<', asked.before?.entryId ?? ''),
          eb.and([
            eb('posting.entryId', '=', asked.before?.entryId ?? ''),
            eb('posting.lineNo', '>', asked.before?.lineNo ?? 0),
          ]),
        ]),
      ),
    )
    .orderBy('posting.entryId', 'desc')
    .orderBy('posting.lineNo')
    .limit(asked.limit)
    .execute();

export type AccountSums = { account: string; inFen: number; outFen: number };

/**
 * Both sides of every account whose name begins with `prefix`, derived from the postings.
 */
export const sumAccounts = async (
  work: AnyWork,
  asked: { prefix: string; after: string; limit: number },
): Promise<AccountSums[]> => {
  const like = `${asked.prefix.replace(/[\\%_]/g, '\\$&')}%`;
  const result = await sql<AccountSums>`
    select account, sum(in_fen)::bigint as in_fen, sum(out_fen)::bigint as out_fen
    from (
      select to_account as account, amount_fen as in_fen, 0 as out_fen
      from posting where city_id = ${work.cityId} and to_account like ${like}
      union all
      select from_account, 0, amount_fen
      from posting where city_id = ${work.cityId} and from_account like ${like}
    ) as side
    where account > ${asked.after}
    group by account order by account limit ${asked.limit}`.execute(tables(work));
  return result.rows;
};

export type MovedSum = {
  kind: EntryKind;
  fromAccount: string;
  toAccount: string;
  fen: number;
};

/** What moved in and out of some accounts, by kind of entry and pair of accounts. */
export const sumMovements = async (
  work: AnyWork,
  accounts: readonly string[],
): Promise<MovedSum[]> => {
  const result = await sql<MovedSum>`
    select entry.kind, from_account, to_account, sum(amount_fen)::bigint as fen
    from posting join entry on entry.city_id = posting.city_id and entry.id = entry_id
    where posting.city_id = ${work.cityId}
      and (from_account = any(${[...accounts]}) or to_account = any(${[...accounts]}))
    group by 1, 2, 3`.execute(tables(work));
  return result.rows;
};
