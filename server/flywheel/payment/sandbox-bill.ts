import type { BillLine } from './rail.ts';
import type { SandboxTerms } from './sandbox.ts';

/** A rail's books are cut at midnight in China, wherever we are. */
const inChina = (column: string) =>
  `${column} >= $1::date::timestamp at time zone 'Asia/Shanghai'
   and ${column} < ($1::date + 1)::timestamp at time zone 'Asia/Shanghai'`;

/** Everything that the sandbox rail booked on one day. */
export const dayBill = async (terms: SandboxTerms, day: string): Promise<BillLine[]> => {
  const lines = await terms.pool.query<Omit<BillLine, 'at'> & { at: Date }>(
    `select 'trade' as kind, trade_no::text as "ourNo", amount_fen as "amountFen",
       ended_at as at
     from sandbox_trade where outcome = 'paid' and ${inChina('ended_at')}
     union all
     select 'refund', refund_no::text, amount_fen, refunded_at
     from sandbox_refund where ${inChina('refunded_at')}
     union all
     select 'share', share_no::text, amount_fen, done_at
     from sandbox_share join sandbox_share_line using (share_no)
     where ${inChina('done_at')}
     union all
     select 'return', return_no::text, amount_fen, done_at
     from sandbox_return where ${inChina('done_at')}
     union all
     select 'transfer', transfer_no::text, amount_fen, done_at
     from sandbox_transfer where ${inChina('done_at')}
     order by 4, 2`,
    [day],
  );
  return lines.rows.map((line) => ({ ...line, at: line.at.toISOString() }));
};
