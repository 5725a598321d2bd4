import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { RailName } from '#contract/payment.ts';
import type { AnyWork } from '#kit/work.ts';

/** Customers' money is shared out of their trades at a rail; the rest is transferred. */
export type Part = 'share' | 'transfer';
export type SettlementTable = {
  cityId: string;
  id: string;
  runId: string;
  merchantId: string;
  part: Part;
  rail: RailName | null;
  lines: number;
  amountFen: number;
  settledAt: Date;
  /** The one payout that it is in. */
  payoutId: string | null;
  /** What a rail refused is settled again; it has no lines of its own. */
  failedMoveId: string | null;
};
/** A reviewed view in which merchants are named, of what is in no payout. */
export type SettlementUnpaidView = {
  cityId: string;
  merchantId: string;
  merchantName: string;
};
export type SettlementLineTable = {
  cityId: string;
  kind: string;
  subjectId: string;
  part: Part;
  /** Null where an undo took the key. */
  runId: string | null;
  merchantId: string | null;
  rail: RailName | null;
  paymentId: string | null;
  amountFen: number;
};
export type SettlementProgressTable = {
  cityId: string;
  lookedUntil: Date;
  lookedBackAt: Date;
};
/** A reviewed view: entries that moved what is owed, neither settled nor undone. */
export type SettlementWaitingView = {
  cityId: string;
  id: string;
  kind: string;
  subjectId: string;
  orderId: string | null;
  postedAt: Date;
};
/** A reviewed view: the same, with what each moved. */
export type SettlementEarnedView = Omit<SettlementWaitingView, 'id'> & {
  merchantId: string;
  part: Part;
  amountFen: number;
};
/** A reviewed view: the payment of an order that its vouchers were bought with. */
export type SettlementPaymentView = {
  cityId: string;
  orderId: string;
  paymentId: string;
  rail: RailName;
};
declare module '#kit/db.ts' {
  interface Tables {
    settlement: SettlementTable;
    settlementUnpaid: SettlementUnpaidView;
    settlementLine: SettlementLineTable;
    settlementProgress: SettlementProgressTable;
    settlementWaiting: SettlementWaitingView;
    settlementEarned: SettlementEarnedView;
    settlementPayment: SettlementPaymentView;
  }
}
export type Settlement = Selectable<SettlementTable>;
export type SettlementLine = Selectable<SettlementLineTable>;
export type Progress = Omit<SettlementProgressTable, 'cityId'>;

const tables = (work: AnyWork) =>
  work.db.$pickTables<
    | 'settlement'
    | 'settlementUnpaid'
    | 'settlementLine'
    | 'settlementProgress'
    | 'settlementWaiting'
    | 'settlementEarned'
    | 'settlementPayment'
  >();

/** How far the sweep has looked; held, so that one round follows the other. */
export const lockProgress = async (work: AnyWork, start: Date): Promise<Progress> => {
  // A plan kept from when there were no lines looks each entry up in all of them, later.
  await sql`select set_config('plan_cache_mode', 'force_custom_plan', true)`.execute(
    tables(work),
  );
  await tables(work)
    .insertInto('settlementProgress')
    .values({ cityId: work.cityId, lookedUntil: start, lookedBackAt: start })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return tables(work)
    .selectFrom('settlementProgress')
    .select(['lookedUntil', 'lookedBackAt'])
    .where('cityId', '=', work.cityId)
    .forUpdate()
    .executeTakeFirstOrThrow();
};

export const writeProgress = async (work: AnyWork, progress: Progress): Promise<void> => {
  await tables(work)
    .updateTable('settlementProgress')
    .set(progress)
    .where('cityId', '=', work.cityId)
    .execute();
};

/** When the last of `limit` waiting entries was posted; undefined where there are fewer. */
export const windowEnd = async (
  work: AnyWork,
  asked: { from: Date; due: Date; limit: number },
): Promise<Date | undefined> => {
  const row = await tables(work)
    .selectFrom('settlementWaiting')
    .select('postedAt')
    .where('cityId', '=', work.cityId)
    .where('postedAt', '>', asked.from)
    .where('postedAt', '<=', asked.due)
    .orderBy('postedAt')
    .offset(asked.limit - 1)
    .limit(1)
    .executeTakeFirst();
  return row?.postedAt;
};

export type LinedUp = Pick<
  Settlement,
  'merchantId' | 'part' | 'rail' | 'lines' | 'amountFen'
>;

/**
 * Makes the lines of a window, and adds up what it made by merchant, part and rail. A key
 * that an undo holds is waited for and then left alone.
 */
export const lineUp = async (
  work: AnyWork,
  asked: { from: Date; until: Date; runId: string },
): Promise<LinedUp[]> => {
  const result = await sql<LinedUp>`
    with made as (
      insert into settlement_line (city_id, kind, subject_id, part, run_id, merchant_id,
        rail, payment_id, amount_fen)
      select earned.city_id, kind, subject_id, part, ${asked.runId}::uuid, merchant_id,
        rail, case when part = 'share' then payment_id end, amount_fen
      from settlement_earned as earned
      left join settlement_payment as payment on part = 'share'
        and payment.city_id = earned.city_id and payment.order_id = earned.order_id
      where earned.city_id = ${work.cityId}
        and posted_at > ${asked.from} and posted_at <= ${asked.until}
      on conflict do nothing
      returning merchant_id, part, rail, amount_fen
    )
    select merchant_id, part, rail, count(*)::int as lines,
      sum(amount_fen)::bigint as amount_fen
    from made group by 1, 2, 3 order by 1, 2, 3`.execute(tables(work));
  return result.rows;
};

export const insertSettlements = async (
  work: AnyWork,
  made: readonly (LinedUp & Pick<Settlement, 'id' | 'runId'>)[],
): Promise<void> => {
  await sql`
    insert into settlement (city_id, id, run_id, merchant_id, part, rail, lines, amount_fen,
      settled_at)
    select ${work.cityId}, made.*, ${work.now}::timestamptz
    from unnest(${made.map(({ id }) => id)}::uuid[],
      ${made.map(({ runId }) => runId)}::uuid[],
      ${made.map(({ merchantId }) => merchantId)}::uuid[],
      ${made.map(({ part }) => part)}::text[], ${made.map(({ rail }) => rail)}::text[],
      ${made.map(({ lines }) => lines)}::int[],
      ${made.map(({ amountFen }) => amountFen)}::bigint[]) as made`.execute(tables(work));
};

/** The line of a redemption, or the key that its undo took. */
export const findLine = (
  work: AnyWork,
  redemptionId: string,
): Promise<SettlementLine | undefined> =>
  tables(work)
    .selectFrom('settlementLine')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('kind', '=', 'redemption')
    .where('subjectId', '=', redemptionId)
    .orderBy('part')
    .limit(1)
    .executeTakeFirst();

const parts: readonly Part[] = ['share', 'transfer'];

/** Takes the keys of a redemption's lines for its undo; false where one is taken. */
export const takeLines = async (work: AnyWork, redemptionId: string): Promise<boolean> => {
  const result = await tables(work)
    .insertInto('settlementLine')
    .values(
      parts.map((part) => ({
        cityId: work.cityId,
        kind: 'redemption',
        subjectId: redemptionId,
        part,
        runId: null,
        merchantId: null,
        rail: null,
        paymentId: null,
        amountFen: 0,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === BigInt(parts.length);
};

/** Merchants that have settled money in no payout, in the order of their ids. */
export const selectUnpaidMerchants = (
  work: AnyWork,
  asked: { after: string | null; limit: number },
): Promise<Selectable<SettlementUnpaidView>[]> =>
  tables(work)
    .selectFrom('settlementUnpaid')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .$if(asked.after !== null, (query) => query.where('merchantId', '>', asked.after ?? ''))
    .orderBy('merchantId')
    .limit(asked.limit)
    .execute();
