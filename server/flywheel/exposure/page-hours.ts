import type { Interval } from '#flywheel/place/hours.ts';

const dayMinutes = 1_440;
const weekMinutes = 7 * dayMinutes;

/** Days are 0 (Monday) to 6; `closes` at or before `opens` is on the next day. */
export type OpenDays = { days: number[]; opens: string; closes: string };

/**
 * A week's intervals as schema.org and people say them: days that keep the same hours
 * together, a night counted to the evening it began on, a full day as 00:00 to 23:59.
 */
export const openDays = (intervals: readonly Interval[]): OpenDays[] => {
  const byHours = new Map<string, OpenDays>();
  for (const [start, end] of joinWeekEnd(intervals).flatMap(cutLong)) {
    const whole = end - start === dayMinutes && start % dayMinutes === 0;
    const opens = clock(start);
    const closes = whole ? '23:59' : clock(end);
    const kept = byHours.get(opens + closes) ?? { days: [], opens, closes };
    kept.days.push(Math.floor(start / dayMinutes) % 7);
    byHours.set(opens + closes, kept);
  }
  return [...byHours.values()];
};

/** Sunday's night is stored as Sunday's evening and Monday's small hours. */
const joinWeekEnd = (intervals: readonly Interval[]): Interval[] => {
  const first = intervals[0];
  const last = intervals.at(-1);
  const joins = first && last && first !== last && first[0] === 0;
  // A Monday that is open to noon and beyond began in its own right.
  if (!joins || last[1] !== weekMinutes || first[1] > dayMinutes / 2) return [...intervals];
  return [...intervals.slice(1, -1), [last[0], weekMinutes + first[1]]];
};

/** More than a day at a stretch is told day by day. */
const cutLong = ([start, end]: Interval): Interval[] => {
  if (end - start < dayMinutes) return [[start, end]];
  const midnight = (Math.floor(start / dayMinutes) + 1) * dayMinutes;
  if (midnight >= end) return [[start, end]];
  return [[start, midnight], ...cutLong([midnight, end])];
};

const clock = (minute: number): string => {
  const ofDay = minute % dayMinutes;
  const two = (count: number) => String(count).padStart(2, '0');
  return `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
};
