import type { GeoPoint } from '#contract/kit/geo.ts';
import type { Openness } from '#contract/place.ts';
import { weekdayOf } from './hours-calendar.ts';
import type { DayNumber } from './hours-calendar.ts';
import { spansOfDay } from './hours-day.ts';
import type { Sky } from './hours-day.ts';
import { opennessOfReadings } from './hours-timeline.ts';
import type { Reading } from './hours-timeline.ts';
import { opennessAt } from './hours.ts';
import type { DatedHours, Hours, WeeklyHours } from './hours.ts';
import type { LocalMoment } from './local-time.ts';

/** A city's public holidays, as day numbers. */
export type Holidays = ReadonlySet<DayNumber>;

/**
 * What a place's page says about a moment, with dates, holidays and the sun in it. Hours
 * that know only weekdays never leave the week's table; those with holidays leave it within
 * a week of one. A city whose holidays nobody filled in has ordinary weeks only.
 */
export const opennessOn = (
  hours: Hours,
  moment: LocalMoment,
  known: { holidays: Holidays; position: GeoPoint | null },
): Openness => {
  if (hours.kind === 'weekly') {
    return hours.holidays && isNearHoliday(known.holidays, moment.day)
      ? opennessOfReadings([weekReading(hours.holidays, known.holidays)], atOf(moment))
      : opennessAt(hours, moment.weekMinute);
  }
  if (hours.kind !== 'dated') return opennessAt(hours, moment.weekMinute);
  const { utcOffsetMinutes } = moment;
  const sky = { position: known.position, utcOffsetMinutes };
  return opennessOfReadings(datedReadings(hours, known.holidays, sky), atOf(moment));
};

const atOf = ({ day, weekMinute }: LocalMoment) => ({ day, minute: weekMinute % 1_440 });

const isNearHoliday = (holidays: Holidays, day: DayNumber): boolean => {
  for (let near = day - 1; near <= day + 8; near += 1) if (holidays.has(near)) return true;
  return false;
};

const weekReading =
  (
    { ordinary, holiday }: NonNullable<WeeklyHours['holidays']>,
    holidays: Holidays,
  ): Reading =>
  (day) =>
    (holidays.has(day) ? holiday : ordinary)[weekdayOf(day)] ?? [];

const datedReadings = (hours: DatedHours, holidays: Holidays, sky: Sky): Reading[] => {
  const isHoliday = (day: DayNumber) => holidays.has(day);
  const cases = hours.asksSchool ? [false, true] : [false];
  return hours.readings.flatMap((rules) =>
    cases.map(
      (isSchoolHoliday): Reading =>
        (day) =>
          spansOfDay(rules, day, { isHoliday, isSchoolHoliday }, sky),
    ),
  );
};
