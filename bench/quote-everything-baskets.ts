// Dinners at shops where twelve offers apply: five in weekly windows or for everyone, four
// kinds of cash vouchers and three for members, with minimums, caps, stock and limits.
import type { Random } from '#city/random.ts';
import type { Discount } from '#contract/discount.ts';
import type { OfferTerms } from '#contract/offer-terms.ts';
import type { Candidate, PriceInput } from '#flywheel/quote/candidate.ts';

export const offersEach = 12;
const at = new Date('2026-11-24T10:10:00.000Z');
const dayMs = 86_400_000;
/** Tuesday, ten past six in the evening. */
const weekMinute = 1_440 + 18 * 60 + 10;

/** A bill of 50 to 500 yuan, a member who holds some vouchers already, and the offers. */
export function makeBasket(random: Random): PriceInput {
  const billFen = random.chance(0.5)
    ? random.int(50, 500) * 100
    : random.int(5_000, 50_000);
  const excludedFen = random.chance(0.3) ? random.int(0, 3_000) : 0;
  const offers = Array.from({ length: offersEach }, (_, no) => makeOffer(random, no));
  return {
    basket: { kind: 'bill', billFen, excludedFen },
    moment: { at, weekMinute },
    viewer: { member: true, usedByOffer: new Map(offers.map(({ id }) => [id, 1])) },
    offers: random.shuffle(offers),
  };
}

const makeOffer = (random: Random, no: number): Candidate => ({
  id: `01977420-dc00-7c32-8fb6-5${String(no).padStart(11, '0')}`,
  title: `优惠 ${no}`,
  terms: makeTerms(random, no),
  funding: [
    { funder: 'merchant', shareBp: 7_000 },
    { funder: 'platform', shareBp: 3_000 },
  ],
  state: 'live',
  stockLeft: random.pick([null, null, 1, 2, 40]),
  perPersonLimit: random.pick([null, null, 2, 3, 9]),
  sellFrom: new Date(at.getTime() - dayMs),
  sellUntil: new Date(at.getTime() + dayMs),
});

const makeTerms = (random: Random, no: number): OfferTerms => {
  if (no < 3) {
    const windows = [{ days: [2], from: '17:00', to: '21:00' }];
    return { kind: 'timed', windows, discount: makeDiscount(random), appliesTo: ['bill'] };
  }
  if (no < 7) return makeCash(random);
  const audience = no < 9 ? 'everyone' : 'member';
  return { kind: 'bill', audience, discount: makeDiscount(random), appliesTo: ['bill'] };
};

const makeCash = (random: Random): OfferTerms => {
  const faceFen = random.int(10, 100) * 100;
  return {
    kind: 'cash',
    faceFen,
    priceFen: faceFen - random.int(1, faceFen / 2),
    minimumFen: random.pick([0, faceFen, faceFen + 5_000]),
    perBill: random.int(1, 4),
  };
};

const makeDiscount = (random: Random): Discount => ({
  base: random.pick(['original', 'remaining']),
  off: random.chance(0.6)
    ? { percentBp: random.int(1, 6_000) }
    : { amountFen: random.int(1, 8_000) },
  minimumFen: random.pick([0, 0, 5_000, 10_000, 20_000]),
  capFen: random.chance(0.4) ? random.int(0, 5_000) : null,
});
