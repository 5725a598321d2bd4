import type pg from 'pg';
import type { SandboxTerms } from './sandbox.ts';
import type { TradeSoFar } from './rail-limits.ts';

/**
 * Runs `act` in a transaction of the sandbox rail's own, on its own connection: what it
 * has booked stays booked, whatever becomes of ours.
 */
export const inRailBooks = async <T>(
  { pool }: SandboxTerms,
  act: (client: pg.PoolClient) => Promise<T>,
): Promise<T> => {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await act(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
};

/** A trade as the rail has it, locked: who shares and who refunds wait for each other. */
export const lockTrade = async (
  client: pg.PoolClient,
  tradeNo: string,
): Promise<TradeSoFar | undefined> => {
  const trade = await client.query<{ paidFen: number; paidAt: Date | null }>(
    `select amount_fen as "paidFen", case when outcome = 'paid'
       then coalesce(ended_at, started_at) end as "paidAt"
     from sandbox_trade where trade_no = $1 for update`,
    [tradeNo],
  );
  const sums = await client.query<Omit<TradeSoFar, 'paidFen' | 'paidAt'>>(
    `select
       (select coalesce(sum(amount_fen), 0)::bigint from sandbox_refund
         where trade_no = $1) as "refundedFen",
       (select coalesce(sum(amount_fen), 0)::bigint from sandbox_share_line
         join sandbox_share using (share_no) where trade_no = $1) as "sharedFen",
       (select coalesce(sum(amount_fen), 0)::bigint from sandbox_return
         join sandbox_share using (share_no)
         where trade_no = $1 and sandbox_return.done_at is not null) as "returnedFen",
       (select count(*) from sandbox_share where trade_no = $1) as rounds,
       (select coalesce(bool_or(finish), false) from sandbox_share
         where trade_no = $1) as finished`,
    [tradeNo],
  );
  const [found] = trade.rows;
  const [so] = sums.rows;
  return found && so && { ...so, ...found, paidAt: found.paidAt ?? undefined };
};
