import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listNearby } from '#contract/exposure.ts';
import type { NearbyItem } from '#contract/exposure.ts';
import type { OfferTerms } from '#contract/offer-terms.ts';
import { makeQuote } from '#contract/quote.ts';
import { makeRandom } from '#city/random.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Name, Town } from '#server/test/town.ts';
import { buy, liveOffer, order } from '#server/test/wheel.ts';

/** What a list says, the checkout asks: for whoever looks, whatever is on sale. */
let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(() => town.close());

const here = { city, lat: 30.25, lon: 122.2 };
const viewers: (Name | null)[] = [null, 'lin', 'mei', 'zhou'];
const usualBill = { kind: 'bill' as const, billFen: 10_000, excludedFen: 0 };

const charged = async (who: Name | null, { placeId, best }: NearbyItem) => {
  const isPackage = best?.kind === 'package' && best.offerId !== null;
  const basket = isPackage
    ? { kind: 'package' as const, offerId: best.offerId ?? '', count: 1 }
    : usualBill;
  return town.as(who)(makeQuote, { city, placeId, basket });
};
const expectTrue = async (): Promise<number> => {
  let compared = 0;
  for (const who of viewers) {
    for (const item of (await town.as(who)(listNearby, here)).items) {
      if (item.best === null && item.offers === 0) continue;
      const quote = await charged(who, item);
      expect(item.best?.totalFen ?? 10_000).toBe(quote.totalFen);
      expect(item.best?.memberTotalFen ?? null).toBe(quote.memberTotalFen);
      compared += 1;
    }
  }
  return compared;
};

const random = makeRandom(7);
const discount = () => ({
  base: random.pick(['original', 'remaining'] as const),
  off: random.chance(0.5) ? { percentBp: random.int(1, 40) * 100 } : { amountFen: 700 },
  minimumFen: random.pick([700, 5_000, 10_000, 12_000]),
  capFen: random.pick([null, 500, 3_000]),
});
const appliesTo = () =>
  random.pick<('bill' | 'package')[]>([['bill'], ['bill', 'package']]);
const someTerms = (): OfferTerms =>
  random.pick<() => OfferTerms>([
    () => ({
      kind: 'bill',
      audience: random.pick(['everyone', 'member'] as const),
      discount: discount(),
      appliesTo: appliesTo(),
    }),
    () => ({
      kind: 'timed',
      windows: [{ days: [2], from: random.pick(['11:00', '12:01']), to: '14:00' }],
      discount: discount(),
      appliesTo: appliesTo(),
    }),
    () => ({
      kind: 'cash',
      faceFen: 5_000,
      priceFen: random.int(40, 49) * 100,
      minimumFen: random.pick([5_000, 10_000]),
      perBill: random.int(1, 3),
    }),
    () => ({
      kind: 'package',
      items: [{ name: '面', count: 2, priceFen: random.int(30, 60) * 100 }],
      priceFen: random.int(30, 58) * 100,
      usesTotal: 1,
    }),
  ])();
const someOffer = () =>
  liveOffer(town, {
    terms: someTerms(),
    placeIds: random.sample([town.places.noodles, town.places.tea], random.int(1, 2)),
    stock: random.pick([null, 1, 3]),
    perPersonLimit: random.pick([null, 1]),
  });

describe('the price shown', () => {
  it('is the price charged, to a guest, a customer, a member and an owner', async () => {
    for (let round = 0; round < 4; round += 1) {
      for (let made = 0; made < 6; made += 1) await someOffer();
      expect(await expectTrue()).toBeGreaterThan(3);
      // Somebody takes a share of what is limited.
      const placeId = random.pick([town.places.noodles, town.places.tea]);
      await order(town, random.pick(['lin', 'mei'] as const), usualBill, placeId);
      expect(await expectTrue()).toBeGreaterThan(3);
      town.clock.add(61_000);
    }
  });

  it('is that after somebody used up their share', async () => {
    const offer = await liveOffer(town, { perPersonLimit: 1, stock: 2 });
    await buy(town, 'lin', offer);
    await expectTrue();
    await buy(town, 'mei', offer);
    await expectTrue();
  });

  it('is that where a shop has more on sale than anybody reads', async () => {
    const terms = { kind: 'bill' as const, audience: 'everyone' as const };
    const id = await liveOffer(town, {
      placeIds: [town.places.tea],
      terms: { ...terms, discount: discount(), appliesTo: ['bill'] },
    });
    await town.sql(
      `with more as (
        insert into offer select city_id, gen_random_uuid(), merchant_id, title, kind,
          jsonb_set(terms, '{discount}', jsonb_build_object('base', 'remaining', 'off',
            jsonb_build_object('percentBp', 4000 + n), 'minimumFen', 0, 'capFen', null)),
          funding, excludes, state, stock, stock_left, per_person_limit, sell_from,
          sell_until, valid_days, created_at
        from offer, generate_series(1, 90) n where id = $1 returning city_id, id)
      insert into offer_store select city_id, id, $2 from more`,
      [id, town.places.tea],
    );
    await town.sql(
      `insert into outbox (city_id, id, name, facts, happened_at, next_at)
       select $1, gen_random_uuid(), 'offer.changed',
         jsonb_build_object('offerIds', jsonb_agg(id)), now(), now() from offer`,
      [city],
    );
    await expectTrue();
  });
});
