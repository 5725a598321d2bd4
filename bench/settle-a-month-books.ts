// The books of a month, laid out in one go: payments, and redemptions with their postings,
// of which a third carry a subsidy.
import type pg from 'pg';

export const monthCity = 'month';
const idOf = (kind: number, no: string) =>
  `('019f000${kind}-0000-7000-8000-' || lpad(to_hex(${no}), 12, '0'))::uuid`;

export async function layMonth(
  db: pg.Client,
  { redemptions, merchants }: { redemptions: number; merchants: number },
): Promise<void> {
  const merchant = idOf(1, `no % ${merchants}`);
  const all = `generate_series(0, ${redemptions - 1}) as no`;
  const at = `timestamptz '2026-10-01 04:00Z' + no * interval '30 days' / ${redemptions}`;
  const posting = (line: number, from: string, to: string, fen: number, more = '') =>
    `insert into posting select '${monthCity}', ${idOf(2, 'no')}, ${line}, ${from}, ${to},
      ${fen} from ${all} ${more}`;
  const payable = `'merchant:' || ${merchant} || ':payable'`;
  // Who bought what is nobody's question here, so orders and people are left out.
  await db.query(`set session_replication_role = replica`);
  for (const text of [
    `insert into city values ('${monthCity}', '月', 'Month', 'Asia/Shanghai', 31.2, 121.4)`,
    `insert into merchant select '${monthCity}', ${idOf(1, 'no')}, '店 ' || no, 'L' || no,
      '+8613800000000', 'active', 60, '2026-01-01Z'
      from generate_series(0, ${merchants - 1}) as no`,
    `insert into merchant_account select city_id, id, 'sandbox', 'account-' || id, name, id,
      '2026-01-01Z' from merchant`,
    `insert into payment select '${monthCity}', ${idOf(4, 'no')}, ${idOf(3, 'no')},
      'sandbox', 'paid', 5800, '/', ${at}, ${at}, ${at} from ${all}`,
    `insert into entry (city_id, id, kind, subject_id, order_id, voucher_id, posted_at)
      select '${monthCity}', ${idOf(2, 'no')}, 'redemption', ${idOf(5, 'no')},
        ${idOf(3, 'no')}, ${idOf(6, 'no')}, ${at} from ${all}`,
    posting(1, `'held'`, payable, 5_800),
    posting(2, payable, `'platform:fee'`, 35),
    posting(3, `'platform:funding'`, payable, 540, 'where no % 3 = 0'),
    'analyze',
  ]) {
    await db.query(text);
  }
  await db.query(`set session_replication_role = origin`);
}

/** The lines alone, in one statement: what nobody can do without. */
export const referenceLines = `
  insert into reference_line
  select entry.city_id, entry.kind, entry.subject_id,
    case when from_account = 'platform:funding' then 'transfer' else 'share' end,
    split_part(min(case when to_account like 'merchant:%' then to_account
      else from_account end), ':', 2)::uuid,
    sum(case when to_account like 'merchant:%' then amount_fen else -amount_fen end)
  from entry join posting on posting.city_id = entry.city_id
    and posting.entry_id = entry.id
  where entry.city_id = '${monthCity}' and entry.kind = 'redemption'
  group by 1, 2, 3, 4`;

export const makeReference = `create table reference_line (city_id text, kind text,
  subject_id uuid, part text, merchant_id uuid, amount_fen bigint,
  primary key (city_id, kind, subject_id, part))`;

/** Everything that settling wrote is gone; the ledger forgets nothing by itself. */
export const forget = `
  set session_replication_role = replica;
  update settlement set payout_id = null;
  truncate settlement_progress, settlement_line, reference_line;
  truncate settlement, payout, payout_move;
  delete from posting using entry where entry.city_id = posting.city_id
    and entry.id = posting.entry_id and entry.kind in ('settlement', 'payout');
  delete from entry where kind in ('settlement', 'payout');
  set session_replication_role = origin;`;
