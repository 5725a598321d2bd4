import { minuteOfDay } from '#contract/kit/time.ts';
import type { WeeklyWindow } from '#contract/discount.ts';

export type Span = { from: number; to: number };

/**
 * Weekly windows as spans of minutes on each of the seven days, Monday first; what runs
 * past midnight goes on the next day. Windows that can't be read yet are left out.
 */
export const spansOf = (windows: readonly WeeklyWindow[]): Span[][] => {
  const days: Span[][] = [[], [], [], [], [], [], []];
  for (const window of windows) {
    if (!isWall(window.from) || !isWall(window.to)) continue;
    const [from, to] = [minuteOfDay(window.from), minuteOfDay(window.to)];
    if (from === to) continue;
    const end = to < from ? to + 1_440 : to;
    for (const day of window.days) {
      if (from < 1_440) days[day - 1]?.push({ from, to: Math.min(end, 1_440) });
      if (end > 1_440)
        days[day % 7]?.push({ from: Math.max(0, from - 1_440), to: end - 1_440 });
    }
  }
  return days;
};

const isWall = (typed: string): boolean => /^\d\d:\d\d$/.test(typed);
