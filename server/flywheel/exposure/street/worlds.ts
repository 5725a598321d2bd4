import fc from 'fast-check';
import type { Discount, WeeklyWindow } from '#contract/discount.ts';
import { hourMs } from '#contract/kit/time.ts';
import type { OfferTerms } from '#contract/offer-terms.ts';
import { Category } from '#contract/place.ts';
import type { Hours } from '#flywheel/place/hours.ts';
import type { StreetOffer } from './offers.ts';
import type { Standing, StreetPlace } from './places.ts';
import { Street } from './street.ts';

/**
 * Random little cities for the tests of streets: places, offers and what is said of them.
 */
export type World = {
  places: StreetPlace[];
  offers: StreetOffer[];
  standings: Standing[];
};

/** Tuesday noon in Shanghai. */
export const noon = new Date('2026-11-24T04:00:00.000Z');
export const harbour = {
  id: 'harbour',
  name: '港城',
  nameEn: 'Harbour',
  timeZone: 'Asia/Shanghai',
  lat: 31.2,
  lon: 121.4,
};

export const idOf = (kind: number, no: number): string =>
  `0193a000-000${kind}-7000-8000-${no.toString(16).padStart(12, '0')}`;

const discount: fc.Arbitrary<Discount> = fc.record({
  base: fc.constantFrom('original' as const, 'remaining' as const),
  off: fc.oneof(
    fc.record({ percentBp: fc.integer({ min: 1, max: 6_000 }) }),
    fc.record({ amountFen: fc.integer({ min: 1, max: 4_000 }) }),
  ),
  minimumFen: fc.constantFrom(0, 5_000, 10_000, 20_000),
  capFen: fc.constantFrom(null, 500, 3_000),
});
const appliesTo = fc.constantFrom<('bill' | 'package')[]>(['bill'], ['bill', 'package']);
const terms: fc.Arbitrary<OfferTerms> = fc.oneof(
  fc.record({
    kind: fc.constant('bill' as const),
    audience: fc.constantFrom('everyone' as const, 'member' as const),
    discount,
    appliesTo,
  }),
  fc.record({
    kind: fc.constant('timed' as const),
    windows: fc.constantFrom<WeeklyWindow[]>(
      [{ days: [2], from: '11:00', to: '13:00' }],
      [{ days: [1, 3], from: '00:00', to: '24:00' }],
      [{ days: [2], from: '12:01', to: '14:00' }],
    ),
    discount,
    appliesTo,
  }),
  fc.integer({ min: 1, max: 4_000 }).map((off) => ({
    kind: 'cash' as const,
    faceFen: 5_000,
    priceFen: 5_000 - off,
    minimumFen: 5_000,
    perBill: 3,
  })),
  fc.integer({ min: 1, max: 9_000 }).map((priceFen) => ({
    kind: 'package' as const,
    items: [{ name: '套餐', count: 2, priceFen: 4_400 }],
    priceFen,
    usesTotal: 1,
  })),
);

const hours: fc.Arbitrary<Hours> = fc.constantFrom<Hours[]>(
  { kind: 'unknown' },
  { kind: 'weekly', intervals: [[0, 10_080]] },
  {
    kind: 'weekly',
    intervals: [[1_440 + 600, 1_440 + 1_200]],
  },
  { kind: 'weekly', intervals: [[3_000, 3_600]] },
);
const moment = fc
  .integer({ min: -60, max: 60 })
  .map((hours_) => new Date(noon.getTime() + hours_ * hourMs));

/** Where places stand: crowded, so that distances decide less than what they offer. */
export const spot = fc.record({
  lat: fc.double({ min: 31.19, max: 31.21, noNaN: true }),
  lon: fc.double({ min: 121.39, max: 121.41, noNaN: true }),
});

const worldOf = (size: number): fc.Arbitrary<World> =>
  fc.record({
    places: fc
      .array(fc.record({ spot, hours, category: fc.constantFrom(...Category.options) }), {
        minLength: size,
        maxLength: size,
      })
      .map((all) =>
        all.map((each, no) => ({
          id: idOf(1, no),
          name: `店 ${no}`,
          cuisines: [],
          address: null,
          createdAt: noon,
          category: each.category,
          hours: each.hours,
          ...each.spot,
        })),
      ),
    offers: fc
      .array(
        fc.record({
          terms,
          stockLeft: fc.constantFrom(null, 0, 1, 2, 50),
          perPersonLimit: fc.constantFrom(null, 1, 3),
          state: fc.constantFrom('live' as const, 'live' as const, 'paused' as const),
          sellFrom: moment,
          sellUntil: moment,
          at: fc.uniqueArray(fc.nat(size - 1), { minLength: 1, maxLength: 4 }),
        }),
        { maxLength: size * 2 },
      )
      .map((all) =>
        all.map(({ at, ...offer }, no) => ({
          ...offer,
          id: idOf(2, no),
          title: `优惠 ${no}`,
          funding: [{ funder: 'merchant' as const, shareBp: 10_000 }],
          placeIds: at.map((place) => idOf(1, place)),
        })),
      ),
    standings: fc.array(
      fc.record({
        notes: fc.nat(30),
        lastNote: fc.constantFrom(null, '好吃'),
        arrivals: fc.nat(60),
        undone: fc.nat(5),
      }),
      { minLength: size, maxLength: size },
    ),
  });

export const world = fc.integer({ min: 1, max: 60 }).chain(worldOf);
/** So many that most of them are never looked at. */
export const crowd = worldOf(400);

/** The street of a world, told in any order. */
export const streetOf = ({ places, offers, standings }: World): Street => {
  const street = new Street(harbour);
  for (const offer of offers) street.putOffer(offer);
  for (const place of places) street.putPlace(place);
  standings.forEach((standing, no) => street.setStanding(idOf(1, no), standing));
  return street;
};
