/**
 * One customer's errand, from a look around to a code on the phone: read, choose, ask the
 * price, think it over, order, pay at the rail's own cashier. Some change their mind, some
 * think too long, some pay after everybody has stopped waiting.
 */
import { listNearby } from '#contract/exposure.ts';
import { dayMs, minuteMs } from '#contract/kit/time.ts';
import { listNotes } from '#contract/note.ts';
import { cancelOrder, placeOrder, readOrder } from '#contract/order.ts';
import { checkPayment, startPayment } from '#contract/payment.ts';
import { readPlace } from '#contract/place.ts';
import { listPlaceOffers, makeQuote } from '#contract/quote.ts';
import { listMyVouchers } from '#contract/voucher.ts';
import { planUse } from './counter.ts';
import { isSurprising } from './life.ts';
import { askOn } from './witness.ts';
import type { OrderView } from '#contract/order.ts';
import type { PaymentView } from '#contract/payment.ts';
import type { Basket, PricedOffer, QuoteView } from '#contract/quote.ts';
import type { RefusalName } from '#contract/refusals.ts';
import type { Life, Line } from './life.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';

type Errand = { life: Life; person: Person; line: Line; random: Random };

/** Begins an errand, to one place or wherever it leads; the rest goes onto the agenda. */
export async function runErrand(
  life: Life,
  person: Person,
  random: Random,
  headingFor?: string,
): Promise<void> {
  const errand = { life, person, line: life.line(person), random };
  const placeId = headingFor ?? (await lookAround(errand));
  if (!placeId) return;
  const basket = await choose(errand, placeId);
  if (!basket) return void life.witness.saw('left without asking');
  const quote = await ask(errand, placeId, basket);
  if (!quote) return;
  if (!random.chance(person.habits.decides))
    return void life.witness.saw('quote abandoned');
  const thinks = random.chance(0.12) ? random.between(10.2, 25) : random.between(0.1, 6);
  const now = life.house.clock.now().getTime();
  life.agenda.at(now + thinks * minuteMs, () => order(errand, quote));
}

/** Reads notes or looks at what is near, and settles on a place that sells something. */
async function lookAround({ life, line, person, random }: Errand): Promise<string | null> {
  const { cityId } = life.house;
  if (random.chance(0.35)) {
    const notes = await askOn(line, listNotes, { city: cityId, limit: 30 });
    const placeIds = notes?.ok ? notes.value.items.map(({ placeId }) => placeId) : [];
    life.witness.saw('notes read');
    if (placeIds.length > 0) return random.pick(placeIds);
  }
  const home = life.city.map.districts.find(({ id }) => id === person.homeDistrictId);
  const near = await askOn(line, listNearby, {
    city: cityId,
    lat: home?.lat ?? life.city.lat,
    lon: home?.lon ?? life.city.lon,
    radiusMetres: 6_000,
    withOffer: 'true',
    limit: 20,
  });
  life.witness.expect(near !== null && near.ok, 'looking near was refused');
  life.witness.saw('looked near');
  const items = near?.ok ? near.value.items : [];
  return items.length > 0 ? random.pick(items).placeId : null;
}

async function choose({ life, line, random }: Errand, placeId: string) {
  const where = { city: life.house.cityId, place: placeId };
  if (random.chance(0.4)) await askOn(line, readPlace, where);
  const offers = await askOn(line, listPlaceOffers, where);
  life.witness.expect(offers !== null && offers.ok, `offers of ${placeId} were refused`);
  if (!offers?.ok) return null;
  const buyable = offers.value.items.filter((offer) => offer.price !== null);
  for (const offer of offers.value.items) checkShown(life, offer);
  if (buyable.length === 0) return null;
  return basketOf(random.pick(buyable), random);
}

/** A price is shown or a reason why not, never neither. */
function checkShown(life: Life, offer: PricedOffer): void {
  const says = offer.price !== null || offer.whyNot !== null;
  life.witness.expect(says, `${offer.title} shows neither a price nor a reason`);
}

function basketOf(offer: PricedOffer, random: Random): Basket {
  const { kind } = offer.terms;
  if (kind === 'package' || (kind === 'cash' && random.chance(0.5))) {
    return {
      kind,
      offerId: offer.offerId,
      count: random.weighted([
        [1, 7],
        [2, 2],
        [3, 1],
      ]),
    };
  }
  const billFen = random.int(1_500, 40_000);
  const excludedFen = random.chance(0.3) ? random.int(0, Math.floor(billFen / 3)) : 0;
  return { kind: 'bill', billFen, excludedFen };
}

async function ask(errand: Errand, placeId: string, basket: Basket) {
  const { life, line } = errand;
  const answer = await askOn(line, makeQuote, { city: life.house.cityId, placeId, basket });
  if (!answer) return null;
  life.witness.saw('quote');
  if (!answer.ok) {
    const expected: RefusalName[] = ['offer_not_available', 'place_sells_nothing'];
    life.witness.expect(
      !isSurprising(life, answer.refusal, expected),
      `a quote was refused: ${answer.refusal}`,
    );
    return null;
  }
  const quote = answer.value;
  const last = quote.lines.at(-1);
  life.witness.expect(last?.afterFen === quote.totalFen, 'a quote does not add up');
  life.witness.expect(
    quote.totalFen <= quote.originalFen,
    'a quote costs more than the menu',
  );
  return quote;
}

async function order(errand: Errand, quote: QuoteView): Promise<void> {
  const { life, line, random } = errand;
  const { cityId, clock } = life.house;
  const late = clock.now().getTime() > new Date(quote.expiresAt).getTime();
  const answer = await askOn(line, placeOrder, { city: cityId, token: quote.token });
  if (!answer) return;
  if (!answer.ok) return takeNo(errand, quote, answer.refusal, late);
  life.witness.saw('ordered');
  life.witness.expect(!late || life.crowded, 'a quote was kept past its ten minutes');
  life.witness.expect(
    answer.value.totalFen === quote.totalFen,
    `told ${quote.totalFen}, ordered at ${answer.value.totalFen}`,
  );
  if (random.chance(0.1)) await orderAgain(errand, quote);
  if (answer.value.totalFen === 0) return collect(errand, answer.value);
  await payOrLeave(errand, answer.value);
}

function takeNo(
  errand: Errand,
  quote: QuoteView,
  refusal: RefusalName,
  late: boolean,
): void {
  const { life } = errand;
  const lost: RefusalName[] = [
    'offer_sold_out',
    'person_limit_reached',
    'campaign_spent',
    'campaign_limit_reached',
    'too_many_open_orders',
  ];
  const expected: RefusalName[] = late ? ['quote_expired'] : lost;
  life.witness.expect(
    !isSurprising(life, refusal, expected),
    `an order at ${quote.totalFen} was refused: ${refusal}`,
  );
}

/** One quote buys once, whoever presses the button again. */
async function orderAgain({ life, line }: Errand, quote: QuoteView): Promise<void> {
  const again = await askOn(line, placeOrder, {
    city: life.house.cityId,
    token: quote.token,
  });
  const refused = again && !again.ok ? again.refusal : 'nothing';
  const expected: RefusalName[] = [
    'quote_already_used',
    'quote_expired',
    'offer_sold_out',
    'person_limit_reached',
    'campaign_spent',
    'campaign_limit_reached',
    'too_many_open_orders',
  ];
  life.witness.expect(
    again === null || expected.some((name) => name === refused),
    `one quote bought twice: ${refused}`,
  );
}

const cashiers = [
  ['pay', 62],
  ['pay_late', 8],
  ['pay_twice', 8],
  ['pay_silently', 8],
  ['give_up', 4],
] as const;

async function payOrLeave(errand: Errand, bought: OrderView): Promise<void> {
  const { life, line, random } = errand;
  const where = { city: life.house.cityId, order: bought.id };
  const now = life.house.clock.now().getTime();
  if (random.chance(0.06)) {
    await askOn(line, cancelOrder, where);
    return void life.witness.saw('order cancelled');
  }
  const asked = { ...where, rail: 'sandbox', returnPath: `/orders/${bought.id}` } as const;
  const started = await askOn(line, startPayment, asked);
  if (!started) return;
  const expected: RefusalName[] = ['order_not_in_state'];
  if (!started.ok) {
    return life.witness.expect(
      !isSurprising(life, started.refusal, expected),
      `a payment was refused: ${started.refusal}`,
    );
  }
  life.witness.expect(
    started.value.amountFen === bought.totalFen,
    'the cashier asks otherwise',
  );
  if (random.chance(0.07)) return void life.witness.saw('left the cashier');
  const dallies = random.chance(0.06) ? random.between(15.5, 40) : random.between(0.05, 3);
  const manner = random.weighted(cashiers);
  life.agenda.at(now + dallies * minuteMs, () =>
    payAt(errand, bought, started.value, manner),
  );
}

/** Pays on the rail's own page, which is no page of ours. */
async function payAt(
  errand: Errand,
  bought: OrderView,
  payment: PaymentView,
  manner: string,
): Promise<void> {
  const { life, line, random } = errand;
  const trade = payment.cashierUrl.split('/').at(-1) ?? '';
  await fetch(`${life.address}/sandbox/cashier/${trade}/${manner}`, {
    method: 'POST',
    redirect: 'manual',
    body: '',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  life.witness.saw(`cashier: ${manner}`);
  const now = life.house.clock.now().getTime();
  if (random.chance(0.3)) {
    const where = { city: life.house.cityId, order: bought.id };
    await askOn(line, checkPayment, where);
  }
  // The rail sends all notices that are due at once; one by one they replay.
  for (const seconds of [0.1, 2.2, 30.1]) {
    life.agenda.at(now + seconds * 1_000, () => life.house.settle());
  }
  life.agenda.at(now + 2 * minuteMs, () => collect(errand, bought));
}

/** Two minutes later the code is there, or the money is on its way back. */
async function collect(errand: Errand, bought: OrderView): Promise<void> {
  const { life, line, random } = errand;
  const { cityId, clock } = life.house;
  const answer = await askOn(line, readOrder, { city: cityId, order: bought.id });
  if (!answer?.ok || answer.value.state !== 'issued') return;
  life.witness.saw('issued');
  const mine = await askOn(line, listMyVouchers, { city: cityId, limit: 100 });
  const vouchers = mine?.ok
    ? mine.value.items.filter(({ orderId }) => orderId === bought.id)
    : [];
  life.witness.expect(
    vouchers.length === answer.value.voucherIds.length,
    'an issued order lacks a code',
  );
  for (const voucher of vouchers) {
    const wait = random.weighted([
      [random.between(5, 240) * minuteMs, 70],
      [random.between(0.5, 3) * dayMs, 8],
      [null, 22],
    ]);
    const { usesLeft } = voucher;
    const held = { voucher, holder: errand.person, usesLeft, givenBack: false };
    const moment = wait === null ? null : clock.now().getTime() + wait;
    planUse(life, held, moment, random.stream(voucher.code));
  }
}
