import type { Openness } from '#contract/place.ts';
import { readHoursText } from './hours-text.ts';
import type { DayName, HoursRule, Span } from './hours-text.ts';

/**
 * Opening hours of an ordinary week, in the place's own time: sorted, disjoint minute
 * intervals since Monday 00:00, the end not included. Intervals rather than a bit set: most
 * places have seven, they stay readable in the database, and "closes in" is their edge.
 */
export type WeeklyHours = { kind: 'weekly'; intervals: Interval[] };
export type Hours = WeeklyHours | { kind: 'unknown' };
export type Interval = [startMinute: number, endMinute: number];

const dayMinutes = 24 * 60;
const fullWeek = 7 * dayMinutes;
const unknown: Hours = { kind: 'unknown' };

/**
 * Hours as people write them (OSM's opening_hours and the clear forms around it) → the
 * ordinary week. Whatever depends on a season, a date, the sun, a word of advice or a
 * holiday's own times is `unknown`: a shut door costs more trust than a missing badge.
 */
export const compileHours = (text: string): Hours => {
  const rules = readHoursText(text);
  if (!rules) return unknown;
  const week = applyRules(rules);
  if (!week || !holidaysAddNothing(week)) return unknown;
  return { kind: 'weekly', intervals: joinDays(week) };
};

/** Open at that minute of the week; `unknown` hours are never open. */
export const isOpenAt = (hours: Hours, weekMinute: number): boolean =>
  intervalAt(hours, weekMinute) !== undefined;

/** Minutes until it shuts; null when it is not open, not known, or never shuts. */
export const closesInMinutes = (hours: Hours, weekMinute: number): number | null => {
  const now = intervalAt(hours, weekMinute);
  if (!now || hours.kind === 'unknown') return null;
  if (now[1] < fullWeek) return now[1] - weekMinute;
  const monday = hours.intervals[0];
  const carriesOn = monday !== undefined && monday[0] === 0;
  if (carriesOn && monday[1] === fullWeek) return null;
  return fullWeek - weekMinute + (carriesOn ? monday[1] : 0);
};

/** What a place's page says about now. */
export const opennessAt = (hours: Hours, weekMinute: number): Openness => {
  if (hours.kind === 'unknown') {
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
  hours.kind === 'unknown'
    ? undefined
    : hours.intervals.find(([start, end]) => start <= weekMinute && weekMinute < end);

const untilOpen = (hours: WeeklyHours, weekMinute: number): number | null => {
  const later = hours.intervals.find(([start]) => start > weekMinute);
  if (later) return later[0] - weekMinute;
  const next = hours.intervals[0];
  return next ? next[0] + fullWeek - weekMinute : null;
};

type Week = Map<DayName, Span[]>;

const weekdays = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const;

/**
 * Later rules replace the days they name; after a comma they add to them. A span belongs to
 * the day it begins on, so Saturday's night survives a rule for Sunday: OSM's strict
 * reading cuts it at midnight, which is not what anybody who writes hours of a bar means.
 */
const applyRules = (rules: HoursRule[]): Week | undefined => {
  const week: Week = new Map();
  for (const [index, rule] of rules.entries()) {
    const pause = rule.off && rule.spans.length > 0;
    // A second rule for "always" contradicts the first: nobody knows which one is meant.
    if (rule.days.length === 0 && index > 0 && !pause) return undefined;
    if (pause && index === 0) return undefined;
    const days = rule.days.length > 0 ? rule.days : weekdays;
    const meets = days.some((day) => week.has(day));
    if (rule.joined === 'nothing' && meets) return undefined;
    for (const day of days) {
      if (pause) takeOut(week, day, rule.spans);
      else if (rule.off) week.set(day, []);
      else week.set(day, [...kept(week, day, rule), ...rule.spans]);
    }
  }
  // "PH off" alone says nothing about any other day.
  return weekdays.some((day) => week.has(day)) ? week : undefined;
};

const kept = (week: Week, day: DayName, rule: HoursRule): Span[] =>
  rule.joined === 'comma' ? (week.get(day) ?? []) : [];

/** A pause is taken out of its day, and out of the night that ran into that day. */
const takeOut = (week: Week, day: DayName, pauses: Span[]): void => {
  const before = neighbour(day, -1);
  const after = neighbour(day, 1);
  for (const [start, end] of pauses) {
    subtract(week, day, start, end);
    if (before) subtract(week, before, start + dayMinutes, end + dayMinutes);
    if (after) subtract(week, after, start - dayMinutes, end - dayMinutes);
  }
};

const subtract = (week: Week, day: DayName, start: number, end: number): void => {
  const left = (week.get(day) ?? []).flatMap(([from, to]): Span[] => [
    [from, Math.min(to, start)],
    [Math.max(from, end), to],
  ]);
  if (week.has(day))
    week.set(
      day,
      left.filter(([from, to]) => from < to),
    );
};

const neighbour = (day: DayName, step: number): DayName | undefined => {
  const at = weekdays.findIndex((name) => name === day);
  return at < 0 ? undefined : weekdays[(at + step + 7) % 7];
};

/**
 * A week can speak for holidays when they shut the place altogether (shown with the text)
 * or keep it open at least as long as any weekday. School holidays last for months, so for
 * them only the second will do.
 */
const holidaysAddNothing = (week: Week): boolean =>
  (['ph', 'sh'] as const).every((holiday) => {
    const spans = week.get(holiday);
    if (spans === undefined || (holiday === 'ph' && spans.length === 0)) return true;
    const covers = ([start, end]: Span) => spans.some(([s, e]) => s <= start && end <= e);
    return weekdays.every((day) => (week.get(day) ?? []).every(covers));
  });

const joinDays = (week: Week): Interval[] => {
  const pieces: Interval[] = [];
  for (const [index, day] of weekdays.entries()) {
    for (const [start, end] of week.get(day) ?? []) {
      const from = index * dayMinutes + start;
      const to = index * dayMinutes + end;
      pieces.push([from, Math.min(to, fullWeek)]);
      if (to > fullWeek) pieces.push([0, to - fullWeek]);
    }
  }
  return merge(pieces);
};

const merge = (pieces: Interval[]): Interval[] => {
  const merged: Interval[] = [];
  for (const [start, end] of pieces.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
};
