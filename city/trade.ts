/**
 * A week of ordinary trade at the merchants that the demo's cast works for: people buy, some
 * come and are served, some give back, a few codes are left to be shown.
 */
import { placeOrder } from '#contract/order.ts';
import { refundOrder, startPayment } from '#contract/payment.ts';
import { makeQuote } from '#contract/quote.ts';
import { redeemVoucher } from '#contract/redemption.ts';
import { listMyVouchers } from '#contract/voucher.ts';
import { dayMs, hourMs, minuteMs } from '#contract/kit/time.ts';
import { idOf, must } from './found.ts';
import { makeRandom } from './random.ts';
import type { Caller } from '#contract/kit/call.ts';
import type { City } from './city.ts';
import type { Founded } from './found.ts';
import type { OpenHouse } from './open-house.ts';
import type { Offer } from './offers.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';

export type TradeTerms = {
  house: OpenHouse;
  city: City;
  founded: Founded;
  from: Date;
  until: Date;
};

export async function tradeAWeek(terms: TradeTerms): Promise<void> {
  const { city, house, from, until } = terms;
  const random = makeRandom(`trade ${city.seed}`);
  const offers = sellable(city);
  for (let day = from.getTime() + 2 * hourMs; day < until.getTime(); day += dayMs) {
    for (let sale = 0; sale < 9; sale += 1) {
      const at = new Date(day + sale * 70 * minuteMs);
      if (at.getTime() > until.getTime() - hourMs) return;
      house.clock.set(at);
      await sell(terms, random.pick(offers), random);
    }
  }
  house.clock.set(new Date(until.getTime() - minuteMs));
  await house.settle();
}

/** Set meals of the first merchants, those of the demo's cast. */
const sellable = (city: City): Offer[] => {
  const first = new Set(city.merchants.slice(0, 6).map((merchant) => merchant.key));
  return city.offers.filter(
    (offer) => offer.terms.kind === 'package' && first.has(offer.merchantKey),
  );
};

async function sell(terms: TradeTerms, offer: Offer, random: Random): Promise<void> {
  const { city, house, founded } = terms;
  const buyers = city.people.filter((person) => person.role === 'customer').slice(0, 60);
  const buyer = random.pick(buyers);
  const call = house.callAs(house.tokenOf(buyer));
  const placeKey = random.pick([...offer.placeKeys]);
  const placeId = idOf(founded.places, placeKey);
  const basket = {
    kind: 'package' as const,
    offerId: idOf(founded.offers, offer.key),
    count: 1,
  };
  const quote = await call(makeQuote, { city: city.id, placeId, basket });
  if (!quote.ok) return;
  const order = await call(placeOrder, { city: city.id, token: quote.value.token });
  if (!order.ok) return;
  await pay(house, call, city.id, order.value.id);
  const fate = random.int(1, 10);
  if (fate === 1) await call(refundOrder, { city: city.id, order: order.value.id });
  else if (fate > 2) await serve(terms, call, order.value.id, offer, placeKey);
}

async function pay(house: OpenHouse, call: Caller, city: string, order: string) {
  const payment = await must(call, startPayment, {
    city,
    order,
    rail: 'sandbox',
    returnPath: '/',
  });
  await fetch(`${house.server.address}/sandbox/cashier/${payment.id}/pay`, {
    method: 'POST',
    redirect: 'manual',
  });
  await house.settle();
}

async function serve(
  terms: TradeTerms,
  call: Caller,
  orderId: string,
  offer: Offer,
  placeKey: string,
): Promise<void> {
  const { city, house, founded } = terms;
  const mine = await must(call, listMyVouchers, {
    city: city.id,
    state: 'issued',
    limit: 100,
  });
  const voucher = mine.items.find((held) => held.orderId === orderId);
  const cashier = cashierAt(city, offer, placeKey);
  if (!voucher || !cashier) return;
  house.clock.add(40 * minuteMs);
  await house.callAs(house.tokenOf(cashier))(redeemVoucher, {
    city: city.id,
    place: idOf(founded.places, placeKey),
    code: voucher.code,
    channel: 'scan',
  });
}

const cashierAt = (city: City, offer: Offer, placeKey: string): Person | undefined =>
  city.people.find((person) => person.role === 'staff' && person.placeKey === placeKey) ??
  city.people.find(
    (person) => person.role === 'owner' && person.merchantKey === offer.merchantKey,
  );
