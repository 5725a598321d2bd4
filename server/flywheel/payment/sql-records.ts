import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { Id } from '#contract/kit/id.ts';
import type { BillKind } from '#contract/reconciliation.ts';
import type { RailName } from '#contract/payment.ts';
import type { AnyWork } from '#kit/work.ts';

/** A reviewed view: every number that we ever gave a rail, in whichever city. */
export type RailNumberView = { id: string };
declare module '#kit/db.ts' {
  interface Tables {
    railNumber: RailNumberView;
  }
}

/** What we say of one number that we gave a rail. */
export type RailRecord = {
  kind: BillKind;
  ourNo: string;
  amountFen: number;
  state: string;
  /** When it was done, as far as we know; null while it is not. */
  doneAt: Date | null;
};

type Which = Record<'payment' | 'refund' | 'move', RawBuilder<unknown>>;

/** Payments, refunds and moves of one rail, in the same words. */
const select = async (
  work: AnyWork,
  rail: RailName,
  which: Which,
): Promise<RailRecord[]> => {
  const found = await sql<RailRecord>`
    select 'trade' as kind, payment.id::text as our_no, amount_fen, state,
        paid_at as done_at
      from payment
      where city_id = ${work.cityId} and rail = ${rail} and ${which.payment}
    union all
    select 'refund', refund.id::text, refund.amount_fen, refund.state, refunded_at
      from refund join payment on payment.city_id = refund.city_id
        and payment.id = refund.payment_id
      where refund.city_id = ${work.cityId} and payment.rail = ${rail} and ${which.refund}
    union all
    select kind, rail_move.id::text, amount_fen, state, done_at
      from rail_move
      where city_id = ${work.cityId} and rail = ${rail} and amount_fen > 0
        and ${which.move}`.execute(work.db);
  return found.rows;
};

export const selectRecords = (
  work: AnyWork,
  rail: RailName,
  numbers: readonly string[],
): Promise<RailRecord[]> => {
  // What is no number of ours at all can't be looked up as one.
  const ids = numbers.filter((no) => Id.safeParse(no).success);
  const among = sql`any(${ids}::uuid[])`;
  return select(work, rail, {
    payment: sql`payment.id = ${among}`,
    refund: sql`refund.id = ${among}`,
    move: sql`rail_move.id = ${among}`,
  });
};

export const selectDone = (
  work: AnyWork,
  rail: RailName,
  { from, until }: { from: Date; until: Date },
): Promise<RailRecord[]> =>
  select(work, rail, {
    payment: sql`state = 'paid' and paid_at >= ${from} and paid_at < ${until}`,
    refund: sql`refund.state = 'refunded' and refunded_at >= ${from}
      and refunded_at < ${until}`,
    move: sql`state = 'done' and done_at >= ${from} and done_at < ${until}`,
  });

/** Which of these numbers anybody gave out, in any city. */
export const selectKnown = async (
  work: AnyWork,
  numbers: readonly string[],
): Promise<Set<string>> => {
  const found = await work.db
    .$pickTables<'railNumber'>()
    .selectFrom('railNumber')
    .select('id')
    .where('id', 'in', [...numbers])
    .execute();
  return new Set(found.map(({ id }) => id));
};

/** When this rail was first asked for a payment, undefined while it never was. */
export const selectFirstStarted = async (
  work: AnyWork,
  rail: RailName,
): Promise<Date | undefined> => {
  const found = await work.db
    .$pickTables<'payment'>()
    .selectFrom('payment')
    .select('startedAt')
    .where('cityId', '=', work.cityId)
    .where('rail', '=', rail)
    .orderBy('startedAt')
    .limit(1)
    .executeTakeFirst();
  return found?.startedAt;
};
