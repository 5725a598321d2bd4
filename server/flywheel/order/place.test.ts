import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cancelOrder, placeOrder, readOrder } from '#contract/order.ts';
import { startPayment } from '#contract/payment.ts';
import { makeQuote } from '#contract/quote.ts';
import type { Basket } from '#contract/quote.ts';
import { city, noon, openTown } from '#server/test/town.ts';
import type { Name, Town } from '#server/test/town.ts';
import { liveOffer, order } from '#server/test/wheel.ts';
import { expectLaws } from '#server/test/laws.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(async () => {
  await expectLaws(town);
  await town.close();
});

const quoteFor = async (who: Name | null, basket: Basket): Promise<string> => {
  const asked = { city, placeId: town.places.noodles, basket };
  return (await town.as(who)(makeQuote, asked)).token;
};
const aMeal = async (changes = {}) =>
  ({ kind: 'package', offerId: await liveOffer(town, changes), count: 1 }) as const;
const stockLeft = async (offerId: string) => {
  const [row] = await town.sql<{ left: number }>(
    'select stock_left as left from offer where id = $1',
    [offerId],
  );
  return row?.left;
};

describe('an order', () => {
  it('takes only a quote that is ours, unchanged', async () => {
    const token = await quoteFor('lin', await aMeal());
    const [body = '', signature = ''] = token.split('.');
    const cheap = Buffer.from(
      Buffer.from(body, 'base64url').toString().replace('5800', '1'),
    ).toString('base64url');
    for (const forged of [`${cheap}.${signature}`, `${token}.x`, 'x'.repeat(40)]) {
      const answer = await town.caller('lin')(placeOrder, { city, token: forged });
      expect(answer).toMatchObject({ status: 400, refusal: 'quote_forged' });
    }
  });

  it("is not made with another person's quote", async () => {
    const token = await quoteFor('lin', await aMeal());
    expect(await town.caller('mei')(placeOrder, { city, token })).toMatchObject({
      status: 403,
      refusal: 'quote_of_another',
    });
  });

  it('is made once of a quote', async () => {
    const token = await quoteFor('lin', await aMeal());
    const { id } = await town.as('lin')(placeOrder, { city, token });
    expect(await town.caller('lin')(placeOrder, { city, token })).toMatchObject({
      refusal: 'quote_already_used',
      facts: { orderId: id },
    });
    await town.as('lin')(cancelOrder, { city, order: id });
  });

  it('keeps a price for ten minutes and not a moment longer', async () => {
    const token = await quoteFor('mei', await aMeal());
    const late = await quoteFor('mei', await aMeal());
    town.clock.add(600_000);
    expect(await town.caller('mei')(placeOrder, { city, token })).toMatchObject({
      ok: true,
    });
    town.clock.add(1);
    expect(await town.caller('mei')(placeOrder, { city, token: late })).toMatchObject({
      status: 410,
      refusal: 'quote_expired',
      facts: { expiredAt: new Date(noon.getTime() + 600_000).toISOString() },
    });
  });

  it('stops at a personal limit and offers the next price', async () => {
    const basket = await aMeal({ perPersonLimit: 1 });
    const [first, second] = [
      await quoteFor('zhou', basket),
      await quoteFor('zhou', basket),
    ];
    await town.as('zhou')(placeOrder, { city, token: first });
    expect(await town.caller('zhou')(placeOrder, { city, token: second })).toMatchObject({
      refusal: 'person_limit_reached',
      facts: { offerId: basket.offerId, limit: 1, newToken: null },
    });
  });

  it('is one of at most five that are not paid', async () => {
    const basket = await aMeal();
    for (let no = 0; no < 5; no += 1) await order(town, 'chen', basket);
    const token = await quoteFor('chen', basket);
    expect(await town.caller('chen')(placeOrder, { city, token })).toMatchObject({
      status: 429,
      refusal: 'too_many_open_orders',
      facts: { limit: 5 },
    });
  });

  it('is nobody else’s business', async () => {
    const { id } = await order(town, 'lin', await aMeal());
    for (const [ask, input] of [
      [readOrder, { city, order: id }],
      [cancelOrder, { city, order: id }],
    ] as const) {
      expect(await town.caller('mei')(ask, input)).toMatchObject({
        status: 404,
        refusal: 'order_not_found',
      });
    }
  });
});

describe('an unpaid order', () => {
  it('lapses after fifteen minutes, and its stock is free again', async () => {
    const basket = await aMeal({ stock: 1 });
    const { id } = await order(town, 'tang', basket);
    expect(await stockLeft(basket.offerId)).toBe(0);
    town.clock.add(15 * 60_000);
    await town.server.tick();
    expect((await town.as('tang')(readOrder, { city, order: id })).state).toBe(
      'awaiting_payment',
    );
    town.clock.add(1_000);
    await town.server.tick();
    expect(await town.as('tang')(readOrder, { city, order: id })).toMatchObject({
      state: 'cancelled',
      cancelReason: 'not_paid_in_time',
    });
    expect(await stockLeft(basket.offerId)).toBe(1);
  });

  it('can be given up once, and then not be paid', async () => {
    const basket = await aMeal({ stock: 1, perPersonLimit: 1 });
    const { id } = await order(town, 'tang', basket);
    const tang = town.caller('tang');
    await town.as('tang')(cancelOrder, { city, order: id });
    expect(await stockLeft(basket.offerId)).toBe(1);
    const needs = { refusal: 'order_not_in_state', facts: { state: 'cancelled' } };
    expect(await tang(cancelOrder, { city, order: id })).toMatchObject(needs);
    const pay = { city, order: id, rail: 'sandbox', returnPath: '/' } as const;
    expect(await tang(startPayment, pay)).toMatchObject(needs);
    expect((await order(town, 'tang', basket)).state).toBe('awaiting_payment');
  });
});
