import { sql } from 'kysely';
import type { ColumnType } from 'kysely';
import type { AnyWork } from '#kit/work.ts';

/** `day` is a calendar day, "2026-10-01": it has no time zone, so it is never a Date. */
export type HolidayTable = {
  cityId: string;
  day: ColumnType<Date, string, never>;
  name: string;
};
export type Holiday = { day: string; name: string };
declare module '#kit/db.ts' {
  interface Tables {
    holiday: HolidayTable;
  }
}

const tables = (work: AnyWork) => work.db.$pickTables<'holiday'>();

/** Both ends included, in order. */
export const selectHolidays = (
  work: AnyWork,
  days: { from: string; to: string },
): Promise<Holiday[]> =>
  tables(work)
    .selectFrom('holiday')
    .select([sql<string>`to_char(day, 'YYYY-MM-DD')`.as('day'), 'name'])
    .where('cityId', '=', work.cityId)
    .where(sql<boolean>`day between ${days.from}::date and ${days.to}::date`)
    .orderBy('holiday.day')
    .execute();

export const replaceHolidays = async (
  work: AnyWork,
  days: { from: string; to: string },
  holidays: readonly Holiday[],
): Promise<void> => {
  await tables(work)
    .deleteFrom('holiday')
    .where('cityId', '=', work.cityId)
    .where(sql<boolean>`day between ${days.from}::date and ${days.to}::date`)
    .execute();
  if (holidays.length === 0) return;
  await tables(work)
    .insertInto('holiday')
    .values(holidays.map(({ day, name }) => ({ cityId: work.cityId, day, name })))
    .execute();
};
