/**
 * Days off in mainland China as an operator would fill them in: for 2026 those of the State
 * Council's notice, for 2027 those of the law, to which a notice adds its bridges.
 */
export type HolidaysOfYear = {
  year: number;
  holidays: { day: string; name: string }[];
};

/** First and last day, both included. */
type Stretch = readonly [name: string, first: string, last: string];

const stretches: Record<number, readonly Stretch[]> = {
  2026: [
    ['元旦', '01-01', '01-03'],
    ['春节', '02-15', '02-23'],
    ['清明节', '04-04', '04-06'],
    ['劳动节', '05-01', '05-05'],
    ['端午节', '06-19', '06-21'],
    ['中秋节', '09-25', '09-27'],
    ['国庆节', '10-01', '10-07'],
  ],
  2027: [
    ['元旦', '01-01', '01-01'],
    ['春节', '02-05', '02-08'],
    ['清明节', '04-05', '04-05'],
    ['劳动节', '05-01', '05-02'],
    ['端午节', '06-09', '06-09'],
    ['中秋节', '09-15', '09-15'],
    ['国庆节', '10-01', '10-03'],
  ],
};

export const holidays: readonly HolidaysOfYear[] = Object.entries(stretches).map(
  ([year, parts]) => ({
    year: Number(year),
    holidays: parts.flatMap(([name, first, last]) =>
      daysOf(`${year}-${first}`, `${year}-${last}`).map((day) => ({ day, name })),
    ),
  }),
);

function daysOf(first: string, last: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}
