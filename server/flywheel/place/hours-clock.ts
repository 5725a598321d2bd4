import type { ClockTime } from './hours-tokens.ts';

/** Minutes since the midnight that begins the day; the end may lie in the next day. */
export type ClockSpan = [startMinute: number, endMinute: number];

/** From one written time to another; undefined when there are two ways to read them. */
export const clockSpan = (
  from: ClockTime,
  to: ClockTime,
  sure24: boolean,
): ClockSpan | undefined => {
  const [start, end] = from.half || to.half ? twelveHour(from, to) : [at24(from), at24(to)];
  if (start === undefined || end === undefined || start >= 1_440) return undefined;
  // "00:00-00:00" is a whole day; "09:00-09:00" is as often a slip for 21:00.
  if (start === end) return start === 0 && from.padded ? [0, 1_440] : undefined;
  if (!to.nextDay && leavesDoubt(from, to, start, end, sure24)) return undefined;
  const wrapped = end < start || to.nextDay ? end + 1_440 : end;
  if (wrapped - start > 1_440) return undefined;
  // Forms that cannot say 24:00 end their day at 23:59.
  return [start, wrapped === 1_439 ? 1_440 : wrapped];
};

/** The minute of a lone "18:00"; undefined where a.m. or p.m. is in doubt. */
export const clockMinute = (time: ClockTime, sure24: boolean): number | undefined => {
  if (time.half) return half(time, time.half);
  const isClear = time.padded || time.hour > 12 || (sure24 && !time.bare);
  return isClear && at24(time) < 2 * 1_440 ? at24(time) : undefined;
};

/**
 * "9-5" and "9:00-5:00" may be a day or a night, "5:00-9:00" a morning or an evening.
 * What ends after noon or at midnight, or begins after noon, has only one reading; a night
 * that begins in the morning must be written with two digits and be of a likely length.
 */
const leavesDoubt = (
  from: ClockTime,
  to: ClockTime,
  start: number,
  end: number,
  sure24: boolean,
): boolean => {
  if (end % 1_440 === 0) return false;
  const isNight = end < start;
  if (isNight && end > 720) return true;
  if (from.half && to.half) return false;
  if (from.bare || to.bare) return isNight || (end < 780 && !sure24);
  if (!isNight) return end <= 720 && start < 360 && !from.padded && !sure24;
  if (start >= 780) return false;
  if (!to.padded) return true;
  return end > 180 && !(sure24 && end + 1_440 - start <= 1_200);
};

/** One "pm" speaks for both ends only where the other reading is impossible: "9-5pm". */
const twelveHour = (from: ClockTime, to: ClockTime): (number | undefined)[] => {
  if (from.half && to.half) return [half(from, from.half), half(to, to.half)];
  if (from.hour > 12 || to.hour > 12) return [at24(from), at24(to)];
  if (to.half === 'pm' && from.hour % 12 > to.hour % 12) {
    return [half(from, 'am'), half(to, 'pm')];
  }
  return [];
};

const half = (time: ClockTime, which: 'am' | 'pm'): number | undefined => {
  if (time.hour > 12) return which === 'pm' ? at24(time) : undefined;
  return (time.hour % 12) * 60 + time.minute + (which === 'pm' ? 720 : 0);
};

const at24 = ({ hour, minute }: ClockTime): number => hour * 60 + minute;
