import { spansOfDay } from './hours-day.ts';
import type { DaySpan } from './hours-day.ts';
import { hasDates } from './hours-rule.ts';
import type { HoursRule } from './hours-rule.ts';

export type Interval = [startMinute: number, endMinute: number];
/** What begins on each weekday, Monday first. */
export type WeekOfDays = readonly (readonly DaySpan[])[];

export const dayMinutes = 24 * 60;
const fullWeek = 7 * dayMinutes;

/** Whether rules know nothing but weekdays, holidays and the clock. */
export const isWeekly = (rules: readonly HoursRule[]): boolean =>
  rules.every(
    (rule) =>
      !hasDates(rule.when) &&
      rule.when.days.every(isPlain) &&
      rule.when.onlyOn.length === 0 &&
      (rule.state === 'open' || rule.state === 'off') &&
      rule.spans.every(
        ({ start, end, openEnded }) =>
          !openEnded && typeof start === 'number' && typeof end === 'number',
      ),
  );

const isPlain = (pick: HoursRule['when']['days'][number]): boolean =>
  pick.kind !== 'sh' &&
  pick.shiftDays === 0 &&
  (pick.kind === 'ph' || pick.nth.length === 0);

/** The week of weekly rules: of ordinary days, or as if each of its days were a holiday. */
export const weekOfDays = (rules: readonly HoursRule[], holidays: boolean): WeekOfDays =>
  Array.from({ length: 7 }, (_, weekday) => {
    const day = someMonday + weekday;
    const isHoliday = (asked: number) => holidays && asked === day;
    const kinds = { isHoliday, isSchoolHoliday: false };
    return spansOfDay(rules, day, kinds, { position: null, utcOffsetMinutes: 0 });
  });

/** 1970-01-05; every week is alike to these rules. */
const someMonday = 4;

/** The days laid end to end; what runs past Sunday's midnight goes on on Monday. */
export const joinDays = (week: WeekOfDays): Interval[] => {
  const pieces: Interval[] = [];
  for (const [weekday, spans] of week.entries()) {
    for (const { start, end } of spans) {
      const from = weekday * dayMinutes + start;
      const to = weekday * dayMinutes + end;
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
