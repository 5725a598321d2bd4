import type { ChainFinding, ChainKind } from '#contract/audit.ts';
import { chainBegin, linkHash, rowSha256 } from './chain.ts';

/**
 * Reads a chain beside the rows that it stands for, in SQL of its own: it asks the tables
 * themselves and not the view that the links were made from, so that a view that was
 * changed is found too. It writes nothing; any client that may read will do.
 */
export type Reader = (
  text: string,
  values: unknown[],
) => Promise<Record<string, unknown>[]>;

/** How far a reading has come: the last link that was in order. */
export type Reached = { seq: number; hash: Buffer };
export type Stretch = { reached: Reached; finding: ChainFinding | null; isEnd: boolean };

export const beginOf = (cityId: string): Reached => ({ seq: 0, hash: chainBegin(cityId) });

const linksText = `
  select link.seq::text as seq, kind, row_id::text as row_id, row_sha256, hash,
    case kind when 'audit' then (
      select array['audit', city_id, id::text, deed, actor_kind, actor_id::text, actor_name,
        subject_kind, subject_id, facts::text,
        (extract(epoch from done_at) * 1000000)::bigint::text]
      from audit where audit.city_id = link.city_id and audit.id = link.row_id
    ) else (
      select array['entry', city_id, id::text, entry.kind, subject_id::text,
        order_id::text, voucher_id::text, reverses_entry_id::text,
        (extract(epoch from posted_at) * 1000000)::bigint::text]
        || coalesce((select array_agg(field order by line_no, place)
          from posting, unnest(array[line_no::text, from_account, to_account,
            amount_fen::text]) with ordinality as each(field, place)
          where posting.city_id = entry.city_id and posting.entry_id = entry.id), '{}')
      from entry where entry.city_id = link.city_id and entry.id = link.row_id
    ) end as fields
  from chain_link as link where city_id = $1 and seq > $2 order by link.seq limit $3`;

/** Reads the next links of a city's chain and says which is the first out of order. */
export const verifyStretch = async (
  read: Reader,
  asked: { cityId: string; from: Reached; limit: number },
): Promise<Stretch> => {
  const rows = await read(linksText, [asked.cityId, asked.from.seq, asked.limit]);
  let reached = asked.from;
  for (const row of rows) {
    const { next, finding } = judgeLink(linkOf(row), reached);
    if (finding) return { reached, finding, isEnd: true };
    reached = next;
  }
  return { reached, finding: null, isEnd: rows.length < asked.limit };
};

type Link = ReturnType<typeof linkOf>;

const linkOf = (row: Record<string, unknown>) => ({
  seq: Number(row['seq']),
  kind: row['kind'] === 'audit' ? ('audit' as const) : ('entry' as const),
  rowId: String(row['row_id']),
  rowSha256: bytesOf(row['row_sha256']),
  hash: bytesOf(row['hash']),
  fields: Array.isArray(row['fields']) ? row['fields'].map(fieldOf) : null,
});

const bytesOf = (value: unknown): Buffer =>
  Buffer.isBuffer(value) ? value : Buffer.alloc(0);

const fieldOf = (value: unknown): string | null =>
  typeof value === 'string' ? value : null;

const judgeLink = (
  link: Link,
  before: Reached,
): { next: Reached; finding: ChainFinding | null } => {
  const next = { seq: link.seq, hash: link.hash };
  const { kind, rowId, seq } = link;
  const found = (trouble: ChainFinding['trouble']) => ({
    next,
    finding: { trouble, kind, rowId, seq },
  });
  if (seq !== before.seq + 1) {
    const missing = { kind: null, rowId: null, seq: before.seq + 1 };
    return { next, finding: { trouble: 'link_missing', ...missing } };
  }
  if (!link.hash.equals(linkHash(before.hash, link.rowSha256)))
    return found('link_changed');
  if (!link.fields) return found('row_removed');
  if (!link.rowSha256.equals(rowSha256(link.fields))) return found('row_changed');
  return { next, finding: null };
};

const headText = `
  select seq::text as seq, hash, from_xid::text as from_xid from chain_head
  where city_id = $1`;

const unlinkedText = (kind: ChainKind) => `
  select id::text as id from ${kind} as source
  where city_id = $1 and xid < $2::text::xid8
    and not exists (select from chain_link as link where link.city_id = source.city_id
      and link.kind = '${kind}' and link.row_id = source.id)
  order by id limit 1`;

const nextText = 'select 1 from chain_link where city_id = $1 and seq > $2 limit 1';

/**
 * The chain ends where its head says, and nothing that should be on it is beside it.
 * `more` where links were added since the reading got to the end.
 */
export const verifyEnd = async (
  read: Reader,
  { cityId, reached }: { cityId: string; reached: Reached },
): Promise<ChainFinding | 'more' | null> => {
  const [head] = await read(headText, [cityId]);
  const seq = Number(head?.['seq'] ?? 0);
  if (seq > reached.seq) {
    const [next] = await read(nextText, [cityId, reached.seq]);
    if (next) return 'more';
    return { trouble: 'link_missing', kind: null, rowId: null, seq: reached.seq + 1 };
  }
  const headHash = head ? bytesOf(head['hash']) : chainBegin(cityId);
  if (seq !== reached.seq || !headHash.equals(reached.hash)) {
    return { trouble: 'link_changed', kind: null, rowId: null, seq: reached.seq };
  }
  for (const kind of ['audit', 'entry'] as const) {
    const [row] = await read(unlinkedText(kind), [cityId, head?.['from_xid'] ?? '0']);
    if (row) return { trouble: 'row_inserted', kind, rowId: String(row['id']), seq: null };
  }
  return null;
};
