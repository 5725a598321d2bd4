import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxHolds, distanceMetres, walkingMinutes } from '#contract/kit/geo.ts';
import { Category } from '#contract/place.ts';
import { rankingNow } from '#contract/ranking.ts';
import { opennessAt } from '#flywheel/place/hours.ts';
import { bestNow, valueOf } from '../exposure.ts';
import { isNew, qualityOf, scoreOf } from '../rank.ts';
import { coarsePoint, findPlaces, priceFor, viewerOn, visitor } from './find.ts';
import type { FindAsked } from './find.ts';
import type { StreetPlace } from './places.ts';
import { Street } from './street.ts';
import { crowd, harbour, idOf, noon, spot, streetOf, world } from './worlds.ts';
import type { World } from './worlds.ts';

const flag = fc.boolean();
const asked = fc.record({
  from: spot,
  radiusMetres: fc.constantFrom(300, 1_500, 20_000),
  box: fc.constantFrom(null, { south: 31.195, north: 31.205, west: 121.39, east: 121.4 }),
  sort: fc.constantFrom('best' as const, 'distance' as const),
  category: fc.constantFrom(null, null, null, ...Category.options),
  openOnly: flag,
  withOffer: flag,
  forMembers: flag,
  party: fc.constantFrom(2, 2, 5),
  maxFen: fc.constantFrom(null, null, 6_000),
  walkMinutes: fc.constantFrom(null, 8),
  isNow: flag,
  isMember: flag,
  isPersonal: flag,
  used: fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 3 })), { maxLength: 6 }),
});
type Given = typeof asked extends fc.Arbitrary<infer A> ? A : never;

const moment = new Street(harbour).momentAt(noon);
const askedOf = (
  street: Street,
  { isMember, isPersonal, used, ...rest }: Given,
): FindAsked => {
  const usedByOffer = new Map(used.map(([offer, count]) => [idOf(2, offer), count]));
  const viewer = viewerOn(street, { member: isMember, usedByOffer });
  return { ...rest, moment, viewer, rankedFor: isPersonal ? viewer : visitor };
};

// The reference looks at every place and shares with the street only the price function
// and the published weights.
const byHand = (town: World, ask: FindAsked) => {
  const offersAt = (id: string) =>
    town.offers.filter((offer) => offer.state === 'live' && offer.placeIds.includes(id));
  const priceAt = (id: string, viewer: FindAsked['viewer'], party = 2) =>
    bestNow({ moment, viewer, party, offers: offersAt(id) });
  const isIn = (place: StreetPlace, metres: number) =>
    ask.box ? boxHolds(ask.box, place) : metres <= ask.radiusMetres;
  const passes = (place: StreetPlace, metres: number, open: boolean | null) => {
    if (!isIn(place, metres)) return false;
    if (ask.category && place.category !== ask.category) return false;
    if (ask.openOnly && open !== true) return false;
    if (ask.walkMinutes !== null && walkingMinutes(metres) > ask.walkMinutes) return false;
    const best = priceAt(place.id, ask.viewer, ask.party);
    if ((ask.withOffer || ask.forMembers || ask.maxFen !== null) && !best) return false;
    const others = priceAt(place.id, ask.viewer.member ? visitor : ask.viewer, ask.party);
    if (ask.forMembers && (others?.memberTotalFen ?? null) === null) return false;
    return ask.maxFen === null || (best?.totalFen ?? 0) <= ask.maxFen;
  };
  return town.places.flatMap((place, no) => {
    const metres = distanceMetres(ask.from, place);
    const { state } = opennessAt(place.hours, moment.weekMinute);
    const open = state === 'unknown' ? null : state === 'open';
    if (!passes(place, metres, open)) return [];
    const best = priceAt(place.id, ask.rankedFor);
    const standing = town.standings[no] ?? { notes: 0, arrivals: 0, undone: 0 };
    const score = scoreOf(rankingNow, {
      relevance: 1,
      quality: qualityOf(rankingNow, standing),
      valueNow: Math.fround(best ? valueOf(best) : 0),
      open,
      distanceMetres: distanceMetres(coarsePoint(ask.from), place),
    });
    const sinceMs = Math.min(...offersAt(place.id).map((o) => o.sellFrom.getTime()));
    const isFresh =
      standing.arrivals < rankingNow.exploration.fewArrivals &&
      isNew(rankingNow, sinceMs, noon.getTime());
    return [
      { id: place.id, metres, score: ask.sort === 'best' ? score : -metres, isFresh },
    ];
  });
};

const inOrder = (found: ReturnType<typeof byHand>) =>
  found
    .toSorted((a, b) => b.score - a.score || a.metres - b.metres || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);

describe('what is found on a street', () => {
  it('is what looking at every place would find, in the same order', () => {
    fc.assert(
      fc.property(world, asked, (town, given) => {
        const street = streetOf(town);
        const ask = askedOf(street, given);
        const found = findPlaces(street, ask, 9);
        const ids = found.map(({ no }) => street.places.ids.idOf(no));
        expect(ids).toEqual(inOrder(byHand(town, ask)).slice(0, 9));
      }),
      { numRuns: 250, endOnFailure: true },
    );
  });

  it('is that in a crowd too, most of which is not looked at', () => {
    fc.assert(
      fc.property(crowd, asked, (town, given) => {
        const street = streetOf(town);
        const ask = askedOf(street, given);
        const ids = findPlaces(street, ask, 9).map(({ no }) => street.places.ids.idOf(no));
        expect(ids).toEqual(inOrder(byHand(town, ask)).slice(0, 9));
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  it('has the price that the checkout would ask of this viewer', () => {
    fc.assert(
      fc.property(world, asked, (town, given) => {
        const street = streetOf(town);
        const ask = askedOf(street, given);
        for (const { no } of findPlaces(street, ask, 9)) {
          const id = street.places.ids.idOf(no);
          const offers = town.offers.filter(
            (offer) => offer.state === 'live' && offer.placeIds.includes(id),
          );
          const { viewer, party } = ask;
          const expected = offers.length
            ? bestNow({ moment, viewer, party, offers })
            : null;
          expect(priceFor(street, ask, no)?.totalFen).toBe(expected?.totalFen);
        }
      }),
      { numRuns: 200, endOnFailure: true },
    );
  });

  it('gives every tenth slot to a new shop, and leaves nobody out for it', () => {
    fc.assert(
      fc.property(world, asked, (town, given) => {
        const street = streetOf(town);
        const ask = { ...askedOf(street, given), sort: 'best' as const };
        const all = byHand(town, ask);
        const found = findPlaces(street, ask, 20);
        const ids = found.map(({ no }) => street.places.ids.idOf(no));
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).toHaveLength(Math.min(20, all.length));
        const plain = ids.filter((_, index) => !found[index]?.explored);
        const order = inOrder(all).filter((id) => plain.includes(id));
        expect(plain).toEqual(order);
        found.forEach(({ explored }, index) => {
          if (!explored) return;
          expect((index + 1) % rankingNow.exploration.every).toBe(0);
          expect(all.find(({ id }) => id === ids[index])?.isFresh).toBe(true);
        });
      }),
      { numRuns: 120, endOnFailure: true },
    );
  });

  it('begins a longer list with the shorter one, so that pages repeat nothing', () => {
    fc.assert(
      fc.property(crowd, asked, (town, given) => {
        const street = streetOf(town);
        const ask = { ...askedOf(street, given), sort: 'best' as const };
        const all = findPlaces(street, ask, 61).map(({ no }) => no);
        for (const count of [10, 20, 45]) {
          const some = findPlaces(street, ask, count).map(({ no }) => no);
          expect(some.join()).toBe(all.slice(0, count).join());
        }
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});

describe('a street that is told of changes', () => {
  it('is the street that would be built of the outcome', () => {
    fc.assert(
      fc.property(world, world, asked, (before, after, given) => {
        const street = streetOf(before);
        for (const { id } of before.offers) street.dropOffer(id);
        for (const { id } of before.places) street.dropPlace(id);
        for (const place of after.places) street.putPlace(place);
        after.standings.forEach((standing, no) =>
          street.setStanding(idOf(1, no), standing),
        );
        for (const offer of after.offers) street.putOffer(offer);
        const ask = askedOf(street, given);
        const ids = findPlaces(street, ask, 9).map(({ no }) => street.places.ids.idOf(no));
        expect(ids).toEqual(inOrder(byHand(after, ask)).slice(0, 9));
      }),
      { numRuns: 120, endOnFailure: true },
    );
  });

  it('changes its prices when a window opens or a sale ends, untold', () => {
    fc.assert(
      fc.property(world, asked, fc.nat(3 * 1_440), (town, given, minutes) => {
        const street = streetOf(town);
        const ask = { ...askedOf(street, given), isNow: true };
        findPlaces(street, ask, 20);
        const later = street.momentAt(new Date(noon.getTime() + minutes * 60_000));
        for (const { no } of findPlaces(street, { ...ask, moment: later }, 20)) {
          const { viewer, party } = ask;
          const offers = street.offersOf(no, later.at);
          const fresh = offers.length
            ? bestNow({ moment: later, viewer, party, offers })
            : null;
          expect(priceFor(street, { ...ask, moment: later }, no)).toEqual(fresh);
        }
      }),
      { numRuns: 120, endOnFailure: true },
    );
  });
});
