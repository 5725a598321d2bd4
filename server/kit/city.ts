import { sql } from 'kysely';
import type { AnyWork } from './work.ts';

/** A city is the unit: its name leads every key of what belongs to it. */
export type CityTable = {
  id: string;
  name: string;
  nameEn: string;
  timeZone: string;
  lat: number;
  lon: number;
};
declare module './db.ts' {
  interface Tables {
    city: CityTable;
  }
}

/** The city of this work; that it exists was settled at the door. */
export const thisCity = (work: AnyWork): Promise<CityTable> =>
  work.db
    .selectFrom('city')
    .selectAll()
    .where('id', '=', work.cityId)
    .executeTakeFirstOrThrow();

/** A moment's day by this city's calendar, `2026-11-24`, as a part of a statement. */
export const localDayInSql = (work: AnyWork, at: Date) =>
  sql<string>`to_char(${localTimeInSql(work, at)}, 'YYYY-MM-DD')`;

/** What this city's clocks and calendars show at a moment, as a part of a statement. */
export const localTimeInSql = (work: AnyWork, at: Date) =>
  sql<Date>`city_time(${work.cityId}, ${at}::timestamptz)`;

/** A reviewed view: each city with how many open places it has. */
export type CityShownView = CityTable & { places: number };
declare module './db.ts' {
  interface Tables {
    cityShown: CityShownView;
  }
}

/** The cities that this operator runs; there are few. */
export const citiesShown = (work: AnyWork): Promise<CityShownView[]> =>
  work.db.selectFrom('cityShown').selectAll().orderBy('id').limit(500).execute();
