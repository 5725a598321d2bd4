import type { BestNow } from '#contract/exposure.ts';
import { metresBetween, walkingMinutes } from '#contract/kit/geo.ts';
import type { GeoBox, GeoPoint } from '#contract/kit/geo.ts';
import { Category } from '#contract/place.ts';
import { rankingNow } from '#contract/ranking.ts';
import { anybody } from '#flywheel/quote/viewer.ts';
import type { Viewer } from '#flywheel/quote/viewer.ts';
import { bestNow, usualParty, valueOf } from '../exposure.ts';
import { decay, isNew, newUntilMs, scoreOf } from '../rank.ts';
import type { Signals } from '../rank.ts';
import { metresFrom } from './near.ts';
import type { Street, StreetMoment } from './street.ts';
import type { Present } from './learned.ts';
import type { Tree } from './tree.ts';

/** What a list of places is asked for; distances in metres, `moment` in the city's time. */
export type FindAsked = {
  from: GeoPoint;
  radiusMetres: number;
  box: GeoBox | null;
  sort: 'best' | 'distance';
  category: Category | null;
  openOnly: boolean;
  withOffer: boolean;
  forMembers: boolean;
  party: number;
  maxFen: number | null;
  walkMinutes: number | null;
  moment: StreetMoment;
  /** The moment is the present one, for which prices are kept. */
  isNow: boolean;
  viewer: StreetViewer;
  /** For whom the list is ranked: the viewer, or nobody in particular. */
  rankedFor: StreetViewer;
};

/** A viewer with the places where their price is theirs alone. */
export type StreetViewer = Viewer & { theirs: ReadonlySet<number> };

/** Where somebody has used a share of a limited offer, the price is not everybody's. */
export const viewerOn = (street: Street, viewer: Viewer): StreetViewer => {
  const theirs = new Set<number>();
  for (const offerId of viewer.usedByOffer.keys()) {
    const offer = street.offers.ids.find(offerId);
    if (offer === undefined) continue;
    for (const place of street.links.placesOf(offer)) theirs.add(place);
  }
  return { ...viewer, theirs };
};

/** Nobody in particular, on any street. */
export const visitor: StreetViewer = { ...anybody, theirs: new Set() };

/** One place of the answer with what put it there. */
export type Found = {
  no: number;
  metres: number;
  /** From where the ranking takes somebody to stand. */
  rankedMetres: number;
  score: number;
  quality: number;
  valueNow: number;
  open: boolean | null;
  /** It stands here because it is new, not because of its score. */
  explored: boolean;
};

/**
 * Where the ranking takes somebody to stand: within about a hundred metres of where they
 * do. What a list was made of is kept, and distances to twenty shops would give away the
 * very spot. Distances that are shown, filtered or sorted by are the true ones.
 */
export const coarsePoint = ({ lat, lon }: GeoPoint): GeoPoint => ({
  lat: coarse(lat),
  lon: coarse(lon),
});
const coarse = (degrees: number): number => Math.round(degrees * 1_000) / 1_000;

/** No list is longer, however often it is turned over. */
export const longestList = 500;

/**
 * The best or the nearest places of a street, exactly: nothing within reach is left out
 * unlooked at that could have been among the first `count`. Every tenth of the best goes
 * to a new shop that is not among them yet.
 */
export const findPlaces = (street: Street, asked: FindAsked, count: number): Found[] => {
  const judge = makeJudge(street, asked);
  const wanted = Math.min(count, longestList);
  const first = search(street, street.tree, judge, { asked, wanted });
  if (asked.sort === 'distance') return first;
  const share = Math.floor(wanted / rankingNow.exploration.every);
  if (share === 0) return first;
  // Only those that the others have not brought count: so each slot gets the same shop
  // however long the list is, and no page repeats what stood on the one before.
  const fresh = search(street, street.fresh, judge, {
    asked,
    wanted: share,
    besides: new Set(first.map(({ no }) => no)),
  });
  return mix(first, fresh, wanted);
};

/** Which price this viewer gets there and then. */
export const priceFor = (
  street: Street,
  asked: Pick<FindAsked, 'moment' | 'isNow' | 'viewer' | 'party'>,
  no: number,
): BestNow | null => {
  const { moment, isNow, viewer, party } = asked;
  if (isNow && party === usualParty && !viewer.theirs.has(no)) {
    const worth = street.worthAt(no, moment);
    return viewer.member ? worth.member : worth.guest;
  }
  const offers = street.offersOf(no, moment.at);
  return offers.length === 0 ? null : bestNow({ moment, viewer, offers, party });
};

export type Judge = {
  /** Undefined where a filter leaves the place out. */
  judge: (no: number, metres: number) => number | undefined;
  tell: (no: number, metres: number, score: number) => Found;
};

export const makeJudge = (street: Street, asked: FindAsked): Judge => {
  const { moment, rankedFor, category } = asked;
  const { at } = street.places.rows;
  const wanted = category === null ? -1 : Category.options.indexOf(category);
  const rankedMetresTo = metresFrom(street, coarsePoint(asked.from));
  const valueOfPlace = (no: number): number => {
    if (asked.isNow && !rankedFor.theirs.has(no))
      return street.valueAt(no, rankedFor, moment);
    const offers = street.offersOf(no, moment.at);
    const best = offers.length ? bestNow({ moment, viewer: rankedFor, offers }) : null;
    return best ? valueOf(best) : -1;
  };
  const isPriced = (no: number): boolean => {
    if (!asked.withOffer && !asked.forMembers && asked.maxFen === null) return true;
    const best = priceFor(street, asked, no);
    if (!best) return false;
    if (asked.forMembers && !isForMembers(street, asked, no, best)) return false;
    return asked.maxFen === null || best.totalFen <= asked.maxFen;
  };
  const signalsOf = (no: number): Signals => ({
    relevance: 1,
    quality: street.quality(no),
    valueNow: Math.max(0, valueOfPlace(no)),
    open: street.isOpen(no, moment),
    distanceMetres: rankedMetresTo(no),
  });
  return {
    judge: (no, metres) => {
      if (at.open[no] !== 1) return undefined;
      if (wanted >= 0 && at.category[no] !== wanted) return undefined;
      if (asked.walkMinutes !== null && walkingMinutes(metres) > asked.walkMinutes) {
        return undefined;
      }
      if (asked.openOnly && street.isOpen(no, moment) !== true) return undefined;
      if (!isPriced(no)) return undefined;
      return asked.sort === 'distance' ? -metres : scoreOf(rankingNow, signalsOf(no));
    },
    tell: (no, metres, score) => {
      const { quality, valueNow, open, distanceMetres: rankedMetres } = signalsOf(no);
      return { no, metres, rankedMetres, score, quality, valueNow, open, explored: false };
    },
  };
};

const isForMembers = (
  street: Street,
  asked: FindAsked,
  no: number,
  best: BestNow,
): boolean => {
  if (!asked.viewer.member) return best.memberTotalFen !== null;
  const others = priceFor(street, { ...asked, viewer: visitor }, no);
  return others !== null && others.memberTotalFen !== null;
};

/** `besides` is for exploration: only new places, and these do not count. */
type SearchTerms = { asked: FindAsked; wanted: number; besides?: ReadonlySet<number> };

const search = (
  street: Street,
  tree: Tree,
  { judge, tell }: Judge,
  terms: SearchTerms,
): Found[] => {
  const { asked, wanted, besides } = terms;
  const found: Found[] = [];
  let counted = 0;
  const atMs = asked.moment.at.getTime();
  const byDistance = asked.sort === 'distance';
  const { lat, lon } = coarsePoint(asked.from);
  const aside = metresBetween(asked.from.lat, asked.from.lon, lat, lon);
  const isWanted = (no: number) =>
    !besides || isNew(rankingNow, street.values.at.sinceMs[no] ?? 0, atMs);
  tree.search({
    from: asked.from,
    radiusMetres: asked.box ? Number.POSITIVE_INFINITY : asked.radiusMetres,
    box: asked.box,
    reach: (bound, metres) =>
      byDistance ? -metres : bound * decay(rankingNow, Math.max(0, metres - aside - 0.001)),
    score: (no, metres) => (isWanted(no) ? judge(no, metres) : undefined),
    present: asked.isNow && !byDistance ? presentOf(street, terms) : null,
    take: (no, metres, score) => {
      found.push(tell(no, metres, score));
      if (!besides?.has(no)) counted += 1;
      return counted < wanted;
    },
    compare: (one, other) => street.places.ids.compare(one, other),
  });
  return found;
};

/** How places score now; for exploration only those that are new score at all. */
const presentOf = (street: Street, { asked, besides }: SearchTerms): Present => {
  const { moment, rankedFor } = asked;
  const atMs = moment.at.getTime();
  return {
    atMs,
    isMember: rankedFor.member,
    learn: (no, into) => {
      street.scoreNow(no, moment, into);
      if (!besides) return;
      const sinceMs = street.values.at.sinceMs[no] ?? 0;
      const untilNew = newUntilMs(rankingNow, sinceMs);
      for (const edge of [sinceMs, untilNew]) {
        if (edge > atMs) into.untilMs = Math.min(into.untilMs, edge);
      }
      if (isNew(rankingNow, sinceMs, atMs)) return;
      into.guest = 0;
      into.member = 0;
    },
  };
};

/** Every tenth slot goes to the next new place that the others have not brought. */
const mix = (first: readonly Found[], fresh: readonly Found[], count: number): Found[] => {
  const { every } = rankingNow.exploration;
  const shown = new Set<number>();
  const mixed: Found[] = [];
  const ranks = new Map(first.map(({ no }, rank) => [no, rank]));
  const put = (found: Found) => {
    shown.add(found.no);
    mixed.push(found);
  };
  let next = 0;
  while (mixed.length < count) {
    const isSlot = (mixed.length + 1) % every === 0;
    // One that its score brings before the next slot anyway needs no help.
    const chosen = isSlot
      ? fresh.find(({ no }) => !shown.has(no) && (ranks.get(no) ?? Infinity) >= next)
      : undefined;
    if (chosen) {
      put({ ...chosen, explored: true });
      continue;
    }
    while (next < first.length && shown.has(first[next]?.no ?? -1)) next += 1;
    const found = first[next];
    if (!found) break;
    next += 1;
    put(found);
  }
  return mixed;
};
