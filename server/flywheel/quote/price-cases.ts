/** Short words in which the money tables of the price function are written. */
import type { OfferTerms } from '#contract/offer-terms.ts';
import type { Discount } from '#contract/discount.ts';
import type { Basket } from '#contract/quote.ts';
import type { Candidate, PriceInput } from './candidate.ts';
import { priceBasket } from './price.ts';

export const noon = new Date('2026-11-24T04:00:00.000Z');
export const soon = new Date(noon.getTime() + 1);
export const tuesdayNoon = 1_440 + 720;
export const everything: ('bill' | 'package')[] = ['bill', 'package'];

export const offer = (
  title: string,
  terms: OfferTerms,
  more: Partial<Candidate> = {},
): Candidate => ({
  id: `0193a000-0000-7000-8000-${title.padStart(12, '0').slice(-12)}`,
  title,
  terms,
  funding: [{ funder: 'merchant', shareBp: 10_000 }],
  state: 'live',
  stockLeft: null,
  perPersonLimit: null,
  sellFrom: new Date('2026-11-01T00:00:00.000Z'),
  sellUntil: new Date('2026-12-01T00:00:00.000Z'),
  ...more,
});

export const percent = (percentBp: number, more: Partial<Discount> = {}): Discount => ({
  base: 'remaining',
  off: { percentBp },
  minimumFen: 0,
  capFen: null,
  ...more,
});
export const amount = (amountFen: number, more: Partial<Discount> = {}): Discount => ({
  base: 'remaining',
  off: { amountFen },
  minimumFen: 0,
  capFen: null,
  ...more,
});

export const everyone = (discount: Discount): OfferTerms => ({
  kind: 'bill',
  audience: 'everyone',
  discount,
  appliesTo: everything,
});
export const members = (discount: Discount): OfferTerms => ({
  kind: 'bill',
  audience: 'member',
  discount,
  appliesTo: everything,
});
export const timed = (discount: Discount, from = '11:00', to = '14:00'): OfferTerms => ({
  kind: 'timed',
  windows: [{ days: [2], from, to }],
  discount,
  appliesTo: everything,
});
export const cash = {
  kind: 'cash',
  faceFen: 5_000,
  priceFen: 4_000,
  minimumFen: 6_000,
  perBill: 3,
} satisfies OfferTerms;
export const noodles = {
  kind: 'package',
  priceFen: 6_000,
  usesTotal: 1,
  items: [
    { name: '牛肉面', count: 2, priceFen: 3_200 },
    { name: '凉菜', count: 1, priceFen: 1_600 },
  ],
} satisfies OfferTerms;

export const bill = (billFen: number, excludedFen = 0): Basket => ({
  kind: 'bill',
  billFen,
  excludedFen,
});
export const price = (
  basket: Basket,
  offers: Candidate[],
  viewer: Partial<PriceInput['viewer']> = {},
) =>
  priceBasket({
    basket,
    offers,
    moment: { at: noon, weekMinute: tuesdayNoon },
    viewer: { member: true, usedByOffer: new Map(), ...viewer },
  });
export const priced = (...given: Parameters<typeof price>) => {
  const result = price(...given);
  if (!result.available) throw new Error(`not available: ${result.why.why}`);
  return result;
};
