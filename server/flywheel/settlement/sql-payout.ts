import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { RailName, RailReason } from '#contract/payment.ts';
import type { PayoutState } from '#contract/settlement.ts';
import { usualTerms } from '#contract/settlement.ts';
import type { AnyWork } from '#kit/work.ts';
import type { PlannedPayout } from './payout.ts';
import type { Part } from './sql.ts';

export type PayoutTable = {
  cityId: string;
  id: string;
  merchantId: string;
  part: Part;
  rail: RailName;
  account: string;
  settledFen: number;
  recoveredFen: number;
  amountFen: number;
  state: PayoutState;
  madeAt: Date;
  releasedAt: Date | null;
  releasedBy: string | null;
  endedAt: Date | null;
};
/** A reviewed view: payouts with their merchant, lines and what became of their moves. */
export type PayoutShownView = PayoutTable & {
  merchantName: string;
  moves: number;
  paidFen: number;
  refusedFen: number;
  why: RailReason | null;
  lines: number;
};
export type MerchantAccountTable = {
  cityId: string;
  merchantId: string;
  rail: RailName;
  account: string;
  holder: string;
  setBy: string;
  setAt: Date;
};
export type PayoutTermsTable = {
  cityId: string;
  merchantId: string;
  minimumFen: number;
  holdingDays: number;
  heldBecause: string | null;
  setBy: string;
  setAt: Date;
};
declare module '#kit/db.ts' {
  interface Tables {
    payout: PayoutTable;
    payoutShown: PayoutShownView;
    merchantAccount: MerchantAccountTable;
    payoutTerms: PayoutTermsTable;
  }
}
export type Payout = Selectable<PayoutTable>;
export type PayoutShown = Selectable<PayoutShownView>;
export type MerchantAccount = Selectable<MerchantAccountTable>;
export type PayoutTerms = Selectable<PayoutTermsTable>;

const tables = (work: AnyWork) =>
  work.db.$pickTables<
    'settlement' | 'payout' | 'payoutShown' | 'merchantAccount' | 'payoutTerms'
  >();

/** What is settled and in no payout, of a merchant, part and rail. */
export type UnpaidGroup = {
  merchantId: string;
  part: Part;
  /** Of the trades; null for a transfer, which any of the merchant's accounts can take. */
  rail: RailName | null;
  unpaidFen: number;
  /** Of it what was held long enough; what was taken back or refused counts at once. */
  dueFen: number;
  dueUntil: Date;
  minimumFen: number;
  holdingDays: number;
  heldBecause: string | null;
  accountRail: RailName | null;
  account: string | null;
};

/** All of the city, or of these merchants. */
export const selectUnpaid = async (
  work: AnyWork,
  merchantIds: readonly string[] | null,
): Promise<UnpaidGroup[]> => {
  const named = merchantIds === null ? null : [...merchantIds];
  const result = await sql<UnpaidGroup>`
    with unpaid as (
      select settlement.merchant_id, part, rail,
        coalesce(terms.minimum_fen, ${usualTerms.minimumFen})::bigint as minimum_fen,
        coalesce(terms.holding_days, ${usualTerms.holdingDays})::int as holding_days,
        terms.held_because, ${work.now}::timestamptz - make_interval(days =>
          coalesce(terms.holding_days, ${usualTerms.holdingDays})) as due_until,
        settled_at, amount_fen, failed_move_id
      from settlement
      left join payout_terms as terms on terms.city_id = settlement.city_id
        and terms.merchant_id = settlement.merchant_id
      where settlement.city_id = ${work.cityId} and payout_id is null
        and (${named}::uuid[] is null or settlement.merchant_id = any(${named}::uuid[]))
    )
    select unpaid.merchant_id, unpaid.part, unpaid.rail,
      sum(amount_fen)::bigint as unpaid_fen,
      coalesce(sum(amount_fen) filter (where amount_fen <= 0
        or failed_move_id is not null or settled_at <= due_until),
        0)::bigint as due_fen,
      due_until, minimum_fen, holding_days, held_because,
      chosen.rail as account_rail, chosen.account
    from unpaid
    left join lateral (select account.rail, account.account
      from merchant_account as account where account.city_id = ${work.cityId}
        and account.merchant_id = unpaid.merchant_id
        and (unpaid.part = 'transfer' or account.rail = unpaid.rail)
      order by account.set_at desc limit 1) as chosen on true
    group by unpaid.merchant_id, unpaid.part, unpaid.rail, due_until, minimum_fen,
      holding_days, held_because, chosen.rail, chosen.account
    order by 1, 2, 3`.execute(tables(work));
  return result.rows;
};

type Made = PlannedPayout & { id: string };

export const insertPayouts = async (
  work: AnyWork,
  made: readonly Made[],
): Promise<void> => {
  const of = <T>(read: (each: Made) => T): T[] => made.map(read);
  await sql`
    insert into payout (city_id, id, merchant_id, part, rail, account, settled_fen,
      recovered_fen, amount_fen, state, made_at, ended_at)
    select ${work.cityId}, id, merchant_id, part, rail, account, settled, recovered, amount,
      case when amount > 0 then 'made' else 'paid' end, ${work.now}::timestamptz,
      case when amount > 0 then null else ${work.now}::timestamptz end
    from unnest(${of(({ id }) => id)}::uuid[],
      ${of(({ group }) => group.merchantId)}::uuid[],
      ${of(({ group }) => group.part)}::text[],
      ${of(({ group }) => group.accountRail)}::text[],
      ${of(({ group }) => group.account)}::text[],
      ${of(({ settledFen }) => settledFen)}::bigint[],
      ${of(({ recoveredFen }) => recoveredFen)}::bigint[],
      ${of(({ amountFen }) => amountFen)}::bigint[])
      as each (id, merchant_id, part, rail, account, settled, recovered, amount)
    `.execute(tables(work));
};

/** Takes what was planned into its payouts; how much that is in all. */
export const takeIntoPayouts = async (
  work: AnyWork,
  made: readonly Made[],
): Promise<number> => {
  const of = <T>(read: (each: Made) => T): T[] => made.map(read);
  const result = await sql<{ fen: number }>`
    with taken as (
      update settlement set payout_id = each.id
      from unnest(${of(({ id }) => id)}::uuid[],
        ${of(({ group }) => group.merchantId)}::uuid[],
        ${of(({ group }) => group.part)}::text[], ${of(({ group }) => group.rail)}::text[],
        ${of(({ group }) => group.dueUntil)}::timestamptz[])
        as each (id, merchant_id, part, rail, due_until)
      where settlement.city_id = ${work.cityId}
        and settlement.merchant_id = each.merchant_id and settlement.part = each.part
        and settlement.rail is not distinct from each.rail
        and settlement.payout_id is null
        and (amount_fen <= 0 or failed_move_id is not null or settled_at <= each.due_until)
      returning amount_fen
    )
    select coalesce(sum(amount_fen), 0)::bigint as fen from taken`.execute(tables(work));
  return result.rows[0]?.fen ?? 0;
};

export const selectPayoutShown = (
  work: AnyWork,
  id: string,
): Promise<PayoutShown | undefined> =>
  tables(work)
    .selectFrom('payoutShown')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .executeTakeFirst();

export const selectPayouts = (
  work: AnyWork,
  asked: {
    state?: PayoutState | undefined;
    merchantId?: string;
    before: string | null;
    limit: number;
  },
): Promise<PayoutShown[]> =>
  tables(work)
    .selectFrom('payoutShown')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .$if(asked.state !== undefined, (query) =>
      query.where('state', '=', asked.state ?? 'made'),
    )
    .$if(asked.merchantId !== undefined, (query) =>
      query.where('merchantId', '=', asked.merchantId ?? ''),
    )
    .$if(asked.before !== null, (query) => query.where('id', '<', asked.before ?? ''))
    .orderBy('id', 'desc')
    .limit(asked.limit)
    .execute();

/** Moves the state only from where it is expected; false when somebody was faster. */
export const movePayout = async (
  work: AnyWork,
  asked: Pick<Payout, 'id'> & Partial<Payout> & { from: PayoutState },
): Promise<boolean> => {
  const { id, from, ...to } = asked;
  const result = await tables(work)
    .updateTable('payout')
    .set(to)
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};
