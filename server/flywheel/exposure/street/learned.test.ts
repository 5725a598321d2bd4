import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minuteMs } from '#contract/kit/time.ts';
import { findPlaces, visitor } from './find.ts';
import type { FindAsked } from './find.ts';
import type { Street } from './street.ts';
import { crowd, idOf, noon, spot, streetOf } from './worlds.ts';
import type { World } from './worlds.ts';

// A street learns from every search what its corners are worth now. What it has learned may
// never decide what is found.
const step = fc.record({
  from: spot,
  minutesLater: fc.constantFrom(0, 0, 1, 20, 59, 400),
  openOnly: fc.boolean(),
  member: fc.boolean(),
  changed: fc.nat(399),
  arrivals: fc.constantFrom(0, 20, 5_000),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const askedOf = (street: Street, { from, openOnly, member }: Step, at: Date): FindAsked => {
  const viewer = { ...visitor, member };
  return {
    from,
    radiusMetres: 1_500,
    box: null,
    sort: 'best',
    category: null,
    openOnly,
    withOffer: false,
    forMembers: false,
    party: 2,
    maxFen: null,
    walkMinutes: null,
    moment: street.momentAt(at),
    isNow: true,
    viewer,
    rankedFor: viewer,
  };
};

const shown = (street: Street, given: Step, at: Date) =>
  findPlaces(street, askedOf(street, given, at), 20).map(({ no, score, explored }) => ({
    id: street.places.ids.idOf(no),
    score,
    explored,
  }));

/** What a step changes: how every ninth place stands, and whether an offer is sold. */
const change = (town: World, { changed, arrivals }: Step): World => ({
  ...town,
  standings: town.standings.map((each, no) =>
    no % 9 === changed % 9 ? { ...each, arrivals } : each,
  ),
  offers: town.offers.map((offer, no) =>
    no === changed
      ? {
          ...offer,
          state: offer.state === 'live' ? ('paused' as const) : ('live' as const),
        }
      : offer,
  ),
});

const tell = (street: Street, town: World, { changed }: Step): void => {
  const isChanged = (_: unknown, no: number) => no % 9 === changed % 9;
  town.standings.forEach((standing, no) => {
    if (isChanged(standing, no)) street.setStanding(idOf(1, no), standing);
  });
  for (const offer of town.offers.filter(isChanged)) street.putOffer(offer);
};

describe('what a street has learned of a moment', () => {
  it('never decides what is found, whatever changes and however late it gets', () => {
    fc.assert(
      fc.property(crowd, fc.array(step, { minLength: 2, maxLength: 6 }), (first, steps) => {
        const street = streetOf(first);
        let town = first;
        let at = noon.getTime();
        for (const given of steps) {
          at += given.minutesLater * minuteMs;
          const unasked = streetOf(town);
          const now = new Date(at);
          expect(shown(street, given, now)).toEqual(shown(unasked, given, now));
          town = change(town, given);
          tell(street, town, given);
        }
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });
});
