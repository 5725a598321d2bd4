import { minuteMs } from '#contract/kit/time.ts';

/** "2026-11-24T12:00" in the city → UTC ISO; null where it is not a time. */
export const isoOfWall = (wall: string, timeZone: string): string | null => {
  const asUtc = Date.parse(`${wall}Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wall) || Number.isNaN(asUtc)) return null;
  // The offset is asked for twice: the first guess may lie on the other side of a change.
  const guess = asUtc - offsetMs(asUtc, timeZone);
  return new Date(asUtc - offsetMs(guess, timeZone)).toISOString();
};

/** UTC ISO → "2026-11-24T12:00" on the city's wall clock, for a date-time input. */
export const wallOfIso = (iso: string, timeZone: string): string => {
  const ms = Date.parse(iso);
  return new Date(ms + offsetMs(ms, timeZone)).toISOString().slice(0, 16);
};

/** The city's calendar day of a moment: "2026-11-24". */
export const dayOf = (ms: number, timeZone: string): string =>
  wallOfIso(new Date(ms).toISOString(), timeZone).slice(0, 10);

/** The day so many days later; negative for earlier. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00Z`) + days * 1_440 * minuteMs)
    .toISOString()
    .slice(0, 10);

const offsetMs = (ms: number, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
  }).format(new Date(ms));
  return Date.parse(`${parts.replace(' ', 'T')}Z`) - Math.floor(ms / 1_000) * 1_000;
};
