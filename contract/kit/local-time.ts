/** A moment as clocks and calendars of a place show it. */
export type LocalParts = {
  year: number;
  month: number;
  dayOfMonth: number;
  /** 0 is Monday 00:00, 10,079 Sunday 23:59. */
  weekMinute: number;
};

/**
 * Day and minute of the week where the place is. `timeZone` is an IANA name; an unknown one
 * throws a RangeError.
 */
export const localParts = (at: Date, timeZone: string): LocalParts => {
  const parts = new Map(
    formatterFor(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const number = (part: 'year' | 'month' | 'day' | 'hour' | 'minute') =>
    Number(parts.get(part));
  const weekday = weekdays.indexOf(parts.get('weekday') ?? '');
  return {
    year: number('year'),
    month: number('month'),
    dayOfMonth: number('day'),
    weekMinute: weekday * 1_440 + number('hour') * 60 + number('minute'),
  };
};

/** `2026-11-24`. */
export const localDayOf = ({ year, month, dayOfMonth }: LocalParts): string =>
  [year, month, dayOfMonth].map((part) => String(part).padStart(2, '0')).join('-');

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
