import { z } from 'zod';

/** A moment in UTC, ISO 8601 with milliseconds: `2026-11-24T04:30:00.000Z`. */
export const Instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?Z$/)
  .meta({ format: 'date-time' });

/** A calendar day in the city's own time zone: `2026-11-24`. */
export const LocalDay = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  .meta({ format: 'date' });

/** A wall-clock minute of the day: `14:00`; `24:00` ends a day. */
export const LocalMinute = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** "14:30" → 870 minutes since midnight. */
export const minuteOfDay = (wall: string): number =>
  Number(wall.slice(0, 2)) * 60 + Number(wall.slice(3, 5));
