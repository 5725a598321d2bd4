import type { BestNow } from '#contract/exposure.ts';
import type { Openness } from '#contract/place.ts';
import { rankingNow } from '#contract/ranking.ts';
import { minuteMs } from '#contract/kit/time.ts';
import { offersOfPlaceLimit } from '#flywheel/offer/sell.ts';
import type { Holidays } from '#flywheel/place/hours-now.ts';
import type { Candidate } from '#flywheel/quote/candidate.ts';
import { anybody } from '#flywheel/quote/viewer.ts';
import type { Viewer } from '#flywheel/quote/viewer.ts';
import type { Moment } from '#flywheel/quote/viewer.ts';
import type { CityTable } from '#kit/city.ts';
import { bestNow, valueOf } from '../exposure.ts';
import { opennessWeight, qualityOf, staticScore } from '../rank.ts';
import { clockOf } from './clock.ts';
import { makeRows } from './columns.ts';
import type { ScoreNow } from './learned.ts';
import { makeLinks } from './links.ts';
import { makeOffers } from './offers.ts';
import type { StreetOffer } from './offers.ts';
import { makePlaces } from './places.ts';
import type { CityTime, Places, Standing, StreetPlace } from './places.ts';
import { makeTexts } from './texts.ts';
import { Tree } from './tree.ts';
import { mostSaved, pricesHoldUntil } from './worth.ts';

/** A moment as prices and doors see it. */
export type StreetMoment = Moment & CityTime & { steadyUntilMs: number };

/** What a place is worth to somebody of whom only the card is known. */
export type Worth = { guest: BestNow | null; member: BestNow | null; untilMs: number };

const member: Viewer = { ...anybody, member: true };
/** Prices as objects are kept for so many places that were looked at last. */
const shownLimit = 40_000;

/**
 * A city's places and offers in the memory of one process: what "here and now" is answered
 * from. The tables stay the truth; this is rebuilt from them and told of every change. A
 * place's best price is kept for a guest and for a member until a window, a sale or a
 * change ends it, and found again only when somebody comes near.
 */
export class Street {
  readonly city: CityTable;
  readonly texts = makeTexts();
  readonly places: Places;
  readonly offers = makeOffers(this.texts);
  readonly links = makeLinks();
  readonly tree = new Tree();
  /** Those that exploration chooses from. */
  readonly fresh = new Tree();
  readonly values = makeRows({
    guest: 'f32',
    member: 'f32',
    untilMs: 'f64',
    /** The most that its offers could ever save. */
    most: 'f32',
    /** Since when it sells; endless where it sells nothing. */
    sinceMs: 'f64',
  });
  #shown = new Map<number, Worth>();
  #holidays: Holidays = new Set();
  #clock: ReturnType<typeof clockOf>;
  readonly #watchers: ((no: number) => void)[] = [];

  constructor(city: CityTable) {
    this.city = city;
    this.places = makePlaces(this.texts, city);
    this.#clock = clockOf(-1, new Date(0), city);
  }

  momentAt(at: Date): StreetMoment {
    const minute = Math.floor(at.getTime() / minuteMs);
    if (this.#clock.minute !== minute) {
      this.#clock = clockOf(minute, at, this.city);
    }
    const { local, steadyUntilMs } = this.#clock;
    const { weekMinute } = local;
    return { at, weekMinute, local, steadyUntilMs, holidays: this.#holidays };
  }

  /**
   * What prices are made of there: all that is or will be on sale, and where that is more
   * than the checkout reads, the newest, as it does.
   */
  offersOf(no: number, at: Date): Candidate[] {
    const all = this.links.offersOf(no);
    const { ids, rows } = this.offers;
    const isOver = (offer: number) => (rows.at.sellUntil[offer] ?? 0) <= at.getTime();
    const read =
      all.length <= offersOfPlaceLimit
        ? all
        : all
            .filter((offer) => !isOver(offer))
            .toSorted((one, other) => ids.compare(other, one))
            .slice(0, offersOfPlaceLimit);
    return read.map((offer) => this.offers.read(offer));
  }

  quality(no: number): number {
    const { arrivals, undone, notes } = this.places.rows.at;
    return qualityOf(rankingNow, {
      arrivals: arrivals[no] ?? 0,
      undone: undone[no] ?? 0,
      notes: notes[no] ?? 0,
    });
  }

  openness(no: number, moment: StreetMoment): Openness {
    const { hours, rows } = this.places;
    return hours.at(rows.at.hours[no] ?? 0, moment);
  }

  /** Null where nobody knows. */
  isOpen(no: number, moment: StreetMoment): boolean | null {
    const { state } = this.openness(no, moment);
    return state === 'unknown' ? null : state === 'open';
  }

  /** The best price there for a guest and for a member, kept or found. */
  worthAt(no: number, moment: StreetMoment): Worth {
    const known = this.#shown.get(no);
    const isKept = (this.values.at.untilMs[no] ?? 0) > 0;
    if (known && isKept && moment.at.getTime() < known.untilMs) return known;
    const worth = this.#price(no, moment);
    this.#keep(no, worth);
    return worth;
  }

  /** The share saved now, -1 where there is nothing to save; kept as 32 bits. */
  valueAt(no: number, viewer: { member: boolean }, moment: StreetMoment): number {
    if ((this.values.at.untilMs[no] ?? 0) <= moment.at.getTime()) this.worthAt(no, moment);
    const { at } = this.values;
    return (viewer.member ? at.member[no] : at.guest[no]) ?? -1;
  }

  /**
   * What a place scores now at distance zero, with and without the card, and until when:
   * its price, its door and clocks that are put forward or back may change it.
   */
  scoreNow(no: number, moment: StreetMoment, into: ScoreNow): void {
    const atMs = moment.at.getTime();
    const { at } = this.values;
    if ((at.untilMs[no] ?? 0) <= atMs) this.worthAt(no, moment);
    const door = this.openness(no, moment);
    const weight = opennessWeight(rankingNow, this.isOpen(no, moment));
    const quality = this.quality(no);
    const worth = (value: number | undefined) =>
      staticScore(rankingNow, { quality, valueNow: Math.max(0, value ?? 0) }) * weight;
    into.guest = worth(at.guest[no]);
    into.member = worth(at.member[no]);
    const minutes = door.closesInMinutes ?? door.opensInMinutes ?? Infinity;
    into.untilMs = Math.min(
      at.untilMs[no] ?? 0,
      (Math.floor(atMs / minuteMs) + minutes) * minuteMs,
      moment.steadyUntilMs,
    );
  }

  /** Tells of every place that changes or goes, by its number. */
  watch(tell: (no: number) => void): void {
    this.#watchers.push(tell);
  }

  setHolidays(near: Holidays): void {
    this.#holidays = near;
    this.tree.forgetPresent();
    this.fresh.forgetPresent();
  }

  putPlace(place: StreetPlace): void {
    const known = this.places.ids.find(place.id);
    const no = this.places.put(place);
    if (known !== undefined) {
      this.tree.remove(no);
      this.fresh.remove(no);
    }
    this.tree.insert(no, place, 0);
    this.#touch(no);
  }

  /** A place that is shut for good, or was never there: no list shows it. */
  dropPlace(id: string): void {
    const no = this.places.ids.find(id);
    if (no === undefined || no >= this.places.rows.length) return;
    this.places.rows.at.open[no] = 0;
    this.tree.remove(no);
    this.fresh.remove(no);
    for (const tell of this.#watchers) tell(no);
  }

  /** Whether notes or redemptions say anything of this place as it is known here. */
  hasStanding(id: string): boolean {
    const no = this.places.ids.find(id);
    if (no === undefined) return false;
    const { notes, arrivals, undone } = this.places.rows.at;
    return (notes[no] ?? 0) + (arrivals[no] ?? 0) + (undone[no] ?? 0) > 0;
  }

  setStanding(id: string, standing: Standing): void {
    const no = this.places.numberOf(id);
    this.places.setStanding(no, standing);
    this.#row(no);
    for (const tell of this.#watchers) tell(no);
    this.#rank(no);
  }

  putOffer(offer: StreetOffer): void {
    const no = this.offers.put(offer);
    const before = this.links.placesOf(no);
    this.links.dropOffer(no);
    const sells = offer.state === 'live' ? offer.placeIds : [];
    const after = sells.map((id) => this.places.numberOf(id));
    for (const place of after) this.links.add(place, no);
    for (const place of new Set([...before, ...after])) this.#touch(place);
  }

  dropOffer(id: string): void {
    const no = this.offers.ids.find(id);
    if (no === undefined) return;
    const before = this.links.placesOf(no);
    this.links.dropOffer(no);
    for (const place of before) this.#touch(place);
  }

  bytes(): number {
    const { places, offers, links, tree, fresh, texts, values } = this;
    const parts = [places, offers, links, tree, fresh, texts, values];
    return parts.reduce((sum, part) => sum + part.bytes(), 0);
  }

  #row(no: number): void {
    const { values } = this;
    while (values.length <= no) {
      const row = values.add();
      values.at.sinceMs[row] = Number.POSITIVE_INFINITY;
    }
  }

  /** What was known of a place's price holds no longer, and its bound may be another. */
  #touch(no: number): void {
    this.#row(no);
    const { at } = this.values;
    const { sellFrom } = this.offers.rows.at;
    const offers = this.links.offersOf(no);
    at.untilMs[no] = 0;
    at.most[no] = mostSaved(offers.map((offer) => this.offers.termsOf(offer)));
    at.sinceMs[no] = Math.min(...offers.map((offer) => sellFrom[offer] ?? 0));
    this.#shown.delete(no);
    for (const tell of this.#watchers) tell(no);
    this.#rank(no);
  }

  /** Puts a place where its bound and what is known of it belong. */
  #rank(no: number): void {
    const valueNow = this.values.at.most[no] ?? 0;
    const bound = staticScore(rankingNow, { quality: this.quality(no), valueNow });
    this.tree.rebound(no, bound);
    if (!this.#sellsUnknown(no)) this.fresh.remove(no);
    else if (this.fresh.holds(no)) this.fresh.rebound(no, bound);
    else {
      const { lat, lon } = this.places.rows.at;
      this.fresh.insert(no, { lat: lat[no] ?? 0, lon: lon[no] ?? 0 }, bound);
    }
  }

  /** Sells something and is hardly known: a candidate for exploration. */
  #sellsUnknown(no: number): boolean {
    const { open, arrivals } = this.places.rows.at;
    const sells = (this.values.at.sinceMs[no] ?? Infinity) < Infinity;
    const few = (arrivals[no] ?? 0) < rankingNow.exploration.fewArrivals;
    return open[no] === 1 && sells && few;
  }

  #price(no: number, moment: StreetMoment): Worth {
    const offers = this.offersOf(no, moment.at);
    if (offers.length === 0) {
      return { guest: null, member: null, untilMs: Number.POSITIVE_INFINITY };
    }
    return {
      guest: bestNow({ moment, offers, viewer: anybody }),
      member: bestNow({ moment, offers, viewer: member }),
      untilMs: pricesHoldUntil(offers, moment),
    };
  }

  #keep(no: number, worth: Worth): void {
    const { at } = this.values;
    at.guest[no] = worth.guest ? valueOf(worth.guest) : -1;
    at.member[no] = worth.member ? valueOf(worth.member) : -1;
    at.untilMs[no] = worth.untilMs;
    if (this.#shown.size >= shownLimit) this.#shown = new Map();
    this.#shown.set(no, worth);
  }
}
