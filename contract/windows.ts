import { minuteOfDay } from './kit/time.ts';
import type { WeeklyWindow } from './discount.ts';

const dayMinutes = 1_440;
export const weekMinutes = 7 * dayMinutes;

/**
 * Whether a minute of the city's week (Monday 00:00 = 0) is inside one of the windows.
 * A window holds from its first minute up to, not including, its last; one that ends at or
 * before the hour it begins runs overnight, and from Sunday on into Monday.
 */
export const isInWindows = (
  windows: readonly WeeklyWindow[],
  weekMinute: number,
): boolean =>
  windows.some(({ days, from, to }) => {
    const length = windowMinutes(from, to);
    return days.some((day) => sinceOpening(day, from, weekMinute) < length);
  });

/** Minutes until the next window opens; 0 inside one, null where no window ever opens. */
export const opensInMinutes = (
  windows: readonly WeeklyWindow[],
  weekMinute: number,
): number | null => {
  if (isInWindows(windows, weekMinute)) return 0;
  const waits = windows
    .filter(({ from, to }) => windowMinutes(from, to) > 0)
    .flatMap(({ days, from }) =>
      days.map((day) => weekMinutes - sinceOpening(day, from, weekMinute)),
    );
  return waits.length === 0 ? null : Math.min(...waits);
};

/**
 * Minutes until any window next opens or shuts, at least one: until then nothing changes.
 * Null where there is no window.
 */
export const nextEdgeInMinutes = (
  windows: readonly WeeklyWindow[],
  weekMinute: number,
): number | null => {
  const waits = windows.flatMap(({ days, from, to }) =>
    days.flatMap((day) => {
      const since = sinceOpening(day, from, weekMinute);
      const untilShut = windowMinutes(from, to) - since;
      return [weekMinutes - since, untilShut > 0 ? untilShut : untilShut + weekMinutes];
    }),
  );
  return waits.length === 0 ? null : Math.min(...waits);
};

/** How long a window lasts, in minutes; equal ends are an empty window, not a whole day. */
const windowMinutes = (from: string, to: string): number => {
  const length = minuteOfDay(to) - minuteOfDay(from);
  return length < 0 ? length + dayMinutes : length;
};

const sinceOpening = (day: number, from: string, weekMinute: number): number => {
  const opening = (day - 1) * dayMinutes + minuteOfDay(from);
  return (weekMinute - opening + 2 * weekMinutes) % weekMinutes;
};

/** The minutes of the week that a window covers, from and up to; two where it wraps. */
export const spansOfWeek = ({ days, from, to }: WeeklyWindow): [number, number][] =>
  days.flatMap((day): [number, number][] => {
    const start = (day - 1) * dayMinutes + minuteOfDay(from);
    const end = start + windowMinutes(from, to);
    if (end === start) return [];
    return end <= weekMinutes
      ? [[start, end]]
      : [
          [start, weekMinutes],
          [0, end - weekMinutes],
        ];
  });
