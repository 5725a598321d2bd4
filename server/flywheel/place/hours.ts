import type { Openness } from '#contract/place.ts';
import { readingsOf } from './hours-readings.ts';
import { remarkIn } from './hours-remarks.ts';
import { isEveryDay } from './hours-rule.ts';
import type { HoursRule } from './hours-rule.ts';
import { readHoursText } from './hours-text.ts';
import { isWeekly, joinDays, weekOfDays } from './hours-week.ts';
import type { Interval, WeekOfDays } from './hours-week.ts';

export type { Interval } from './hours-week.ts';

/**
 * Opening hours of an ordinary week, in the place's own time: sorted, disjoint minute
 * intervals since Monday 00:00, the end not included. Intervals rather than a bit set: most
 * places have seven, they stay readable in the database, and "closes in" is their edge.
 */
export type WeeklyHours = {
  kind: 'weekly';
  intervals: Interval[];
  /** Only where holidays differ: what begins on each weekday, and when it is a holiday. */
  holidays?: { ordinary: WeekOfDays; holiday: WeekOfDays };
};
/** Dates, seasons, the sun, ends left open: each way to read the text, day by day. */
export type DatedHours = {
  kind: 'dated';
  readings: readonly (readonly HoursRule[])[];
  /** Nobody told us when school is out: both cases are asked. */
  asksSchool: boolean;
};
/** `wordy`: understood, and what it says is no time ("for employees only"). */
export type Hours = WeeklyHours | DatedHours | { kind: 'wordy' } | { kind: 'unknown' };

const dayMinutes = 24 * 60;
const fullWeek = 7 * dayMinutes;
const unknown: Hours = { kind: 'unknown' };
const wordy: Hours = { kind: 'wordy' };

/**
 * Hours as people write them (OSM's opening_hours and the clear forms around it) → an
 * ordinary week, or rules to be asked day by day. What leaves a doubt is `unknown`: a shut
 * door costs more trust than a missing badge.
 */
export const compileHours = (text: string): Hours => {
  const rules = readHoursText(text);
  return rules ? compileRules(rules) : compileRemarks(text);
};

/** Open at that minute of an ordinary week; what is not weekly is never open. */
export const isOpenAt = (hours: Hours, weekMinute: number): boolean =>
  intervalAt(hours, weekMinute) !== undefined;

/** Minutes until it shuts; null when it is not open, not known, or never shuts. */
export const closesInMinutes = (hours: Hours, weekMinute: number): number | null => {
  const now = intervalAt(hours, weekMinute);
  if (!now || hours.kind !== 'weekly') return null;
  if (now[1] < fullWeek) return now[1] - weekMinute;
  const monday = hours.intervals[0];
  const carriesOn = monday !== undefined && monday[0] === 0;
  if (carriesOn && monday[1] === fullWeek) return null;
  return fullWeek - weekMinute + (carriesOn ? monday[1] : 0);
};

/**
 * Open or not in an ordinary week, where no day is a holiday; what needs a date is
 * `unknown`. Who knows the day asks `opennessOn`.
 */
export const opennessAt = (hours: Hours, weekMinute: number): Openness => {
  if (hours.kind !== 'weekly') {
    return { state: 'unknown', closesInMinutes: null, opensInMinutes: null };
  }
  if (!isOpenAt(hours, weekMinute)) {
    const opensInMinutes = untilOpen(hours, weekMinute);
    return { state: 'closed', closesInMinutes: null, opensInMinutes };
  }
  const closesIn = closesInMinutes(hours, weekMinute);
  const withinADay = closesIn !== null && closesIn <= dayMinutes ? closesIn : null;
  return { state: 'open', closesInMinutes: withinADay, opensInMinutes: null };
};

const intervalAt = (hours: Hours, weekMinute: number): Interval | undefined =>
  hours.kind === 'weekly'
    ? hours.intervals.find(([start, end]) => start <= weekMinute && weekMinute < end)
    : undefined;

const untilOpen = (hours: WeeklyHours, weekMinute: number): number | null => {
  const later = hours.intervals.find(([start]) => start > weekMinute);
  if (later) return later[0] - weekMinute;
  const next = hours.intervals[0];
  return next ? next[0] + fullWeek - weekMinute : null;
};

const compileRules = (rules: HoursRule[]): Hours => {
  if (rules.every(isOnlyWords)) return wordy;
  const readings = readingsOf(rules);
  if (!readings) return unknown;
  const [strict = [], ...others] = readings;
  return others.length === 0 && isWeekly(strict)
    ? compileWeek(strict)
    : { kind: 'dated', readings, asksSchool: strict.some(asksSchool) };
};

const isOnlyWords = ({ when, spans, state }: HoursRule): boolean =>
  state === 'unknown' && spans.length === 0 && isEveryDay(when);

const asksSchool = ({ when }: HoursRule): boolean =>
  [...when.days, ...when.onlyOn].some(({ kind }) => kind === 'sh');

const compileWeek = (rules: HoursRule[]): WeeklyHours => {
  const [ordinary, holiday] = [weekOfDays(rules, false), weekOfDays(rules, true)];
  const intervals = joinDays(ordinary);
  const isAlike = JSON.stringify(ordinary) === JSON.stringify(holiday);
  return isAlike
    ? { kind: 'weekly', intervals }
    : { kind: 'weekly', intervals, holidays: { ordinary, holiday } };
};

/** Hours with remarks between their semicolons ("24 hours daily; pay lot"). */
const compileRemarks = (text: string): Hours => {
  const parts = text.length > longestRemark ? [] : text.split(';');
  const remarks = parts.map(remarkIn);
  if (remarks.every((remark) => remark === undefined)) return unknown;
  const rest = parts.filter((part, i) => remarks[i] === undefined && part.trim() !== '');
  const rules = readHoursText(rest.join(';'));
  if (rest.length > 0 && !rules) return unknown;
  return remarks.includes('withholds') || !rules ? wordy : compileRules(rules);
};

const longestRemark = 600;
