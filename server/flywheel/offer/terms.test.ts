import { describe, expect, test } from 'vitest';
import type { Funding, OfferDraft } from '#contract/offer.ts';
import type { OfferTerms } from '#contract/offer-terms.ts';
import type { Discount } from '#contract/discount.ts';
import { discountOffFen, fundedBy } from './off.ts';
import { laneOf, marginOf, problemsOfTerms } from './terms.ts';

const now = new Date('2026-11-24T04:00:00.000Z');
const store = '0193a000-0000-7000-8000-000000000001';
const merchantOnly: Funding = [{ funder: 'merchant', shareBp: 10_000 }];
const shared: Funding = [
  { funder: 'merchant', shareBp: 7_000 },
  { funder: 'platform', shareBp: 3_000 },
];

const meal: OfferTerms = {
  kind: 'package',
  priceFen: 6_000,
  usesTotal: 1,
  items: [
    { name: '牛肉面', count: 2, priceFen: 3_200 },
    { name: '凉菜', count: 1, priceFen: 1_600 },
  ],
};
const cash: OfferTerms = {
  kind: 'cash',
  faceFen: 5_000,
  priceFen: 4_000,
  minimumFen: 5_000,
  perBill: 1,
};
const tenOff: Discount = {
  base: 'original',
  off: { percentBp: 1_000 },
  minimumFen: 0,
  capFen: null,
};
const bill = (
  discount: Discount,
  audience: 'everyone' | 'member' = 'everyone',
): OfferTerms => ({ kind: 'bill', audience, discount, appliesTo: ['bill'] });
const timed = (...walls: [string, string][]): OfferTerms => ({
  kind: 'timed',
  discount: tenOff,
  appliesTo: ['bill'],
  windows: walls.map(([from, to]) => ({ days: [1], from, to })),
});

const lunch = (from: string, to: string): OfferTerms => ({
  ...meal,
  usable: { windows: [{ days: [1, 2], from, to }], blackoutDays: [] },
});

const draft = (more: Partial<OfferDraft> = {}): OfferDraft => ({
  title: '双人面',
  terms: meal,
  placeIds: [store],
  funding: merchantOnly,
  stock: null,
  perPersonLimit: null,
  sellFrom: '2026-11-24T00:00:00.000Z',
  sellUntil: '2026-12-24T00:00:00.000Z',
  validDays: 30,
  excludes: [],
  ...more,
});

describe('a draft contradicts itself', () => {
  const half: Funding = [{ funder: 'merchant', shareBp: 5_000 }];
  const twice: Funding = [...half, ...half];
  const amount = (amountFen: number, minimumFen: number) =>
    bill({ base: 'original', off: { amountFen }, minimumFen, capFen: null });
  test.each<{ with: Partial<OfferDraft>; problems: string[] }>([
    { with: {}, problems: [] },
    { with: { funding: shared }, problems: [] },
    { with: { funding: half }, problems: ['funding_is_not_whole'] },
    { with: { funding: twice }, problems: ['funding_is_not_whole'] },
    { with: { terms: { ...meal, priceFen: 8_000 } }, problems: [] },
    { with: { terms: { ...meal, priceFen: 8_001 } }, problems: ['price_above_menu'] },
    { with: { terms: cash }, problems: [] },
    { with: { terms: { ...cash, priceFen: 5_001 } }, problems: ['cash_price_above_face'] },
    { with: { terms: { ...cash, minimumFen: 4_999 } }, problems: ['minimum_below_face'] },
    { with: { terms: timed(['14:00', '17:00'], ['22:00', '02:00']) }, problems: [] },
    { with: { terms: timed(['00:00', '24:00']) }, problems: [] },
    {
      with: { terms: timed(['14:00', '17:00'], ['09:00', '09:00']) },
      problems: ['window_is_empty'],
    },
    { with: { terms: timed(['24:00', '00:00']) }, problems: ['window_is_empty'] },
    { with: { terms: lunch('11:00', '14:00') }, problems: [] },
    { with: { terms: lunch('11:00', '11:00') }, problems: ['window_is_empty'] },
    { with: { terms: amount(2_000, 2_000) }, problems: [] },
    { with: { terms: amount(2_000, 1_999) }, problems: ['discount_above_minimum'] },
    { with: { placeIds: [store, store] }, problems: ['store_named_twice'] },
    {
      with: { sellUntil: '2026-11-24T00:00:00.000Z' },
      problems: ['sale_ends_before_it_starts', 'sale_already_over'],
    },
    {
      with: { sellFrom: '2026-10-01T00:00:00.000Z', sellUntil: '2026-11-24T04:00:00.000Z' },
      problems: ['sale_already_over'],
    },
    {
      with: { sellFrom: '2027-01-01T00:00:00.000Z', terms: { ...meal, priceFen: 9_000 } },
      problems: ['price_above_menu', 'sale_ends_before_it_starts'],
    },
  ])('row %#: $problems', ({ with: more, problems }) => {
    expect(problemsOfTerms(draft(more), now)).toEqual(problems);
  });
});

describe('the margin of one sale', () => {
  const cases = [
    {
      terms: meal,
      funding: merchantOnly,
      feeBp: 500,
      is: {
        menuFen: 8_000,
        customerPaysFen: 6_000,
        merchantFundsFen: 2_000,
        platformFundsFen: 0,
        feeFen: 300,
        merchantGetsFen: 5_700,
        keepsBp: 7_125,
      },
    },
    {
      terms: meal,
      funding: shared,
      feeBp: 500,
      is: {
        merchantFundsFen: 1_400,
        platformFundsFen: 600,
        feeFen: 300,
        merchantGetsFen: 6_300,
      },
    },
    {
      terms: cash,
      funding: merchantOnly,
      feeBp: 0,
      is: {
        menuFen: 5_000,
        customerPaysFen: 4_000,
        merchantGetsFen: 4_000,
        keepsBp: 8_000,
      },
    },
    {
      terms: bill(tenOff, 'member'),
      funding: merchantOnly,
      feeBp: 300,
      is: { menuFen: 10_000, customerPaysFen: 9_000, feeFen: 270, merchantGetsFen: 8_730 },
    },
    {
      terms: bill({ ...tenOff, minimumFen: 10_001 }),
      funding: shared,
      feeBp: 300,
      is: {
        customerPaysFen: 10_000,
        merchantFundsFen: 0,
        platformFundsFen: 0,
        merchantGetsFen: 9_700,
      },
    },
  ];
  test.each(cases)('row %#', ({ terms, funding, feeBp, is }) => {
    expect(marginOf({ terms, funding, feeBp, billFen: 10_000 })).toMatchObject(is);
  });

  test('may be below zero once the cost is told', () => {
    const input = { terms: meal, funding: merchantOnly, feeBp: 500, billFen: 10_000 };
    expect(marginOf(input)).toMatchObject({ costFen: null, marginFen: null });
    expect(marginOf({ ...input, costFen: 5_800 })).toMatchObject({
      costFen: 5_800,
      marginFen: -100,
    });
  });
});

test.each([
  { terms: meal, lane: 'package' },
  { terms: cash, lane: 'cash' },
  { terms: timed(['14:00', '17:00']), lane: 'timed' },
  { terms: bill(tenOff), lane: 'timed' },
  { terms: bill(tenOff, 'member'), lane: 'member' },
])('row %#: competes in the $lane lane', ({ terms, lane }) => {
  expect(laneOf(terms)).toBe(lane);
});

test.each([
  { offFen: 0, parts: [0, 0] },
  { offFen: 1, parts: [1, 0] },
  { offFen: 99, parts: [70, 29] },
  { offFen: 1_000, parts: [700, 300] },
])('$offFen fen are funded as $parts', ({ offFen, parts }) => {
  expect(fundedBy(shared, offFen).map(({ fen }) => fen)).toEqual(parts);
});

test('a discount on the original amount still ends at zero', () => {
  const half: Discount = { ...tenOff, off: { percentBp: 5_000 } };
  expect(discountOffFen(half, { originalFen: 10_000, remainingFen: 4_000 })).toBe(4_000);
  expect(
    discountOffFen(
      { ...half, base: 'remaining' },
      { originalFen: 10_000, remainingFen: 4_000 },
    ),
  ).toBe(2_000);
});
