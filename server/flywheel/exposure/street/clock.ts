import { hourMs } from '#contract/kit/time.ts';
import { localMoment } from '#flywheel/place/local-time.ts';
import type { CityTable } from '#kit/city.ts';
import { quarterMs } from './worth.ts';

/** Clocks are put twice a year: never twice in so long. */
const lookAheadMs = 6 * hourMs;

/** A minute by the city's clock, and until when no clock is put forward or back. */
export const clockOf = (minute: number, at: Date, { timeZone }: CityTable) => {
  const local = localMoment(at, timeZone);
  const laterMs = at.getTime() + lookAheadMs;
  const later = localMoment(new Date(laterMs), timeZone);
  const isSteady = later.utcOffsetMinutes === local.utcOffsetMinutes;
  const quarter = (Math.floor(at.getTime() / quarterMs) + 1) * quarterMs;
  return { minute, local, steadyUntilMs: isSteady ? laterMs : quarter };
};
