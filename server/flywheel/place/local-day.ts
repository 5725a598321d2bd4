import { localDayOf, localParts } from '#contract/kit/local-time.ts';
import { hourMs } from '#contract/kit/time.ts';

/** The calendar day at that moment where the place is: `2026-11-24`. */
export const localDay = (at: Date, timeZone: string): string =>
  localDayOf(localParts(at, timeZone));

/**
 * The moment at which a local day begins. The zone's offset differs on days when clocks are
 * set, so the guess of midnight UTC is corrected by what the zone's own clock says then.
 */
export const dayStart = (day: string, timeZone: string): Date => {
  const midnight = new Date(`${day}T00:00:00.000Z`).getTime();
  const guess = midnight - offsetMs(new Date(midnight), timeZone);
  return new Date(midnight - offsetMs(new Date(guess), timeZone));
};

const offsetMs = (at: Date, timeZone: string): number => {
  const parts =
    new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
      .formatToParts(at)
      .find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(parts);
  if (!match) return 0;
  const ms = (Number(match[2]) + Number(match[3]) / 60) * hourMs;
  return match[1] === '-' ? -ms : ms;
};
