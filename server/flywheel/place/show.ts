import type { PlaceView } from '#contract/place.ts';
import { thisCity } from '#kit/city.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { findPlace, hoursOf } from './find.ts';
import { opennessAt } from './hours.ts';
import { localWeekMinute } from './local-time.ts';
import type { Place } from './sql.ts';

/** Places as a screen shows them: open or not is told for the city's clock, now. */
export const showPlaces = async (work: AnyWork, places: Place[]): Promise<PlaceView[]> => {
  const { timeZone } = await thisCity(work);
  const weekMinute = localWeekMinute(work.now, timeZone);
  return places.map((place) => showPlace(place, weekMinute));
};

/** One place for a known minute of its week. */
export const showPlace = (place: Place, weekMinute: number): PlaceView => ({
  id: place.id,
  name: place.name,
  category: place.category,
  cuisines: place.cuisines,
  lat: place.lat,
  lon: place.lon,
  address: place.address,
  phone: place.phone,
  hoursText: place.hoursText,
  openness: place.closedAt ? shut : opennessAt(hoursOf(place), weekMinute),
  merchantId: place.merchantId,
  state: place.state,
});

/** One place with its hours; a closed one is shown as such, since links to it live on. */
export const readPlace = async (
  work: Work<'place_not_found'>, placeId: string,
): Promise<PlaceView> => {
  const place = await findPlace(work, placeId);
  const { timeZone } = await thisCity(work);
  return showPlace(place, localWeekMinute(work.now, timeZone));
};

/** A place that is gone has no hours. */
const shut = { state: 'closed', closesInMinutes: null, opensInMinutes: null } as const;
