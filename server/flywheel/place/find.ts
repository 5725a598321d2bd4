import type { GeoPoint } from '#contract/kit/geo.ts';
import { boxAround, distanceMetres } from '#contract/kit/geo.ts';
import type { GeoBox } from '#contract/kit/geo.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import type { IdPage } from '#kit/rows-by-id.ts';
import { hoursOfText } from './hours-stored.ts';
import type { Hours } from './hours.ts';
import {
  selectChangedSince,
  selectOpenAfter,
  selectPlace,
  selectPlaces,
  selectPlacesInBox,
} from './sql.ts';
import type { Place } from './sql.ts';

export type { Place } from './sql.ts';

/** The place of this id in this city, open or closed. */
export const findPlace = async (
  work: Work<'place_not_found'>,
  placeId: string,
): Promise<Place> =>
  (await selectPlace(work, placeId)) ?? work.refuse('place_not_found', { placeId });

/** The place, when it is still there. */
export const findOpenPlace = async (
  work: Work<'place_not_found' | 'place_closed'>,
  placeId: string,
): Promise<Place> => {
  const place = await findPlace(work, placeId);
  if (!place.closedAt) return place;
  return work.refuse('place_closed', { placeId, closedAt: place.closedAt.toISOString() });
};

/** Those of the ids that exist, by id. */
export const placesByIds = async (
  work: AnyWork,
  ids: string[],
): Promise<Map<string, Place>> => {
  const rows = await selectPlaces(work, [...new Set(ids)]);
  return new Map(rows.map((place) => [place.id, place]));
};

/** Open places, a page at a time, in the order of their ids. */
export const openPlacesAfter = (work: AnyWork, page: IdPage): Promise<Place[]> =>
  selectOpenAfter(work, page.after, page.limit);

/** What an import or an edit touched since then, open or closed, a page at a time. */
export const placesChangedSince = (
  work: AnyWork,
  since: Date,
  page: IdPage,
): Promise<Place[]> => selectChangedSince(work, since, page);

/** Open places in a box, in no order; `limit` bounds what one screen may ask for. */
export const placesInBox = (
  work: AnyWork,
  asked: { box: GeoBox; limit: number },
): Promise<Place[]> => selectPlacesInBox(work, asked.box, asked.limit);

export type PlaceNear = Place & { metres: number };

/** Open places within the radius, the nearest first. */
export const placesNear = async (
  work: AnyWork,
  asked: { from: GeoPoint; radiusMetres: number; limit: number },
): Promise<PlaceNear[]> => {
  const { from, radiusMetres, limit } = asked;
  const rows = await selectPlacesInBox(work, boxAround(from, radiusMetres), limit, from);
  return rows
    .map((place) => ({ ...place, metres: distanceMetres(place, from) }))
    .filter(({ metres }) => metres <= radiusMetres)
    .toSorted((a, b) => a.metres - b.metres);
};

/** The hours of a stored place; places with the same text share the same object. */
export const hoursOf = ({
  hoursText,
  hoursWeekly,
}: Pick<Place, 'hoursText' | 'hoursWeekly'>): Hours => {
  if (hoursText !== null) return hoursOfText(hoursText);
  return hoursWeekly ? { kind: 'weekly', intervals: hoursWeekly } : { kind: 'unknown' };
};
