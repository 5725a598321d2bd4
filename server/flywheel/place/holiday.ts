import { assert } from '#kit/refuse.ts';
import type { AnyWork } from '#kit/work.ts';
import { dayNumberOfText, textOfDay } from './hours-calendar.ts';
import type { Holidays } from './hours-now.ts';
import { replaceHolidays, selectHolidays } from './sql-holiday.ts';
import type { Holiday } from './sql-holiday.ts';

export type { Holiday } from './sql-holiday.ts';

/** The public holidays of this city in that year, in order; none when nobody filled it. */
export const holidaysOfYear = (work: AnyWork, year: number): Promise<Holiday[]> =>
  selectHolidays(work, yearOf(year));

/**
 * Takes the whole list of a year in place of what was there, so that a corrected list can
 * simply be given again. Every day is "YYYY-MM-DD" and of that year, each once.
 */
export const setHolidaysOfYear = async (
  work: AnyWork,
  asked: { year: number; holidays: readonly Holiday[] },
): Promise<void> => {
  const days = asked.holidays.map(({ day }) => day);
  assert(
    days.every((day) => isDayOf(asked.year, day)),
    'a holiday of a year is a day of that year',
  );
  assert(new Set(days).size === days.length, 'a day is a holiday once');
  await replaceHolidays(work, yearOf(asked.year), asked.holidays);
  work.emit({ name: 'holiday.changed', facts: { year: asked.year } });
};

/** The holidays that can matter to what is open now or within a week. */
export const holidaysNear = async (work: AnyWork, at: Date): Promise<Holidays> => {
  const today = Math.floor(at.getTime() / 86_400_000);
  const days = { from: textOfDay(today - 3), to: textOfDay(today + 10) };
  const rows = await selectHolidays(work, days);
  return new Set(rows.map(({ day }) => dayNumberOfText(day)));
};

const yearOf = (year: number) => ({ from: `${year}-01-01`, to: `${year}-12-31` });

const isDayOf = (year: number, day: string): boolean =>
  day.startsWith(`${year}-`) && textOfDay(dayNumberOfText(day)) === day;
