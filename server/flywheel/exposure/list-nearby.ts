import { walkingMinutes } from '#contract/kit/geo.ts';
import type { GeoBox } from '#contract/kit/geo.ts';
import type { NearbyItem, listNearby as listNearbyEndpoint } from '#contract/exposure.ts';
import type { QueryOf, ReplyOf } from '#contract/kit/endpoint.ts';
import { rankingNow } from '#contract/ranking.ts';
import { usesOfPersonHere } from '#flywheel/offer/sell.ts';
import type { Viewer } from '#flywheel/quote/viewer.ts';
import type { Work } from '#kit/work.ts';
import { membershipOf } from '#parties/member/current.ts';
import { whyShown } from './exposure.ts';
import {
  coarsePoint,
  findPlaces,
  longestList,
  priceFor,
  viewerOn,
  visitor,
} from './street/find.ts';
import type { FindAsked, Found } from './street/find.ts';
import type { Street } from './street/street.ts';

export type NearbyAsked = QueryOf<typeof listNearbyEndpoint>;
type Nearby = ReplyOf<typeof listNearbyEndpoint>;

/**
 * The best things to do near a point now, each with this viewer's own price, from the
 * street that this process keeps. Every list is logged with what its order was made of.
 */
export const listNearby = async (
  work: Work<'street_behind' | 'box_not_a_box'>,
  query: NearbyAsked,
): Promise<Nearby> => {
  const box = query.box === undefined ? null : boxOf(work, query.box);
  const { street, behindMs } = await work.outside.streets.current(work);
  const viewer = await viewerHere(work);
  const asked = askedOf(work, street, { query, box, viewer });
  const skip = skipOf(query.cursor);
  const until = skip + query.limit;
  const found = findPlaces(street, asked, until + 1);
  const page = found.slice(skip, until);
  return {
    items: page.map((each) => itemOf(street, asked, each)),
    nextCursor: found.length > until && until < longestList ? String(until) : null,
    exposureId: logShown(work, street, { query, skip, page }),
    behindMs,
  };
};

/** West, south, east, north; a box that stands on its head is refused. */
const boxOf = (work: Work<'box_not_a_box'>, text: string): GeoBox => {
  const [west = 0, south = 0, east = 0, north = 0] = text.split(',').map(Number);
  const sound =
    Math.abs(west) <= 180 &&
    Math.abs(east) <= 180 &&
    Math.abs(south) <= 90 &&
    Math.abs(north) <= 90 &&
    south <= north;
  return sound ? { west, south, east, north } : work.refuse('box_not_a_box', {});
};

/** Membership, and what this person has used of limited offers. */
export const viewerHere = async (work: Work): Promise<Viewer> => {
  const { personId } = work.actor;
  if (personId === null) return { member: false, usedByOffer: new Map() };
  const [membershipId, usedByOffer] = await Promise.all([
    membershipOf(work, personId),
    usesOfPersonHere(work, personId),
  ]);
  return { member: membershipId !== null, usedByOffer };
};

/** What every list of places is narrowed by, as the address says it. */
export type Narrowed = Pick<
  NearbyAsked,
  | 'lat'
  | 'lon'
  | 'category'
  | 'openNow'
  | 'at'
  | 'withOffer'
  | 'forMembers'
  | 'party'
  | 'maxFen'
  | 'walkMinutes'
>;

export const narrow = (
  work: Work,
  street: Street,
  { query, viewer: who }: { query: Narrowed; viewer: Viewer },
): FindAsked => {
  const viewer = viewerOn(street, who);
  return {
    from: { lat: query.lat, lon: query.lon },
    radiusMetres: Number.POSITIVE_INFINITY,
    box: null,
    sort: 'best',
    category: query.category ?? null,
    openOnly: query.openNow === 'true',
    withOffer: query.withOffer === 'true',
    forMembers: query.forMembers === 'true',
    party: query.party,
    maxFen: query.maxFen ?? null,
    walkMinutes: query.walkMinutes ?? null,
    moment: street.momentAt(query.at === undefined ? work.now : new Date(query.at)),
    isNow: query.at === undefined,
    viewer,
    rankedFor: viewer,
  };
};

const askedOf = (
  work: Work,
  street: Street,
  { query, box, viewer }: { query: NearbyAsked; box: GeoBox | null; viewer: Viewer },
): FindAsked => {
  const asked = narrow(work, street, { query, viewer });
  const { radiusMetres, sort } = query;
  const rankedFor = query.personal === 'true' ? asked.viewer : visitor;
  return { ...asked, radiusMetres, box, sort, rankedFor };
};

/** One place as lists show it, at this viewer's price. */
export const itemOf = (
  street: Street,
  asked: FindAsked,
  found: Pick<Found, 'no' | 'metres' | 'explored'>,
): NearbyItem => {
  const { no, metres } = found;
  const { places } = street;
  const { at } = places.rows;
  const card = places.card(no);
  const facts = {
    distanceMetres: Math.round(metres),
    openness: street.openness(no, asked.moment),
    best: priceFor(street, asked, no),
    notes: at.notes[no] ?? 0,
  };
  return {
    placeId: places.ids.idOf(no),
    name: card.name,
    category: places.categoryOf(no),
    cuisines: card.cuisines,
    lat: at.lat[no] ?? 0,
    lon: at.lon[no] ?? 0,
    address: card.address,
    walkMinutes: walkingMinutes(metres),
    offers: street.links.offersOf(no).length,
    lastNote: places.lastNote(no),
    ...facts,
    why: whyShown({ ...facts, explored: found.explored }),
  };
};

export const skipOf = (cursor: string | undefined): number =>
  Math.min(longestList, /^\d{1,4}$/.test(cursor ?? '') ? Number(cursor) : 0);

const logShown = (
  work: Work,
  street: Street,
  shown: { query: NearbyAsked; skip: number; page: readonly Found[] },
): string | null => {
  const { query, skip, page } = shown;
  if (page.length === 0) return null;
  const id = work.id();
  const isKept = work.outside.exposures.log(work.cityId, {
    id,
    shownAt: work.now,
    personId: query.personal === 'true' ? work.actor.personId : null,
    ranking: rankingNow.version,
    asked: {
      ...coarsePoint(query),
      sort: query.sort,
      skip,
      limit: query.limit,
    },
    items: page.map((found) => ({
      placeId: street.places.ids.idOf(found.no),
      quality: found.quality,
      valueNow: found.valueNow,
      open: found.open,
      ...(query.sort === 'distance' ? stepOf(found) : scoreFrom(found)),
      explored: found.explored,
    })),
  });
  return isKept ? id : null;
};

const scoreFrom = ({ rankedMetres, score }: Found) => ({
  distanceMetres: rankedMetres,
  score,
});

/** By distance, in steps: enough to see that the order was right, not where it was seen. */
const stepMetres = 100;
const stepOf = ({ metres }: Found) => {
  const distanceMetres = Math.floor(metres / stepMetres) * stepMetres;
  return { distanceMetres, score: -distanceMetres };
};
