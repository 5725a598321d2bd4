import { monthLength } from './hours-calendar.ts';
import { peek, take, takeToken, takeValue } from './hours-cursor.ts';
import type { Cursor } from './hours-cursor.ts';
import type { DatePoint, DateRange, DaySelector, NumberRange } from './hours-rule.ts';
import { weekdayNames } from './hours-lexicon.ts';

type Dates = Pick<DaySelector, 'years' | 'dates' | 'weeks'>;

/**
 * Years, dates and weeks before the days of a rule ("2026 Apr-Oct week 14-40"); empty lists
 * where there are none, undefined where they make no sense.
 */
export const readDates = (cursor: Cursor): Dates | undefined => {
  const years = readYears(cursor);
  const dates = years && readDateRanges(cursor);
  const weeks = dates && readWeeks(cursor);
  if (!years || !dates || !weeks) return undefined;
  return { years, dates, weeks };
};

const lastYear = 2100;

/** A year before a month belongs to that date. */
const readYears = (cursor: Cursor): NumberRange[] | undefined => {
  const years: NumberRange[] = [];
  while (peek(cursor) === 'year' && !isDateStart(cursor)) {
    const from = takeValue(cursor, 'year') ?? 0;
    const to = take(cursor, 'plus') ? lastYear : readEnd(cursor, 'year', from);
    if (to === undefined || to < from) return undefined;
    years.push({ from, to, every: takeValue(cursor, 'every') ?? 1 });
    if (peek(cursor) === 'comma' && peek(cursor, 1) === 'year') cursor.at += 1;
  }
  return years;
};

const readEnd = (
  cursor: Cursor,
  kind: 'year' | 'number',
  alone: number,
): number | undefined => (take(cursor, 'dash') ? takeValue(cursor, kind) : alone);

const isDateStart = (cursor: Cursor, ahead = 0): boolean => {
  const first = peek(cursor, ahead);
  const name = first === 'year' ? peek(cursor, ahead + 1) : first;
  return name === 'month' || name === 'easter';
};

const readDateRanges = (cursor: Cursor): DateRange[] | undefined => {
  const ranges: DateRange[] = [];
  while (isDateStart(cursor)) {
    const more = readDateRange(cursor);
    if (!more) return undefined;
    ranges.push(...more);
    if (peek(cursor) === 'comma' && isDateStart(cursor, 1)) cursor.at += 1;
    else break;
  }
  return ranges;
};

/** "Apr-Oct", "Dec 30-Jan 03", "Dec 25-26", "Dec 24,25,31", "easter -2 days". */
const readDateRange = (cursor: Cursor): DateRange[] | undefined => {
  const from = readPoint(cursor, null);
  if (!from) return undefined;
  if (from.kind === 'date' && !from.wholeMonth && peek(cursor, 1) === 'number') {
    return readDaysOfMonth(cursor, from);
  }
  if (!take(cursor, 'dash')) return [{ from, to: isWholeMonth(from) ? endOf(from) : null }];
  const to = readPoint(cursor, from.year);
  if (!to || (from.year === null && to.year !== null)) return undefined;
  // "Apr-Oct 10" may be a slip for "Apr-Oct 10:00".
  if (isWholeMonth(from) !== isWholeMonth(to) && from.kind === 'date') return undefined;
  return [{ from, to: endOf(to) }];
};

type PointRead = DatePoint & { wholeMonth?: boolean };

const isWholeMonth = (point: PointRead): boolean => point.wholeMonth === true;

const endOf = (point: PointRead): DatePoint =>
  isWholeMonth(point) && point.kind === 'date' ? { ...point, dayOfMonth: 31 } : point;

/** "Dec 24-26" or "Dec 24,25,31", the first number read already. */
const readDaysOfMonth = (
  cursor: Cursor,
  first: DatePoint & { kind: 'date' },
): DateRange[] | undefined => {
  const ranges: DateRange[] = [];
  let from = first;
  for (;;) {
    const last = readEnd(cursor, 'number', from.dayOfMonth);
    if (last === undefined || last < from.dayOfMonth || !isDay(from.month, last))
      return undefined;
    const isOneDay = last === from.dayOfMonth;
    ranges.push({ from, to: isOneDay ? null : { ...from, dayOfMonth: last } });
    if (peek(cursor) !== 'comma' || peek(cursor, 1) !== 'number') return ranges;
    cursor.at += 1;
    from = { ...first, dayOfMonth: takeValue(cursor, 'number') ?? 0 };
    if (!isDay(from.month, from.dayOfMonth)) return undefined;
  }
};

const readPoint = (cursor: Cursor, inYear: number | null): PointRead | undefined => {
  const year = takeValue(cursor, 'year') ?? inYear;
  if (take(cursor, 'easter')) {
    const shiftDays = takeValue(cursor, 'shift') ?? 0;
    return { kind: 'easter', year, shiftDays };
  }
  const month = takeToken(cursor, 'month')?.month;
  if (month === undefined || month < 1 || month > 12) return undefined;
  if (peek(cursor) === 'day' && peek(cursor, 1) === 'nth') {
    return readNthPoint(cursor, year, month);
  }
  const number = takeValue(cursor, 'number');
  const shiftDays = (number && takeValue(cursor, 'shift')) ?? 0;
  const dayOfMonth = number ?? 1;
  if (!isDay(month, dayOfMonth)) return undefined;
  return { kind: 'date', year, shiftDays, month, dayOfMonth, wholeMonth: !number };
};

const isDay = (month: number, dayOfMonth: number): boolean =>
  dayOfMonth >= 1 && dayOfMonth <= monthLength(2024, month);

/**
 * "Mar Su[-1]" bounds a range or is a single day of a rule; "Apr Mo[1] 10:00-12:00" means
 * the same either way.
 */
const readNthPoint = (
  cursor: Cursor,
  year: number | null,
  month: number,
): PointRead | undefined => {
  const day = takeToken(cursor, 'day')?.day;
  const [nth, ...more] = takeToken(cursor, 'nth')?.nth ?? [];
  const weekday = weekdayNames.findIndex((name) => name === day);
  if (nth === undefined || more.length > 0 || weekday < 0) return undefined;
  const shiftDays = takeValue(cursor, 'shift') ?? 0;
  return { kind: 'nth', year, shiftDays, month, weekday, nth };
};

const readWeeks = (cursor: Cursor): NumberRange[] | undefined => {
  if (!take(cursor, 'week')) return [];
  const weeks: NumberRange[] = [];
  do {
    const from = takeValue(cursor, 'number');
    const to = from === undefined ? undefined : readEnd(cursor, 'number', from);
    if (from === undefined || to === undefined || Math.max(from, to) > 53) return undefined;
    if (Math.min(from, to) < 1) return undefined;
    const every = takeValue(cursor, 'every') ?? 1;
    if (every < 1 || (from > to && every > 1)) return undefined;
    weeks.push({ from, to, every });
  } while (isAnotherWeek(cursor));
  return weeks;
};

const isAnotherWeek = (cursor: Cursor): boolean => {
  const isNext = peek(cursor) === 'comma' && peek(cursor, 1) === 'number';
  if (isNext) cursor.at += 1;
  return isNext;
};
