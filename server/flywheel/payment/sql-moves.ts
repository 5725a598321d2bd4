import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { RailName, RailReason } from '#contract/payment.ts';
import type { AnyWork } from '#kit/work.ts';
import type { Receiver } from './rail.ts';
import type { TradeSoFar } from './rail-limits.ts';
import type { Payment, Refund } from './sql.ts';

export type MoveKind = 'share' | 'return' | 'transfer';
export type MoveState = 'asked' | 'processing' | 'done' | 'refused';
export type RailMoveTable = {
  cityId: string;
  /** Our number at the rail. */
  id: string;
  kind: MoveKind;
  rail: RailName;
  paymentId: string | null;
  shareId: string | null;
  receivers: Receiver[];
  amountFen: number;
  finish: boolean;
  state: MoveState;
  why: RailReason | null;
  askedAt: Date;
  doneAt: Date | null;
};
declare module '#kit/db.ts' {
  interface Tables {
    railMove: RailMoveTable;
  }
}
export type RailMove = Selectable<RailMoveTable>;

const tables = (work: AnyWork) => work.db.$pickTables<'payment' | 'refund' | 'railMove'>();

/** The move of this number, locked: as it was asked before, or as it is asked now. */
export const claimMove = async (work: AnyWork, asked: RailMove): Promise<RailMove> => {
  const receivers = sql<Receiver[]>`${JSON.stringify(asked.receivers)}::jsonb`;
  await tables(work)
    .insertInto('railMove')
    .values({ ...asked, receivers })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return tables(work)
    .selectFrom('railMove')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', asked.id)
    .forUpdate()
    .executeTakeFirstOrThrow();
};

export const endMove = async (
  work: AnyWork,
  id: string,
  end: { state: MoveState; why: RailReason | null },
): Promise<void> => {
  await tables(work)
    .updateTable('railMove')
    .set({ ...end, doneAt: end.state === 'done' ? work.now : null })
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .execute();
};

export const findMove = (work: AnyWork, id: string): Promise<RailMove | undefined> =>
  tables(work)
    .selectFrom('railMove')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .executeTakeFirst();

/** The payment, held: what is asked of it at the rail is asked one after the other. */
export const lockPayment = (work: AnyWork, id: string): Promise<Payment | undefined> =>
  tables(work)
    .selectFrom('payment')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

export const movesOfPayment = (work: AnyWork, paymentId: string): Promise<RailMove[]> =>
  tables(work)
    .selectFrom('railMove')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('paymentId', '=', paymentId)
    .orderBy('askedAt')
    .limit(1_000)
    .execute();

/** What is known of a payment at its rail, apart from the move that is being asked. */
export const tradeSoFar = async (
  work: AnyWork,
  payment: Payment,
  apart: string,
): Promise<TradeSoFar> => {
  const [moves, refunds] = await Promise.all([
    movesOfPayment(work, payment.id),
    tables(work)
      .selectFrom('refund')
      .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('amountFen'), sql.lit(0)).as('fen'))
      .where('cityId', '=', work.cityId)
      .where('paymentId', '=', payment.id)
      .executeTakeFirstOrThrow(),
  ]);
  const standing = moves.filter(({ id, state }) => id !== apart && state !== 'refused');
  const shares = standing.filter(({ kind }) => kind === 'share');
  return {
    paidFen: payment.amountFen,
    paidAt: payment.state === 'paid' ? (payment.paidAt ?? undefined) : undefined,
    refundedFen: Number(refunds.fen),
    sharedFen: fenOf(shares),
    returnedFen: fenOf(
      standing.filter(({ kind, state }) => kind === 'return' && state === 'done'),
    ),
    rounds: shares.length,
    finished: shares.some(({ finish }) => finish),
  };
};

const fenOf = (moves: readonly RailMove[]): number =>
  moves.reduce((sum, { amountFen }) => sum + amountFen, 0);

/** Refunds on their way for which the rail no longer holds enough, each held. */
export const lockShortRefunds = (work: AnyWork, limit: number): Promise<Refund[]> => {
  const sumOf = (kind: MoveKind, states: readonly MoveState[]) => sql`
    (select coalesce(sum(amount_fen), 0) from rail_move as move
      where move.city_id = refund.city_id and move.payment_id = refund.payment_id
        and move.kind = ${kind} and move.state = any(${states}::text[]))`;
  return tables(work)
    .selectFrom('refund')
    .innerJoin('payment', (join) =>
      join
        .onRef('payment.cityId', '=', 'refund.cityId')
        .onRef('payment.id', '=', 'refund.paymentId'),
    )
    .selectAll('refund')
    .where('refund.cityId', '=', work.cityId)
    .where('refund.state', '=', 'refunding')
    .where(
      sql<boolean>`exists (select from rail_move as move
        where move.city_id = refund.city_id and move.payment_id = refund.payment_id)`,
    )
    .where(
      sql<boolean>`refund.amount_fen > payment.amount_fen
        - (select coalesce(sum(other.amount_fen), 0) from refund as other
          where other.city_id = refund.city_id and other.payment_id = refund.payment_id
            and other.state = 'refunded')
        - ${sumOf('share', ['asked', 'processing', 'done'])}
        + ${sumOf('return', ['done'])}`,
    )
    .orderBy('refund.id')
    .limit(limit)
    .forUpdate('refund')
    .skipLocked()
    .execute();
};

export const askRefundNow = async (work: AnyWork, id: string): Promise<void> => {
  await tables(work)
    .updateTable('refund')
    .set({ nextTryAt: work.now })
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .where('state', '=', 'refunding')
    .execute();
};
