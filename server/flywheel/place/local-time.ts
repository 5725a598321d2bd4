import { localParts } from '#contract/kit/local-time.ts';
import { dayNumberOf } from './hours-calendar.ts';
import type { DayNumber } from './hours-calendar.ts';

/** A moment as clocks and calendars of a place show it. */
export type LocalMoment = {
  day: DayNumber;
  /** 0 is Monday 00:00, 10,079 Sunday 23:59. */
  weekMinute: number;
  utcOffsetMinutes: number;
};

/**
 * The day, the minute of the week and the clock's offset where the place is. `timeZone` is
 * an IANA name; an unknown one throws a RangeError.
 */
export const localMoment = (at: Date, timeZone: string): LocalMoment => {
  const parts = localParts(at, timeZone);
  const day = dayNumberOf(parts);
  const local = day * 1_440 + (parts.weekMinute % 1_440);
  return {
    day,
    weekMinute: parts.weekMinute,
    utcOffsetMinutes: local - Math.floor(at.getTime() / 60_000),
  };
};

/** The minute of the week where the place is: see `localMoment`. */
export const localWeekMinute = (at: Date, timeZone: string): number =>
  localParts(at, timeZone).weekMinute;
