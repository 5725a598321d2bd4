import type { DayNumber } from './hours-calendar.ts';
import {
  civilOf,
  dayNumberOf,
  easterOf,
  isoWeekOf,
  monthLength,
  weekdayOf,
} from './hours-calendar.ts';
import type { SunEvent } from './hours-sun.ts';

/** A clock's minute of the day (a night goes on past 1,440), or where the sun stands. */
export type Edge = number | { event: SunEvent; offsetMinutes: number };

export type TimeSpan = {
  start: Edge;
  end: Edge;
  /** "18:00+": that it opens is written, when it shuts is not. */
  openEnded: boolean;
};

/** 0 is Monday; `nth` counts within the month, from its end when negative. */
export type DayPick =
  | { kind: 'weekday'; weekday: number; nth: readonly number[]; shiftDays: number }
  | { kind: 'ph'; shiftDays: number }
  | { kind: 'sh' };

export type NumberRange = { from: number; to: number; every: number };

export type DatePoint = {
  year: number | null;
  shiftDays: number;
} & (
  | { kind: 'date'; month: number; dayOfMonth: number }
  | { kind: 'nth'; month: number; weekday: number; nth: number }
  | { kind: 'easter' }
);
/** `to` is null where one day is meant: a 29 February is then never another day. */
export type DateRange = { from: DatePoint; to: DatePoint | null };

/** The parts that are there must all hold; an empty one says nothing. */
export type DaySelector = {
  years: readonly NumberRange[];
  dates: readonly DateRange[];
  weeks: readonly NumberRange[];
  days: readonly DayPick[];
  /** "PH Mo-Fr": holidays that are such days. */
  onlyOn: readonly DayPick[];
};

export type HoursRule = {
  when: DaySelector;
  spans: readonly TimeSpan[];
  /** `vague`: days without times; it is open then, but who knows when. */
  state: 'open' | 'off' | 'unknown' | 'vague';
  /** What stood between this rule and the one before. */
  joined: 'start' | 'semicolon' | 'comma' | 'or' | 'nothing';
};

/** Which days are holidays, as far as an evaluation wants to know. */
export type DayKinds = {
  isHoliday: (day: DayNumber) => boolean;
  isSchoolHoliday: boolean;
};

export const isEveryDay = (when: DaySelector): boolean =>
  !hasDates(when) && when.days.length === 0;

export const hasDates = ({ years, dates, weeks }: DaySelector): boolean =>
  years.length + dates.length + weeks.length > 0;

/** Whether the rule speaks of that day. */
export const matchesDay = (
  { years, dates, weeks, days, onlyOn }: DaySelector,
  day: DayNumber,
  kinds: DayKinds,
): boolean =>
  (days.length === 0 || days.some((pick) => isPicked(pick, day, kinds))) &&
  (onlyOn.length === 0 || onlyOn.some((pick) => isPicked(pick, day, kinds))) &&
  (weeks.length === 0 || isInSome(weeks, isoWeekOf(day))) &&
  (years.length === 0 || isInSome(years, civilOf(day).year)) &&
  (dates.length === 0 || dates.some((range) => isInDates(range, day)));

const isPicked = (pick: DayPick, day: DayNumber, kinds: DayKinds): boolean => {
  if (pick.kind === 'sh') return kinds.isSchoolHoliday;
  const from = day - pick.shiftDays;
  if (pick.kind === 'ph') return kinds.isHoliday(from);
  if (weekdayOf(from) !== pick.weekday) return false;
  if (pick.nth.length === 0) return true;
  const { year, month, dayOfMonth } = civilOf(from);
  const fromStart = Math.ceil(dayOfMonth / 7);
  const fromEnd = -Math.ceil((monthLength(year, month) - dayOfMonth + 1) / 7);
  return pick.nth.some((nth) => nth === fromStart || nth === fromEnd);
};

const isInSome = (ranges: readonly NumberRange[], value: number): boolean =>
  ranges.some(({ from, to, every }) => {
    if (from > to) return value >= from || value <= to;
    return from <= value && value <= to && (value - from) % every === 0;
  });

const isInDates = ({ from, to }: DateRange, day: DayNumber): boolean => {
  if (from.year !== null) return isBetween(from, to, from.year, day);
  const { year, month, dayOfMonth } = civilOf(day);
  const [first, last] = [yearless(from), yearless(to ?? from)];
  if (first !== null && last !== null) {
    const at = month * 100 + dayOfMonth;
    return first <= last ? first <= at && at <= last : first <= at || at <= last;
  }
  // A winter's range began in the year before; a shifted day may fall into its neighbour's.
  return [year, year - 1, year + 1].some((each) => isBetween(from, to, each, day));
};

/** "Dec 24" as 1224: nearly all ranges are such, and comparing them needs no calendar. */
const yearless = (point: DatePoint): number | null =>
  point.kind === 'date' && point.year === null && point.shiftDays === 0
    ? point.month * 100 + point.dayOfMonth
    : null;

const isBetween = (
  from: DatePoint,
  to: DatePoint | null,
  year: number,
  day: DayNumber,
): boolean => {
  const start = resolve(from, year, 'start');
  if (to === null) return day === start && start === resolve(from, year, 'end');
  const sameYear = resolve(to, to.year ?? year, 'end');
  if (start === null || sameYear === null) return false;
  const wraps = sameYear < start && to.year === null;
  const end = wraps ? resolve(to, year + 1, 'end') : sameYear;
  return end !== null && start <= day && day <= end;
};

/** The day a point stands for in that year; 29 February ends a range on the 28th. */
const resolve = (
  point: DatePoint,
  year: number,
  role: 'start' | 'end',
): DayNumber | null => {
  if (point.kind === 'easter') return easterOf(year) + point.shiftDays;
  const { month } = point;
  const length = monthLength(year, month);
  const first = dayNumberOf({ year, month, dayOfMonth: 1 });
  if (point.kind === 'nth') {
    const dayOfMonth = nthOf(point.weekday, point.nth, weekdayOf(first), length);
    return dayOfMonth === null ? null : first + dayOfMonth - 1 + point.shiftDays;
  }
  const dayOfMonth = role === 'end' ? Math.min(point.dayOfMonth, length) : point.dayOfMonth;
  return first + dayOfMonth - 1 + point.shiftDays;
};

const nthOf = (
  weekday: number,
  nth: number,
  firstWeekday: number,
  length: number,
): number | null => {
  const firstSuch = 1 + ((weekday - firstWeekday + 7) % 7);
  const lastSuch = firstSuch + 7 * Math.floor((length - firstSuch) / 7);
  const day = nth > 0 ? firstSuch + 7 * (nth - 1) : lastSuch + 7 * (nth + 1);
  return day >= 1 && day <= length ? day : null;
};
