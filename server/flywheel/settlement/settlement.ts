import { minuteMs } from '#contract/kit/time.ts';
import { undoWithinMinutes } from '#contract/redemption.ts';

/** What was earned until then is due: at the last moment of its window it still is not. */
export const dueUntil = (now: Date): Date =>
  new Date(now.getTime() - undoWithinMinutes * minuteMs - 1);

/** How far back each look goes again: what was posted late, or by a clock put back. */
export const overlapMs = 120 * minuteMs;

/** Once a day the sweep looks at everything, for what a clock that jumped has hidden. */
export const lookBackMs = 24 * 60 * minuteMs;

/** The lines of one transaction: few enough that a slow machine ends its statement. */
export const linesAtOnce = 50_000;
