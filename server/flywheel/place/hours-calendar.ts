/**
 * Calendar days as whole numbers since 1970-01-01: cheap to compare, to count on from and
 * to keep in a set. No time zone has a part in it; whose day it is was settled before.
 */
export type DayNumber = number;

export type CivilDay = { year: number; month: number; dayOfMonth: number };

const dayMs = 86_400_000;

export const dayNumberOf = ({ year, month, dayOfMonth }: CivilDay): DayNumber =>
  Math.round(Date.UTC(year, month - 1, dayOfMonth) / dayMs);

/** Howard Hinnant's way from a day's number to its date, without making a Date. */
export const civilOf = (day: DayNumber): CivilDay => {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
};

/** "2026-11-24" → its number; NaN when it is no date. */
export const dayNumberOfText = (day: string): DayNumber =>
  Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs);

export const textOfDay = (day: DayNumber): string => {
  const { year, month, dayOfMonth } = civilOf(day);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${year}-${two(month)}-${two(dayOfMonth)}`;
};

/** 0 is Monday. */
export const weekdayOf = (day: DayNumber): number => (((day + 3) % 7) + 7) % 7;

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export const monthLength = (year: number, month: number): number => {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (monthLengths[month - 1] ?? 0);
};

/** The week that holds the year's first Thursday is its first (ISO 8601). */
export const isoWeekOf = (day: DayNumber): number => {
  const thursday = day - weekdayOf(day) + 3;
  const first = dayNumberOf({ year: civilOf(thursday).year, month: 1, dayOfMonth: 1 });
  return Math.floor((thursday - first) / 7) + 1;
};

/** Easter Sunday of the western churches, by the anonymous Gregorian rule. */
export const easterOf = (year: number): DayNumber => {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const skipped = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - skipped + 15) % 30;
  const toSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const count = epact + toSunday - 7 * late + 114;
  return dayNumberOf({
    year,
    month: Math.floor(count / 31),
    dayOfMonth: (count % 31) + 1,
  });
};
