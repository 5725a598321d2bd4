import type { PlaceView } from '#contract/place.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { findPlace } from './find.ts';
import { hereNow, opennessOf } from './hours-here.ts';
import type { HereNow } from './hours-here.ts';
import { refuseMerged } from './merge-follow.ts';
import type { Place } from './sql.ts';

/** A place as a screen shows it: open or not by the city's own clock and calendar. */
export const showPlace = (place: Place, here: HereNow): PlaceView => ({
  id: place.id,
  name: place.name,
  category: place.category,
  cuisines: place.cuisines,
  lat: place.lat,
  lon: place.lon,
  address: place.address,
  phone: place.phone,
  hoursText: place.hoursText,
  openness: opennessOf(place, here),
  merchantId: place.merchantId,
  state: place.state,
});

/** Places as screens show them. */
export const showPlaces = async (work: AnyWork, places: Place[]): Promise<PlaceView[]> => {
  const here = await hereNow(work);
  return places.map((place) => showPlace(place, here));
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
  return showPlace(place, await hereNow(work));
};
