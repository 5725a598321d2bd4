import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minuteMs } from '#contract/kit/time.ts';
import { bestNow, valueOf } from '../exposure.ts';
import { Street } from './street.ts';
import { crowd, harbour, idOf, noon } from './worlds.ts';
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

  it('changes where clocks are put forward at half past five UTC', () => {
    const island = new Street({ ...harbour, timeZone: 'America/St_Johns' });
    const everyone = { base: 'remaining' as const, minimumFen: 0, capFen: null };
    const offer = {
      id: idOf(2, 0),
      title: '三点起',
      funding: [{ funder: 'merchant' as const, shareBp: 10_000 }],
      state: 'live' as const,
      stockLeft: null,
      perPersonLimit: null,
      sellFrom: new Date('2027-01-01T00:00:00Z'),
      sellUntil: new Date('2027-12-01T00:00:00Z'),
      terms: {
        kind: 'timed' as const,
        windows: [{ days: [7], from: '03:00', to: '04:00' }],
        discount: { ...everyone, off: { percentBp: 1_000 } },
        appliesTo: ['bill' as const],
      },
    };
    const before = island.momentAt(new Date('2027-03-14T05:29:00Z'));
    expect(pricesHoldUntil([offer], before)).toBe(Date.parse('2027-03-14T05:30:00Z'));
  });
});
