import type { BestNow } from '#contract/exposure.ts';
import { rankingNow } from '#contract/ranking.ts';
import { minuteMs } from '#contract/kit/time.ts';
import type { Holidays } from '#flywheel/place/hours-now.ts';
import { localMoment } from '#flywheel/place/local-time.ts';
import type { Viewer } from '#flywheel/quote/viewer.ts';
import type { Moment } from '#flywheel/quote/viewer.ts';
import type { CityTable } from '#kit/city.ts';
import { bestNow, valueOf } from '../exposure.ts';
import { qualityOf } from '../rank.ts';
import { makeRows } from './columns.ts';
import { makeLinks } from './links.ts';
import { makeOffers } from './offers.ts';
import type { StreetOffer } from './offers.ts';
import { makePlaces } from './places.ts';
import type { CityTime, Standing, StreetPlace } from './places.ts';
import { makeTexts } from './texts.ts';
import { makeTree } from './tree.ts';
import { mostSaved, pricesHoldUntil } from './worth.ts';

/**
 * A city's places and offers in the memory of one process: what "here and now" is answered
 * from. The tables stay the truth; this is rebuilt from them and told of every change. A
 * place's best price is kept for a guest and for a member until a window, a sale or a
 * change ends it, and found again only when somebody comes near.
 */
export type Street = ReturnType<typeof makeStreet>;

/** A moment as prices and doors see it. */
export type StreetMoment = Moment & CityTime;

/** What a place is worth to somebody of whom only the card is known. */
export type Worth = { guest: BestNow | null; member: BestNow | null; untilMs: number };

const guest: Viewer = { member: false, usedByOffer: new Map() };
const member: Viewer = { member: true, usedByOffer: new Map() };
/** Prices as objects are kept for so many places that were looked at last. */
const shownLimit = 40_000;

export const makeStreet = (city: CityTable) => {
  const texts = makeTexts();
  const places = makePlaces(texts, city);
  const offers = makeOffers(texts);
  const links = makeLinks();
  const tree = makeTree();
  /** Those that exploration chooses from. */
  const fresh = makeTree();
  const values = makeRows({
    guest: 'f32',
    member: 'f32',
    untilMs: 'f64',
    cheaper: 'u8',
    sinceMs: 'f64',
  });
  let shown = new Map<number, Worth>();
  const watchers: ((no: number) => void)[] = [];
  let holidays: Holidays = new Set();
  let clock = { minute: -1, local: localMoment(new Date(0), city.timeZone) };

  const offersOf = (no: number) => links.offersOf(no).map((offer) => offers.read(offer));

  const quality = (no: number) => {
    const { arrivals, undone, notes } = places.rows.at;
    return qualityOf(rankingNow, {
      arrivals: arrivals[no] ?? 0,
      undone: undone[no] ?? 0,
      notes: notes[no] ?? 0,
    });
  };
  const boundOf = (no: number) => {
    const terms = links.offersOf(no).map((offer) => offers.termsOf(offer));
    return quality(no) * (rankingNow.valueFloor + mostSaved(terms));
  };
  /** What was known of a place's price holds no longer, and its bound may be another. */
  const touch = (no: number) => {
    while (values.length <= no) values.add();
    values.at.untilMs[no] = 0;
    shown.delete(no);
    for (const tell of watchers) tell(no);
    const bound = boundOf(no);
    tree.rebound(no, bound);
    fresh.remove(no);
    if (sellsUnknown(no)) fresh.insert(no, pointOf(no), bound);
  };
  const pointOf = (no: number) => ({
    lat: places.rows.at.lat[no] ?? 0,
    lon: places.rows.at.lon[no] ?? 0,
  });
  /** Sells something and is hardly known: a candidate for exploration. */
  const sellsUnknown = (no: number): boolean => {
    const { open, arrivals } = places.rows.at;
    const starts = links.offersOf(no).map((offer) => offers.rows.at.sellFrom[offer] ?? 0);
    values.at.sinceMs[no] = Math.min(...starts);
    const few = (arrivals[no] ?? 0) < rankingNow.exploration.fewArrivals;
    return open[no] === 1 && starts.length > 0 && few;
  };

  const price = (no: number, moment: Moment): Worth => {
    const around = { moment, offers: offersOf(no) };
    if (around.offers.length === 0) {
      return { guest: null, member: null, untilMs: Number.POSITIVE_INFINITY };
    }
    return {
      guest: bestNow({ ...around, viewer: guest }),
      member: bestNow({ ...around, viewer: member }),
      untilMs: pricesHoldUntil(around.offers, moment),
    };
  };
  const keep = (no: number, worth: Worth) => {
    values.at.guest[no] = worth.guest ? valueOf(worth.guest) : -1;
    values.at.member[no] = worth.member ? valueOf(worth.member) : -1;
    values.at.untilMs[no] = worth.untilMs;
    values.at.cheaper[no] = isCheaperForMembers(worth) ? 1 : 0;
    if (shown.size >= shownLimit) shown = new Map();
    shown.set(no, worth);
  };
  const worthAt = (no: number, moment: Moment): Worth => {
    const atMs = moment.at.getTime();
    const known = shown.get(no);
    if (known && atMs < known.untilMs && (values.at.untilMs[no] ?? 0) > 0) return known;
    const worth = price(no, moment);
    keep(no, worth);
    return worth;
  };

  return {
    city,
    places,
    offers,
    links,
    tree,
    fresh,
    texts,
    values,
    quality,
    offersOf,
    worthAt,
    /** The share saved now, -1 where there is nothing to save; kept as 32 bits. */
    valueAt: (no: number, viewer: { member: boolean }, moment: Moment): number => {
      if ((values.at.untilMs[no] ?? 0) <= moment.at.getTime()) worthAt(no, moment);
      return (viewer.member ? values.at.member[no] : values.at.guest[no]) ?? -1;
    },
    hasMemberPrice: (no: number): boolean => values.at.cheaper[no] === 1,
    momentAt: (at: Date): StreetMoment => {
      const minute = Math.floor(at.getTime() / minuteMs);
      if (clock.minute !== minute) {
        clock = { minute, local: localMoment(at, city.timeZone) };
      }
      const { local } = clock;
      return { at, weekMinute: local.weekMinute, local, holidays };
    },
    /** Tells of every place that changes or goes, by its number. */
    watch: (tell: (no: number) => void) => {
      watchers.push(tell);
    },
    setHolidays: (near: Holidays) => {
      holidays = near;
    },
    putPlace: (place: StreetPlace) => {
      const known = places.ids.find(place.id);
      const no = places.put(place);
      if (known !== undefined) tree.remove(no);
      while (values.length <= no) values.add();
      tree.insert(no, place, boundOf(no));
      touch(no);
    },
    /** A place that is shut for good, or was never there: no list shows it. */
    dropPlace: (id: string) => {
      const no = places.ids.find(id);
      if (no === undefined || no >= places.rows.length) return;
      places.rows.at.open[no] = 0;
      tree.remove(no);
      fresh.remove(no);
      for (const tell of watchers) tell(no);
    },
    setStanding: (id: string, standing: Standing) => {
      const no = places.numberOf(id);
      places.setStanding(no, standing);
      touch(no);
    },
    putOffer: (offer: StreetOffer) => {
      const no = offers.put(offer);
      const before = links.placesOf(no);
      links.dropOffer(no);
      const sells = offer.state === 'live' ? offer.placeIds : [];
      const after = sells.map((id) => places.numberOf(id));
      for (const place of after) links.add(place, no);
      for (const place of new Set([...before, ...after])) touch(place);
    },
    dropOffer: (id: string) => {
      const no = offers.ids.find(id);
      if (no === undefined) return;
      const before = links.placesOf(no);
      links.dropOffer(no);
      for (const place of before) touch(place);
    },
    bytes: () =>
      places.bytes() +
      offers.bytes() +
      links.bytes() +
      tree.bytes() +
      fresh.bytes() +
      texts.bytes() +
      values.bytes(),
  };
};

const isCheaperForMembers = ({ guest: best }: Worth): boolean =>
  best !== null && best.memberTotalFen !== null;
