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
  const parts = partsOf(at, timeZone);
  const number = (part: string) => Number(parts.get(part));
  const [year, month, dayOfMonth] = [number('year'), number('month'), number('day')];
  const day = dayNumberOf({ year, month, dayOfMonth });
  const local = day * 1_440 + number('hour') * 60 + number('minute');
  return {
    day,
    weekMinute: weekMinuteOf(parts),
    utcOffsetMinutes: local - Math.floor(at.getTime() / 60_000),
  };
};

/** The minute of the week where the place is: see `localMoment`. */
export const localWeekMinute = (at: Date, timeZone: string): number =>
  weekMinuteOf(partsOf(at, timeZone));

type Parts = ReadonlyMap<string, string>;

const partsOf = (at: Date, timeZone: string): Parts =>
  new Map(
    formatterFor(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );

const weekMinuteOf = (parts: Parts): number => {
  const day = weekdays.indexOf(parts.get('weekday') ?? '');
  return day * 1_440 + Number(parts.get('hour')) * 60 + Number(parts.get('minute'));
};

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Making a formatter costs fifty times what using it does. */
const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterFor = (timeZone: string): Intl.DateTimeFormat => {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formatters.set(timeZone, made);
  return made;
};
