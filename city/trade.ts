/**
 * A week of ordinary trade behind the demo: at the stores of the first merchant above all,
 * and at a few others. People buy, most come and are served, some give back, some are
 * served by mistake and it is undone; a few codes are left to be shown.
 */
import { dayMs, hourMs, minuteMs } from '#contract/kit/time.ts';
import { placeOrder } from '#contract/order.ts';
import { checkPayment, refundOrder, startPayment } from '#contract/payment.ts';
import { makeQuote } from '#contract/quote.ts';
import { redeemVoucher, undoRedemption } from '#contract/redemption.ts';
import { readVoucher } from '#contract/voucher.ts';
import { idOf, must } from './found.ts';
import { makeRandom } from './random.ts';
import type { OrderView } from '#contract/order.ts';
import type { Basket } from '#contract/quote.ts';
import type { City } from './city.ts';
import type { Founded } from './found.ts';
import type { Offer } from './offers.ts';
import type { OpenHouse } from './open-house.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';

export type TradeTerms = {
  house: OpenHouse;
  city: City;
  founded: Founded;
  from: Date;
  until: Date;
};

/** Langang keeps Beijing time. */
const offsetMs = 8 * hourMs;

const salesPerDay = 13;

export async function tradeAWeek(terms: TradeTerms): Promise<void> {
  const { city, house, from, until } = terms;
  const random = makeRandom(`trade ${city.seed}`);
  const moments = momentsBetween(from, until, random);
  for (const moment of moments) {
    house.clock.set(new Date(moment));
    await sell(terms, random);
  }
  house.clock.set(new Date(until.getTime() - 50 * minuteMs));
  await giveLinSomethingToShow(terms);
  house.clock.set(new Date(until.getTime() - minuteMs));
  await house.settle();
}

/** Breakfast is the busiest; every sale leaves its customer time to come before `until`. */
function momentsBetween(from: Date, until: Date, random: Random): number[] {
  const first = Math.floor((from.getTime() + offsetMs) / dayMs) * dayMs - offsetMs;
  const moments: number[] = [];
  for (let midnight = first; midnight < until.getTime(); midnight += dayMs) {
    for (let sale = 0; sale < salesPerDay; sale += 1) {
      const hour = random.weighted([
        [random.between(6.5, 10), 5],
        [random.between(11, 13), 3],
        [random.between(14, 17), 2],
        [random.between(17.5, 20.5), 3],
      ]);
      moments.push(midnight + hour * hourMs);
    }
  }
  const latest = until.getTime() - 75 * minuteMs;
  return moments
    .filter((moment) => moment > from.getTime() && moment < latest)
    .sort((a, b) => a - b);
}

async function sell(terms: TradeTerms, random: Random): Promise<void> {
  const { city } = terms;
  const isFirst = random.chance(0.7);
  const [first, ...others] = city.merchants.slice(0, 8);
  const seller = isFirst || others.length === 0 ? first : random.pick(others);
  const offers = city.offers.filter(({ merchantKey }) => merchantKey === seller?.key);
  if (offers.length === 0) return;
  const offer = random.pick(offers);
  const placeKey = random.pick(offer.placeKeys);
  const customers = city.people.filter(({ role }) => role === 'customer').slice(1, 90);
  const buyer = random.pick(customers);
  const order = await buy(terms, buyer, {
    placeKey,
    basket: basketOf(terms, offer, random),
  });
  if (!order) return;
  const fate = random.weighted([
    ['served', 78],
    ['given back', 9],
    ['waits', 13],
  ] as const);
  if (fate === 'given back') {
    const call = terms.house.callAs(terms.house.tokenOf(buyer));
    await call(refundOrder, { city: city.id, order: order.id });
  }
  if (fate === 'served') await serve(terms, buyer, { order, offer, placeKey }, random);
}

function basketOf({ founded }: TradeTerms, offer: Offer, random: Random): Basket {
  const { kind } = offer.terms;
  const offerId = idOf(founded.offers, offer.key);
  if (kind === 'package') return { kind, offerId, count: random.chance(0.8) ? 1 : 2 };
  if (kind === 'cash' && random.chance(0.4)) return { kind, offerId, count: 1 };
  return { kind: 'bill', billFen: random.int(16, 78) * 100, excludedFen: 0 };
}

/** Buys at the best price of the moment; null where a limit or the clock says no. */
async function buy(
  { house, city, founded }: TradeTerms,
  buyer: Person,
  { placeKey, basket }: { placeKey: string; basket: Basket },
): Promise<OrderView | null> {
  const call = house.callAs(house.tokenOf(buyer));
  const placeId = idOf(founded.places, placeKey);
  const quote = await call(makeQuote, { city: city.id, placeId, basket });
  if (!quote.ok) return null;
  const order = await call(placeOrder, { city: city.id, token: quote.value.token });
  if (!order.ok || order.value.state !== 'awaiting_payment') return null;
  const at = { city: city.id, order: order.value.id };
  const payment = await must(call, startPayment, {
    ...at,
    rail: 'sandbox',
    returnPath: `/orders/${at.order}`,
  });
  const cashier = `${house.server.address}/sandbox/cashier/${payment.id}/pay_silently`;
  await fetch(cashier, { method: 'POST', redirect: 'manual', body: '', headers: form });
  await must(call, checkPayment, at);
  return order.value;
}

const form = { 'content-type': 'application/x-www-form-urlencoded' };

type Sale = { order: OrderView; offer: Offer; placeKey: string };

async function serve(
  terms: TradeTerms,
  buyer: Person,
  sale: Sale,
  random: Random,
): Promise<void> {
  const { house, city, founded } = terms;
  const codes = await codesOf(terms, buyer, sale.order);
  house.clock.add(Math.round(random.between(3, 45) * minuteMs));
  const cashier = cashierAt(city, sale);
  if (!cashier) return;
  const call = house.callAs(house.tokenOf(cashier));
  for (const code of codes) {
    const done = await call(redeemVoucher, {
      city: city.id,
      place: idOf(founded.places, sale.placeKey),
      code,
      channel: random.chance(0.8) ? 'scan' : 'typed',
    });
    if (!done.ok || !random.chance(0.06)) continue;
    house.clock.add(2 * minuteMs);
    await call(undoRedemption, { city: city.id, redemption: done.value.id });
  }
}

async function codesOf(
  { house, city }: TradeTerms,
  buyer: Person,
  order: OrderView,
): Promise<string[]> {
  const { rows } = await house.db.query(
    'select id from voucher where city_id = $1 and order_id = $2 order by id',
    [city.id, order.id],
  );
  const call = house.callAs(house.tokenOf(buyer));
  const codes: string[] = [];
  for (const row of rows) {
    const { code } = await must(call, readVoucher, {
      city: city.id,
      voucher: String(row['id']),
    });
    codes.push(code);
  }
  return codes;
}

/** Whoever stands at the counter of this store, else the owner. */
function cashierAt(city: City, { offer, placeKey }: Sale): Person | undefined {
  const isStaffed = city.merchants.findIndex(({ key }) => key === offer.merchantKey) < 8;
  const staff = city.people.find(
    (person) => isStaffed && person.role === 'staff' && person.placeKey === placeKey,
  );
  return (
    staff ??
    city.people.find(
      (person) => person.role === 'owner' && person.merchantKey === offer.merchantKey,
    )
  );
}

/** The demo's own customer has codes on the phone: a breakfast, a cash voucher, a card. */
async function giveLinSomethingToShow(terms: TradeTerms): Promise<void> {
  const { city, founded } = terms;
  const lin = city.people.find(({ name }) => name === '林晓');
  const [merchant] = city.merchants;
  if (!lin || !merchant) return;
  const [placeKey = ''] = merchant.shopKeys;
  for (const title of ['双人早餐', '25 抵 30 元代金券', '鲜肉蛋肠粉十次卡']) {
    const offer = city.offers.find((one) => one.title === title);
    if (!offer || (offer.terms.kind !== 'package' && offer.terms.kind !== 'cash')) continue;
    const { kind } = offer.terms;
    const basket = { kind, offerId: idOf(founded.offers, offer.key), count: 1 };
    await buy(terms, lin, { placeKey, basket });
  }
}
