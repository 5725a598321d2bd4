import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { VoucherState, VoucherTerms } from '#contract/voucher.ts';
import type { AnyWork } from '#kit/work.ts';

export type VoucherTable = {
  cityId: string;
  id: string;
  orderId: string;
  personId: string;
  merchantId: string;
  offerId: string | null;
  title: string;
  terms: VoucherTerms;
  excludes: string[];
  placeIds: string[];
  code: string;
  /** Twenty digits that only the shown code carries. */
  handle: string;
  /** The last step of the changing code that was taken. */
  lastStep: number;
  state: VoucherState;
  paidFen: number;
  platformFen: number;
  merchantFen: number;
  /** Which campaign bears how much of the platform's part. */
  campaignId: string | null;
  campaignFen: number;
  feeBp: number;
  usesTotal: number;
  usesLeft: number;
  undos: number;
  usesPerDay: number | null;
  /** The last local day on which it was used, and how often then; only with a limit. */
  usesOn: string | null;
  usesThatDay: number;
  validFrom: Date;
  validUntil: Date;
  /** Minutes of the city's week as a multirange, written `{[660,840)}`; null is always. */
  usableMinutes: string | null;
  blackoutDays: string[] | null;
  heldBecause: string | null;
  heldAt: Date | null;
  createdAt: Date;
};
/** A reviewed view: vouchers with merchant, stores and the last standing redemption. */
export type VoucherShownView = VoucherTable & {
  merchantName: string;
  stores: { placeId: string; name: string; address: string | null }[];
  redeemedAt: Date | null;
  redeemedPlaceName: string | null;
};
declare module '#kit/db.ts' {
  interface Tables {
    voucher: VoucherTable;
    voucherShown: VoucherShownView;
  }
}
export type Voucher = Selectable<VoucherTable>;
export type VoucherShown = Selectable<VoucherShownView>;

const tables = (work: AnyWork) => work.db.$pickTables<'voucher' | 'voucherShown'>();

export const insertVouchers = (
  work: AnyWork,
  vouchers: readonly Omit<VoucherTable, 'cityId' | 'createdAt'>[],
): void => {
  const rows = vouchers.map((voucher) => ({
    ...voucher,
    terms: sql<VoucherTerms>`${JSON.stringify(voucher.terms)}::jsonb`,
    usableMinutes: sql<string | null>`${voucher.usableMinutes}::int4multirange`,
    blackoutDays: sql<string[] | null>`${voucher.blackoutDays}::date[]`,
    cityId: work.cityId,
    createdAt: work.now,
  }));
  work.alongside(tables(work).insertInto('voucher').values(rows));
};

export const selectVoucher = (work: AnyWork, id: string): Promise<Voucher | undefined> =>
  tables(work)
    .selectFrom('voucher')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .executeTakeFirst();

/** The vouchers of an order, locked in the order of their ids until the work ends. */
export const lockOfOrder = (work: AnyWork, orderId: string): Promise<Voucher[]> =>
  tables(work)
    .selectFrom('voucher')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('orderId', '=', orderId)
    .orderBy('id')
    .forUpdate()
    .execute();

export const idsOfOrders = (
  work: AnyWork,
  orderIds: readonly string[],
): Promise<{ id: string; orderId: string }[]> =>
  tables(work)
    .selectFrom('voucher')
    .select(['id', 'orderId'])
    .where('cityId', '=', work.cityId)
    .where('orderId', '=', sql<string>`any(${[...orderIds]}::uuid[])`)
    .orderBy('id')
    .execute();

/** Moves one voucher only from the states named; false when it is in another. */
export const moveVoucher = async (
  work: AnyWork,
  id: string,
  from: readonly VoucherState[],
  to: VoucherState,
): Promise<boolean> => {
  const result = await tables(work)
    .updateTable('voucher')
    .set({ state: to })
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

/** Holds or releases a voucher that may still be used; undefined where it may not. */
export const setHeld = (
  work: AnyWork,
  id: string,
  held: { because: string; at: Date } | null,
): Promise<Voucher | undefined> =>
  tables(work)
    .updateTable('voucher')
    .set({ heldBecause: held?.because ?? null, heldAt: held?.at ?? null })
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .$if(held !== null, (query) => query.where('state', 'in', ['issued', 'expired']))
    .returningAll()
    .executeTakeFirst();

/** Marks a batch of lapsed vouchers expired; other workers take other rows. */
export const expireBatch = async (work: AnyWork, limit: number): Promise<string[]> => {
  const rows = await tables(work)
    .updateTable('voucher')
    .set({ state: 'expired' })
    .where('cityId', '=', work.cityId)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('voucher')
        .select('id')
        .where('cityId', '=', work.cityId)
        .where('state', '=', 'issued')
        .where('validUntil', '<', work.now)
        .orderBy('validUntil')
        .orderBy('id')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .returning('id')
    .execute();
  return rows.map((row) => row.id).toSorted();
};

export const selectShown = (
  work: AnyWork,
  asked: { id: string; personId: string },
): Promise<VoucherShown | undefined> =>
  tables(work)
    .selectFrom('voucherShown')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', asked.id)
    .where('personId', '=', asked.personId)
    .executeTakeFirst();

export type MineAsked = {
  personId: string;
  state: VoucherState | undefined;
  limit: number;
  after: { rank: number; validUntil: Date; id: string } | null;
};

/** Usable first, soonest to lapse first. The rank is a part of the cursor. */
const rank = sql<number>`case state when 'issued' then 0 else 1 end`;

export const selectMine = (
  work: AnyWork,
  asked: MineAsked,
): Promise<(VoucherShown & { rank: number })[]> =>
  tables(work)
    .selectFrom('voucherShown')
    .selectAll()
    .select(rank.as('rank'))
    .where('cityId', '=', work.cityId)
    .where('personId', '=', asked.personId)
    .$if(asked.state !== undefined, (query) =>
      query.where('state', '=', asked.state ?? 'issued'),
    )
    .$if(asked.after !== null, (query) =>
      query.where(
        sql<boolean>`(${rank}, valid_until, id) >
        (${asked.after?.rank}, ${asked.after?.validUntil}::timestamptz,
          ${asked.after?.id}::uuid)`,
      ),
    )
    .orderBy('rank')
    .orderBy('validUntil')
    .orderBy('id')
    .limit(asked.limit)
    .execute();

/** What is sold and not yet redeemed of one merchant: held by the rail, owed to nobody. */
export const heldOfMerchant = async (
  work: AnyWork,
  merchantId: string,
): Promise<number> => {
  const row = await tables(work)
    .selectFrom('voucher')
    .select(
      sql<number>`coalesce(sum(paid_fen * uses_left / uses_total), 0)::bigint`.as('fen'),
    )
    .where('cityId', '=', work.cityId)
    .where('merchantId', '=', merchantId)
    .where('state', 'in', ['issued', 'expired'])
    .executeTakeFirstOrThrow();
  return row.fen;
};
