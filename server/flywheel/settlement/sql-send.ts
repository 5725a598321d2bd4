import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { RailReason } from '#contract/payment.ts';
import type { AnyWork } from '#kit/work.ts';
import type { TradeShare } from './split.ts';
import type { Payout } from './sql-payout.ts';

export type PayoutMoveTable = {
  cityId: string;
  /** The number under which the rail knows it. */
  id: string;
  payoutId: string;
  paymentId: string | null;
  amountFen: number;
  state: 'waiting' | 'done' | 'refused';
  why: RailReason | null;
  tries: number;
  nextTryAt: Date;
  endedAt: Date | null;
};
/** A reviewed view: what left settled money for another reason than a payout, by trade. */
export type SettlementBackView = {
  cityId: string;
  merchantId: string;
  paymentId: string;
  fen: number;
};
declare module '#kit/db.ts' {
  interface Tables {
    payoutMove: PayoutMoveTable;
    settlementBack: SettlementBackView;
  }
}
export type PayoutMove = Selectable<PayoutMoveTable>;

const tables = (work: AnyWork) =>
  work.db.$pickTables<
    'payout' | 'payoutMove' | 'settlement' | 'settlementLine' | 'settlementBack'
  >();

/** A payout that nobody can recall any more, held; another process takes another one. */
export const lockReleased = (work: AnyWork, until: Date): Promise<Payout | undefined> =>
  tables(work)
    .selectFrom('payout')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('state', '=', 'released')
    .where('releasedAt', '<=', until)
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();

export const lockDueMove = (work: AnyWork): Promise<PayoutMove | undefined> =>
  tables(work)
    .selectFrom('payoutMove')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('state', '=', 'waiting')
    .where('nextTryAt', '<=', work.now)
    .orderBy('nextTryAt')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();

export const lockPayout = (work: AnyWork, id: string): Promise<Payout | undefined> =>
  tables(work)
    .selectFrom('payout')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

/** What the lines of a payout say of each trade, and what was refused of one before. */
export const tradesOfPayout = async (
  work: AnyWork,
  { id, merchantId }: Payout,
): Promise<TradeShare[]> => {
  const result = await sql<TradeShare>`
    select payment_id, sum(fen)::bigint as amount_fen,
      coalesce((select sum(back.fen) from settlement_back as back
        where back.city_id = ${work.cityId} and back.merchant_id = ${merchantId}
          and back.payment_id = share.payment_id), 0)::bigint as back_fen
    from (
      select line.payment_id, line.amount_fen as fen
      from settlement
      join settlement_line as line on line.city_id = settlement.city_id
        and line.merchant_id = settlement.merchant_id and line.run_id = settlement.run_id
        and line.part = settlement.part and line.rail is not distinct from settlement.rail
      where settlement.city_id = ${work.cityId} and settlement.payout_id = ${id}
        and settlement.failed_move_id is null
      union all
      select move.payment_id, settlement.amount_fen
      from settlement
      join payout_move as move on move.city_id = settlement.city_id
        and move.id = settlement.failed_move_id
      where settlement.city_id = ${work.cityId} and settlement.payout_id = ${id}
    ) as share
    where payment_id is not null
    group by payment_id order by payment_id`.execute(tables(work));
  return result.rows;
};

export const insertMoves = async (
  work: AnyWork,
  moves: readonly Pick<PayoutMove, 'id' | 'payoutId' | 'paymentId' | 'amountFen'>[],
): Promise<void> => {
  await sql`
    insert into payout_move (city_id, id, payout_id, payment_id, amount_fen, state,
      next_try_at)
    select ${work.cityId}, each.*, 'waiting', ${work.now}::timestamptz
    from unnest(${moves.map(({ id }) => id)}::uuid[],
      ${moves.map(({ payoutId }) => payoutId)}::uuid[],
      ${moves.map(({ paymentId }) => paymentId)}::uuid[],
      ${moves.map(({ amountFen }) => amountFen)}::bigint[]) as each`.execute(tables(work));
};

export const endMove = async (
  work: AnyWork,
  id: string,
  end: Pick<PayoutMove, 'state' | 'why'>,
): Promise<void> => {
  await tables(work)
    .updateTable('payoutMove')
    .set({ ...end, endedAt: work.now })
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .execute();
};

export const putMoveOff = async (
  work: AnyWork,
  id: string,
  nextTryAt: Date,
): Promise<void> => {
  await tables(work)
    .updateTable('payoutMove')
    .set((eb) => ({ tries: eb('tries', '+', 1), nextTryAt }))
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .execute();
};

/** What the rail refused is settled again, and due at once; storage allows it once. */
export const insertAgain = async (
  work: AnyWork,
  again: { id: string; payout: Payout; move: PayoutMove },
): Promise<void> => {
  const { payout, move } = again;
  await tables(work)
    .insertInto('settlement')
    .values({
      cityId: work.cityId,
      id: again.id,
      runId: move.id,
      merchantId: payout.merchantId,
      part: payout.part,
      rail: payout.part === 'share' ? payout.rail : null,
      lines: 1,
      amountFen: move.amountFen,
      settledAt: work.now,
      payoutId: null,
      failedMoveId: move.id,
    })
    .execute();
};

export const sumMoves = (
  work: AnyWork,
  payoutId: string,
): Promise<{ waiting: number; doneFen: number; refusedFen: number }> =>
  tables(work)
    .selectFrom('payoutMove')
    .select([
      sql<number>`count(*) filter (where state = 'waiting')`.as('waiting'),
      sql<number>`coalesce(sum(amount_fen) filter (where state = 'done'), 0)::bigint`.as(
        'doneFen',
      ),
      sql<number>`coalesce(sum(amount_fen) filter (where state = 'refused'), 0)::bigint`.as(
        'refusedFen',
      ),
    ])
    .where('cityId', '=', work.cityId)
    .where('payoutId', '=', payoutId)
    .executeTakeFirstOrThrow();
