import { sql } from 'kysely';
import type { AnyWork } from '#kit/work.ts';
import type { Voucher } from './sql.ts';

export type DaysBefore = 1 | 7 | 30;
export type VoucherReminderTable = {
  cityId: string;
  voucherId: string;
  daysBefore: DaysBefore;
  givenAt: Date;
};
declare module '#kit/db.ts' {
  interface Tables {
    voucherReminder: VoucherReminderTable;
  }
}

const tables = (work: AnyWork) => work.db.$pickTables<'voucher' | 'voucherReminder'>();

export type Lapsing = Pick<
  Voucher,
  'id' | 'personId' | 'title' | 'merchantId' | 'validUntil'
>;

/**
 * Vouchers that lapse between two moments, lasted longer than `lastingDays` in all and were
 * not told so many days before; others take other rows.
 */
export const lockLapsing = (
  work: AnyWork,
  asked: {
    from: Date;
    until: Date;
    lastingDays: number;
    daysBefore: DaysBefore;
    limit: number;
  },
): Promise<Lapsing[]> =>
  tables(work)
    .selectFrom('voucher')
    .select(['id', 'personId', 'title', 'merchantId', 'validUntil'])
    .where('cityId', '=', work.cityId)
    .where('state', '=', 'issued')
    .where('validUntil', '>', asked.from)
    .where('validUntil', '<=', asked.until)
    .where(sql<boolean>`valid_until - valid_from > ${asked.lastingDays} * interval '1 day'`)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('voucherReminder')
            .select('voucherId')
            .whereRef('voucherReminder.cityId', '=', 'voucher.cityId')
            .whereRef('voucherReminder.voucherId', '=', 'voucher.id')
            .where('voucherReminder.daysBefore', '=', asked.daysBefore),
        ),
      ),
    )
    .orderBy('validUntil')
    .orderBy('id')
    .limit(asked.limit)
    .forUpdate()
    .skipLocked()
    .execute();

export const insertReminders = async (
  work: AnyWork,
  daysBefore: DaysBefore,
  voucherIds: readonly string[],
): Promise<void> => {
  const rows = voucherIds.map((voucherId) => ({
    cityId: work.cityId,
    voucherId,
    daysBefore,
    givenAt: work.now,
  }));
  await tables(work)
    .insertInto('voucherReminder')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};
