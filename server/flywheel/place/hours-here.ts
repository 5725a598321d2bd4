import type { Openness } from '#contract/place.ts';
import { thisCity } from '#kit/city.ts';
import type { AnyWork } from '#kit/work.ts';
import { hoursOf } from './find.ts';
import { holidaysNear } from './holiday.ts';
import { opennessOn } from './hours-now.ts';
import type { Holidays } from './hours-now.ts';
import { localMoment } from './local-time.ts';
import type { LocalMoment } from './local-time.ts';
import type { Place } from './sql.ts';

/** The city's own clock and calendar at a moment. */
export type HereNow = { moment: LocalMoment; holidays: Holidays };

/** What it is now in this city, holidays with it. */
export const hereNow = async (work: AnyWork): Promise<HereNow> => {
  const [city, holidays] = await Promise.all([
    thisCity(work),
    holidaysNear(work, work.now),
  ]);
  return { moment: localMoment(work.now, city.timeZone), holidays };
};

/** Whether a place is open now, when it shuts, when it opens; gone is shut for good. */
export const opennessOf = (
  place: Pick<Place, 'hoursText' | 'hoursWeekly' | 'closedAt' | 'lat' | 'lon'>,
  { moment, holidays }: HereNow,
): Openness =>
  place.closedAt
    ? { state: 'closed', closesInMinutes: null, opensInMinutes: null }
    : opennessOn(hoursOf(place), moment, { holidays, position: place });
