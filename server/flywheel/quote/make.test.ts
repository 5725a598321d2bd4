import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOffer, endOffer } from '#contract/offer.ts';
import { makeQuote } from '#contract/quote.ts';
import type { Basket } from '#contract/quote.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { draftOf, liveOffer } from '#server/test/wheel.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(() => town.close());

const ask = (basket: Basket, placeId = town.places.noodles) =>
  town.caller('lin')(makeQuote, { city, placeId, basket });
const closePlace = "update place set closed_at = now(), state = 'closed' where id = $1";
const bill = (billFen: number, excludedFen = 0): Basket => ({
  kind: 'bill',
  billFen,
  excludedFen,
});

describe('a quote', () => {
  it('can exclude no more than the bill', async () => {
    expect(await ask(bill(100, 101))).toMatchObject({
      refusal: 'excluded_above_bill',
      facts: { billFen: 100, excludedFen: 101 },
    });
    expect(await ask(bill(100, 100))).toMatchObject({ ok: true });
  });

  it('needs a place that sells, is open and exists', async () => {
    const placeId = '01a20bb5-e600-7d7f-885e-84afd8feedf5';
    expect(await ask(bill(100), placeId)).toMatchObject({ refusal: 'place_not_found' });
    await town.sql('update place set merchant_id = null where id = $1', [
      town.places.books,
    ]);
    expect(await ask(bill(100), town.places.books)).toMatchObject({
      refusal: 'place_sells_nothing',
    });
    await town.sql(closePlace, [town.places.books]);
    expect(await ask(bill(100), town.places.books)).toMatchObject({
      refusal: 'place_closed',
    });
  });

  it('says why an offer is not to be had', async () => {
    const offerId = await liveOffer(town, { stock: 1 });
    expect(await ask({ kind: 'package', offerId, count: 2 })).toMatchObject({
      refusal: 'offer_not_available',
      facts: { offerId, why: 'sold_out' },
    });
    expect(await ask({ kind: 'cash', offerId, count: 1 })).toMatchObject({
      refusal: 'offer_not_available',
      facts: { offerId, why: 'not_for_this_basket' },
    });
    const later = await liveOffer(town, { sellFrom: '2026-11-25T04:00:00.000Z' });
    expect(await ask({ kind: 'package', offerId: later, count: 1 })).toMatchObject({
      refusal: 'offer_not_available',
      facts: { offerId: later, why: 'not_on_sale_yet' },
    });
  });

  it('says that a sale is over, whether it ran out or was ended', async () => {
    const sellUntil = new Date(town.clock.now().getTime() + 60_000).toISOString();
    const offers = [await liveOffer(town, { sellUntil }), await liveOffer(town)];
    await town.as('zhou')(endOffer, { city, offer: offers[1] ?? '' });
    town.clock.add(60_000);
    for (const offerId of offers) {
      expect(await ask({ kind: 'package', offerId, count: 1 })).toMatchObject({
        refusal: 'offer_not_available',
        facts: { offerId, why: 'sale_over' },
      });
    }
  });

  it('says nothing of an offer that was never on sale, or is sold elsewhere', async () => {
    const { merchants } = town;
    const zhou = town.as('zhou');
    const draft = await zhou(createOffer, {
      city,
      merchant: merchants.zhou,
      ...draftOf(town),
    });
    const elsewhere = await liveOffer(town, { placeIds: [town.places.tea] });
    await zhou(endOffer, { city, offer: elsewhere });
    for (const offerId of [draft.id, elsewhere]) {
      expect(await ask({ kind: 'package', offerId, count: 1 })).toMatchObject({
        facts: { offerId, why: 'not_for_this_basket' },
      });
    }
  });
});
