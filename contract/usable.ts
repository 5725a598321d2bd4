import { z } from 'zod';
import { WeeklyWindow } from './discount.ts';
import { localDayOf, localParts } from './kit/local-time.ts';
import { LocalDay, minuteMs } from './kit/time.ts';
import { opensInMinutes } from './windows.ts';

/**
 * When in its time a voucher may be used, by the city's clock and calendar: only in these
 * windows of the week (none: always) and not on these days.
 */
export const UsableTimes = z.strictObject({
  windows: z.array(WeeklyWindow).max(14),
  blackoutDays: z.array(LocalDay).max(60),
});
export type UsableTimes = z.infer<typeof UsableTimes>;

const dayMinutes = 1_440;
/** Sixty days may be blacked out, and a week may pass from window to window. */
const stepsLimit = 200;

/**
 * The first minute from `at` on at which it may be used: `at` itself where it may now, null
 * where it never may.
 */
export const usableFrom = (
  { windows, blackoutDays }: UsableTimes,
  at: Date,
  timeZone: string,
): Date | null => {
  let moment = at;
  for (let step = 0; step < stepsLimit; step += 1) {
    const local = localParts(moment, timeZone);
    const isOut = blackoutDays.includes(localDayOf(local));
    const waitMinutes = isOut
      ? dayMinutes - (local.weekMinute % dayMinutes)
      : windows.length === 0
        ? 0
        : opensInMinutes(windows, local.weekMinute);
    if (waitMinutes === null) return null;
    if (waitMinutes === 0) return moment;
    const minute = Math.floor(moment.getTime() / minuteMs);
    moment = new Date((minute + waitMinutes) * minuteMs);
  }
  return null;
};
