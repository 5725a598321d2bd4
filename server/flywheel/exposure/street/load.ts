import { notesOfPlaces } from '#flywheel/note/list.ts';
import { liveOffersAfter } from '#flywheel/offer/sell.ts';
import type { OfferWithStores } from '#flywheel/offer/sell.ts';
import { holidaysNear } from '#flywheel/place/holiday.ts';
import { hoursOf, openPlacesAfter } from '#flywheel/place/find.ts';
import type { Place } from '#flywheel/place/find.ts';
import { arrivalsOfPlaces } from '#flywheel/redemption/arrivals.ts';
import { thisCity } from '#kit/city.ts';
import type { AnyWork } from '#kit/work.ts';
import { xidNow } from '#kit/happened.ts';
import { rowsById } from '#kit/rows-by-id.ts';
import type { StreetOffer } from './offers.ts';
import { Street } from './street.ts';

const page = 2_000;

/** A street and the transaction up to which it is known to tell the truth. */
export type Loaded = { street: Street; xid: string };

/**
 * Builds a city's street from the tables, a page at a time, so that other requests get
 * their turn. What changes meanwhile is told again afterwards: `xid` is taken first.
 */
export const loadStreet = async (work: AnyWork): Promise<Loaded> => {
  const xid = await xidNow(work);
  const street = new Street(await thisCity(work));
  await putHolidays(work, street);
  for await (const places of rowsById(page, (next) => openPlacesAfter(work, next))) {
    await putPlaces(work, street, places);
  }
  for await (const offers of rowsById(page, (next) => liveOffersAfter(work, next))) {
    for (const offer of offers) street.putOffer(offerOf(offer));
  }
  return { street, xid };
};

/** The holidays around today; a street is told of them at least once an hour. */
export const putHolidays = async (work: AnyWork, street: Street): Promise<void> => {
  street.setHolidays(await holidaysNear(work, work.now));
};

/** Puts these rows as they are now, with what notes and redemptions say of them. */
export const putPlaces = async (
  work: AnyWork,
  street: Street,
  places: readonly Place[],
): Promise<void> => {
  for (const place of places) {
    if (place.closedAt) street.dropPlace(place.id);
    else street.putPlace({ ...place, hours: hoursOf(place) });
  }
  await putStandings(
    work,
    street,
    places.filter((place) => !place.closedAt).map((place) => place.id),
  );
};

/** Reads again how these places stand with those who came. */
export const putStandings = async (
  work: AnyWork,
  street: Street,
  placeIds: readonly string[],
): Promise<void> => {
  if (placeIds.length === 0) return;
  const [notes, arrivals] = await Promise.all([
    notesOfPlaces(work, placeIds),
    arrivalsOfPlaces(work, placeIds),
  ]);
  for (const id of placeIds) {
    const note = notes.get(id);
    const arrival = arrivals.get(id);
    if (!note && !arrival && !street.hasStanding(id)) continue;
    street.setStanding(id, {
      notes: note?.notes ?? 0,
      lastNote: note ? beginningOf(note.lastNote) : null,
      arrivals: arrival?.arrivals ?? 0,
      undone: arrival?.undone ?? 0,
    });
  }
};

/** So much of a note as a list shows; a sign outside the first plane is not cut in two. */
const beginningOf = (note: string): string =>
  note.slice(0, 140).replace(/[\uD800-\uDBFF]$/, '');

export const offerOf = (offer: OfferWithStores): StreetOffer => ({
  id: offer.id,
  title: offer.title,
  terms: offer.terms,
  funding: offer.funding,
  state: offer.state,
  stockLeft: offer.stockLeft,
  perPersonLimit: offer.perPersonLimit,
  sellFrom: offer.sellFrom,
  sellUntil: offer.sellUntil,
  placeIds: offer.placeIds,
});
