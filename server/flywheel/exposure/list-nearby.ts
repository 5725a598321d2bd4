import { walkingMinutes } from '#contract/kit/geo.ts';
import type { NearbyItem, listNearby as listNearbyEndpoint } from '#contract/exposure.ts';
import type { ReplyOf } from '#contract/kit/endpoint.ts';
import type { Category } from '#contract/place.ts';
import { notesOfPlaces } from '#flywheel/note/list.ts';
import { offersByPlace } from '#flywheel/offer/sell.ts';
import type { OfferOnSale } from '#flywheel/offer/sell.ts';
import { hoursOf, placesNear } from '#flywheel/place/find.ts';
import type { PlaceNear } from '#flywheel/place/find.ts';
import { opennessAt } from '#flywheel/place/hours.ts';
import { momentIn, viewerOf } from '#flywheel/quote/viewer.ts';
import type { Moment, Viewer } from '#flywheel/quote/viewer.ts';
import { thisCity } from '#kit/city.ts';
import type { PageAsk } from '#kit/page-cursor.ts';
import type { AnyWork } from '#kit/work.ts';
import { bestNow, recommendedOf, scoreOf, valueOf, whyShown } from './exposure.ts';

export type NearbyAsked = PageAsk & {
  lat: number;
  lon: number;
  radiusMetres: number;
  category?: Category | undefined;
  openNow: boolean;
  withOffer: boolean;
  sort: 'best' | 'distance';
};

/** How many places around a point are looked at; a denser street is ranked by nearness. */
const lookAt = 400;

/**
 * The best things to do near a point now, each with this viewer's own price. The nearest
 * places are read with their offers and notes in three questions, priced in memory and
 * ranked; a page is a cut of that ranking.
 */
export const listNearby = async (
  work: AnyWork,
  asked: NearbyAsked,
): Promise<ReplyOf<typeof listNearbyEndpoint>> => {
  const { radiusMetres } = asked;
  const near = await placesNear(work, { from: asked, radiusMetres, limit: lookAt });
  const places = near.filter(
    (place) => !asked.category || place.category === asked.category,
  );
  const ids = places.map((place) => place.id);
  const offers = await offersByPlace(work, ids);
  const notes = await notesOfPlaces(work, ids);
  const moment = momentIn(await thisCity(work), work.now);
  const viewer = await viewerOf(work, [...offers.values()].flat());
  const items = places
    .map((place) =>
      itemOf(place, {
        moment,
        viewer,
        offers: offers.get(place.id) ?? [],
        note: notes.get(place.id),
      }),
    )
    .filter((item) => !asked.openNow || item.openness.state === 'open')
    .filter((item) => !asked.withOffer || item.best !== null)
    .toSorted(asked.sort === 'distance' ? byDistance : byScore);
  return { ...cut(items, asked), exposureId: null, behindMs: 0 };
};

type Known = {
  moment: Moment;
  viewer: Viewer;
  offers: readonly OfferOnSale[];
  note: { notes: number; lastNote: string } | undefined;
};

const itemOf = (place: PlaceNear, known: Known): NearbyItem => {
  const facts = {
    distanceMetres: Math.round(place.metres),
    openness: opennessAt(hoursOf(place), known.moment.weekMinute),
    best: known.offers.length > 0 ? bestNow(known) : null,
    notes: known.note?.notes ?? 0,
  };
  return {
    placeId: place.id,
    name: place.name,
    category: place.category,
    cuisines: place.cuisines,
    lat: place.lat,
    lon: place.lon,
    address: place.address,
    walkMinutes: walkingMinutes(place.metres),
    offers: known.offers.filter((offer) => offer.state === 'live').length,
    lastNote: known.note?.lastNote.slice(0, 140) ?? null,
    ...facts,
    why: whyShown(facts),
  };
};

const byDistance = (one: NearbyItem, other: NearbyItem): number =>
  one.distanceMetres - other.distanceMetres || (one.placeId < other.placeId ? -1 : 1);

const byScore = (one: NearbyItem, other: NearbyItem): number =>
  scoreOfItem(other) - scoreOfItem(one) || byDistance(one, other);

const scoreOfItem = (item: NearbyItem): number =>
  scoreOf({
    valueNow: valueOf(item.best),
    recommended: recommendedOf(item.notes),
    open: item.openness.state === 'unknown' ? null : item.openness.state === 'open',
    distanceMetres: item.distanceMetres,
  });

const cut = (items: readonly NearbyItem[], asked: PageAsk) => {
  const start = /^\d{1,5}$/.test(asked.cursor ?? '') ? Number(asked.cursor) : 0;
  const end = start + asked.limit;
  return {
    items: items.slice(start, end),
    nextCursor: end < items.length ? String(end) : null,
  };
};
