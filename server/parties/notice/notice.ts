import { localParts } from '#contract/kit/local-time.ts';
import { hourMs, minuteMs } from '#contract/kit/time.ts';
import { noticeKinds, quietHours } from '#contract/notice.ts';
import type { NoticeKind } from '#contract/notice.ts';

/**
 * When a phone may be rung for this kind of notice: `now`, or the next morning by the
 * city's clocks.
 */
export const mayRingAt = (kind: NoticeKind, now: Date, timeZone: string): Date => {
  if (!noticeKinds[kind].quiet) return now;
  const minute = localParts(now, timeZone).weekMinute % 1_440;
  const [opens, closes] = [quietHours.from * 60, quietHours.until * 60];
  if (minute >= opens && minute < closes) return now;
  const wait = minute < opens ? opens - minute : 1_440 - minute + opens;
  return new Date(Math.floor(now.getTime() / minuteMs + wait) * minuteMs);
};

/** After so many calls nobody is there: about three days of trying. */
export const webhookTries = 12;

/** One minute, then twice as long each time, at most twelve hours. */
export const nextCallAt = (tries: number, now: Date): Date =>
  new Date(now.getTime() + Math.min(12 * hourMs, 2 ** tries * minuteMs));
