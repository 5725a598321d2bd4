import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minuteMs } from '#contract/kit/time.ts';
import { bestNow, valueOf } from '../exposure.ts';
import { Street } from './street.ts';
import { crowd, harbour, noon } from './worlds.ts';
import { mostSaved, pricesHoldUntil } from './worth.ts';

const street = new Street(harbour);
const someOffers = crowd.map(({ offers }) =>
  offers.slice(0, 6).map((offer) => ({ ...offer, state: 'live' as const })),
);
const minutes = fc.integer({ min: -3 * 1_440, max: 3 * 1_440 });
const viewer = fc.record({
  member: fc.boolean(),
  usedByOffer: fc.constant(new Map<string, number>()),
});

describe('what a place is worth', () => {
  it('is never more than the bound that a search relies on', () => {
    fc.assert(
      fc.property(someOffers, minutes, viewer, (offers, later, who) => {
        const moment = street.momentAt(new Date(noon.getTime() + later * minuteMs));
        const best = bestNow({ moment, viewer: who, offers });
        const bound = mostSaved(offers.map(({ terms }) => terms));
        expect(best ? valueOf(best) : 0).toBeLessThanOrEqual(bound);
      }),
      { numRuns: 400, endOnFailure: true },
    );
  });

  it('stays what it is until the moment that was told', () => {
    const share = fc.double({ min: 0, max: 0.999_999, noNaN: true });
    fc.assert(
      fc.property(someOffers, minutes, viewer, share, (offers, later, who, part) => {
        const moment = street.momentAt(new Date(noon.getTime() + later * minuteMs));
        const until = pricesHoldUntil(offers, moment);
        const from = moment.at.getTime();
        expect(until).toBeGreaterThan(from);
        const between = street.momentAt(new Date(from + Math.floor(part * (until - from))));
        expect(bestNow({ moment: between, viewer: who, offers })).toEqual(
          bestNow({ moment, viewer: who, offers }),
        );
      }),
      { numRuns: 400, endOnFailure: true },
    );
  });
});
