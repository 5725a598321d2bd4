import { sql } from 'kysely';
import type { EntryKind } from '#contract/ledger.ts';
import type { AnyWork } from '#kit/work.ts';
import type { Posting } from './ledger.ts';

const tables = (work: AnyWork) => work.db.$pickTables<'entry' | 'posting'>();

export type Single = Posting & { id: string; kind: EntryKind; subjectId: string };

/** Entries of one posting each, both tables in one statement. */
export const insertEntries = async (
  work: AnyWork,
  singles: readonly Single[],
): Promise<void> => {
  const ids = singles.map(({ id }) => id);
  await sql`
    with made as (
      insert into entry (city_id, id, kind, subject_id, posted_at)
      select ${work.cityId}, each.*, ${work.now}::timestamptz
      from unnest(${ids}::uuid[], ${singles.map(({ kind }) => kind)}::text[],
        ${singles.map(({ subjectId }) => subjectId)}::uuid[]) as each
    )
    insert into posting (city_id, entry_id, line_no, from_account, to_account, amount_fen)
    select ${work.cityId}, each.id, 1, each.a, each.b, each.fen
    from unnest(${ids}::uuid[], ${singles.map(({ fromAccount }) => fromAccount)}::text[],
      ${singles.map(({ toAccount }) => toAccount)}::text[],
      ${singles.map(({ amountFen }) => amountFen)}::bigint[]) as each (id, a, b, fen)
    `.execute(tables(work));
};

export const sumBalances = async (
  work: AnyWork,
  accounts: readonly string[],
): Promise<{ account: string; fen: number }[]> => {
  const result = await sql<{ account: string; fen: number }>`
    select account, sum(fen)::bigint as fen from (
      select to_account as account, amount_fen as fen from posting
      where city_id = ${work.cityId} and to_account = any(${[...accounts]}::text[])
      union all
      select from_account, -amount_fen from posting
      where city_id = ${work.cityId} and from_account = any(${[...accounts]}::text[])
    ) as side group by account`.execute(tables(work));
  return result.rows;
};
