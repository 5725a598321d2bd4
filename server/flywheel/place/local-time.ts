/**
 * The minute of the week where the place is: 0 is Monday 00:00, 10,079 Sunday 23:59.
 * `timeZone` is an IANA name; an unknown one throws a RangeError.
 */
export const localWeekMinute = (at: Date, timeZone: string): number => {
  const parts = new Map(
    formatterFor(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
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
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formatters.set(timeZone, made);
  return made;
};
