import type { GeoPoint } from '#contract/kit/geo.ts';
import type { DayNumber } from './hours-calendar.ts';

export type SunEvent = 'dawn' | 'sunrise' | 'sunset' | 'dusk';

/** How far the sun's own time may be from what is computed here: air, hills, a far end. */
export const sunDoubtMinutes = 15;

/**
 * Minutes from that local day's midnight to the event, for the clock that is
 * `utcOffsetMinutes` ahead of UTC. Null where the sun hardly crosses the horizon that day:
 * there a small error of the angle is hours.
 */
export const sunMinute = (
  event: SunEvent,
  day: DayNumber,
  seen: { position: GeoPoint; utcOffsetMinutes: number },
): number | null => {
  const { lat, lon } = seen.position;
  // The usual sunrise equation; days are counted from noon (UTC) of 2000-01-01.
  const noon = day - daysTo2000 - lon / 360;
  const anomaly = 357.5291 + 0.98560028 * noon;
  const centre =
    1.9148 * sin(anomaly) + 0.02 * sin(2 * anomaly) + 0.0003 * sin(3 * anomaly);
  const longitude = anomaly + centre + 282.9372;
  const transit = noon + 0.0053 * sin(anomaly) - 0.0069 * sin(2 * longitude);
  const sinTilt = sin(longitude) * sin(23.4397);
  const cosTilt = Math.sqrt(1 - sinTilt * sinTilt);
  const height = event === 'sunrise' || event === 'sunset' ? -0.833 : -6;
  const cosAngle = (sin(height) - sin(lat) * sinTilt) / (cos(lat) * cosTilt);
  if (!(Math.abs(cosAngle) < grazing)) return null;
  const half = Math.acos(cosAngle) / (2 * Math.PI);
  const at = event === 'sunrise' || event === 'dawn' ? transit - half : transit + half;
  return Math.round((at - (day - daysTo2000)) * 1_440) + 720 + seen.utcOffsetMinutes;
};

const daysTo2000 = 10_957;
const grazing = 0.97;

const sin = (degrees: number): number => Math.sin((degrees * Math.PI) / 180);
const cos = (degrees: number): number => Math.cos((degrees * Math.PI) / 180);
