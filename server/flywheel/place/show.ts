import type { PlaceView } from '#contract/place.ts';
import { thisCity } from '#kit/city.ts';
import type { CityTable } from '#kit/city.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { findPlace, hoursOf } from './find.ts';
import { opennessAt } from './hours.ts';
import { localWeekMinute } from './local-time.ts';
import { refuseMerged } from './merge-follow.ts';
import type { Place } from './sql.ts';

type Zone = Pick<CityTable, 'timeZone'>;

/** A place as a screen shows it: open or not is told for the city's own clock. */
export const showPlace = (place: Place, city: Zone, now: Date): PlaceView => ({
  id: place.id,
  name: place.name,
  category: place.category,
  cuisines: place.cuisines,
  lat: place.lat,
  lon: place.lon,
  address: place.address,
  phone: place.phone,
  hoursText: place.hoursText,
  openness: opennessOf(place, city, now),
  merchantId: place.merchantId,
  state: place.state,
});

/** Whether a place is open now, when it shuts, when it opens; gone is shut for good. */
export const opennessOf = (
  place: Pick<Place, 'hoursWeekly' | 'closedAt'>,
  city: Zone,
  now: Date,
): PlaceView['openness'] =>
  place.closedAt
    ? { state: 'closed', closesInMinutes: null, opensInMinutes: null }
    : opennessAt(hoursOf(place), localWeekMinute(now, city.timeZone));

/** Places as screens show them. */
export const showPlaces = async (work: AnyWork, places: Place[]): Promise<PlaceView[]> => {
  const city = await thisCity(work);
  return places.map((place) => showPlace(place, city, work.now));
};

/**
 * One place with its hours; a closed one is shown as such, since links to it live on, and
 * one that went into another says where.
 */
export const readPlace = async (
  work: Work<'place_not_found' | 'place_merged'>,
  placeId: string,
): Promise<PlaceView> => {
  const place = await findPlace(work, placeId);
  await refuseMerged(work, place);
  return showPlace(place, await thisCity(work), work.now);
};
