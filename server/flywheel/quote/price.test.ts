import type { OfferTerms } from '#contract/offer-terms.ts';
import type { Discount } from '#contract/discount.ts';
import type { Basket } from '#contract/quote.ts';
import { describe, expect, test } from 'vitest';
import {
  noon,
  soon,
  offer,
  percent,
  amount,
  everyone,
  members,
  timed,
  cash,
  noodles,
  bill,
  price,
  priced,
} from './price-cases.ts';
import type { Candidate } from './candidate.ts';

describe('105 yuan with 10 % off and 20 % off over 100', () => {
  const ten = percent(1_000);
  const twenty = (base: Discount['base']) => percent(2_000, { base, minimumFen: 10_000 });
  test.each([
    // 10 % first would leave 94.50, under 100: the 20 % alone is cheaper than both in turn.
    { one: everyone(ten), other: members(twenty('remaining')), totalFen: 8_400 },
    // 20 % first: 84.00, then 10 % of what remains.
    { one: members(ten), other: everyone(twenty('remaining')), totalFen: 7_560 },
    { one: members(ten), other: everyone(twenty('original')), totalFen: 7_560 },
    // Both of the original amount: 10.50 and 21.00.
    { one: everyone(ten), other: members(twenty('original')), totalFen: 7_350 },
    // In one lane they compete: 84.00 beats 94.50.
    { one: everyone(ten), other: everyone(twenty('remaining')), totalFen: 8_400 },
  ])('row %#: $totalFen fen', ({ one, other, totalFen }) => {
    const offers = [offer('1', one), offer('2', other)];
    expect(priced(bill(10_500), offers).totalFen).toBe(totalFen);
    expect(priced(bill(10_500), offers.toReversed()).totalFen).toBe(totalFen);
  });

  test('is 94.50 for who is not a member', () => {
    const offers = [offer('1', everyone(ten)), offer('2', members(twenty('remaining')))];
    const { totalFen, notApplied } = priced(bill(10_500), offers, { member: false });
    expect(totalFen).toBe(9_450);
    expect(notApplied).toMatchObject([{ why: 'members_only' }]);
  });
});

describe('one discount on a bill', () => {
  const over90 = amount(1_500, { minimumFen: 9_000 });
  test.each([
    { of: percent(1_000), billFen: 10_000, excludedFen: 0, totalFen: 9_000 },
    { of: percent(1_000), billFen: 10_000, excludedFen: 4_000, totalFen: 9_400 },
    { of: percent(1_000), billFen: 10_000, excludedFen: 10_000, totalFen: 10_000 },
    { of: percent(1_000, { capFen: 6 }), billFen: 10_000, excludedFen: 0, totalFen: 9_994 },
    { of: percent(10_000), billFen: 10_000, excludedFen: 0, totalFen: 0 },
    { of: amount(1_500), billFen: 1_000, excludedFen: 0, totalFen: 0 },
    { of: amount(1_500), billFen: 2_000, excludedFen: 1_000, totalFen: 1_000 },
    { of: over90, billFen: 8_999, excludedFen: 0, totalFen: 8_999 },
    { of: over90, billFen: 9_000, excludedFen: 0, totalFen: 7_500 },
    { of: over90, billFen: 9_500, excludedFen: 501, totalFen: 9_500 },
    // Half a fen goes to the even neighbour: 0.5 → 0, 1.5 → 2.
    { of: percent(5_000), billFen: 1, excludedFen: 0, totalFen: 1 },
    { of: percent(5_000), billFen: 3, excludedFen: 0, totalFen: 1 },
  ])('row %#: $totalFen fen', ({ of, billFen, excludedFen, totalFen }) => {
    expect(priced(bill(billFen, excludedFen), [offer('1', everyone(of))]).totalFen).toBe(
      totalFen,
    );
  });
});

describe('cash vouchers bought and used at once', () => {
  test.each([
    { billFen: 5_999, units: 0, totalFen: 5_999 },
    { billFen: 6_000, units: 1, totalFen: 5_000 },
    { billFen: 11_999, units: 1, totalFen: 10_999 },
    { billFen: 12_000, units: 2, totalFen: 10_000 },
    { billFen: 50_000, units: 3, totalFen: 47_000 },
    { billFen: 50_000, units: 2, totalFen: 48_000, stockLeft: 2 },
    { billFen: 50_000, units: 1, totalFen: 49_000, perPersonLimit: 3 },
  ])('row %#: $units of them on $billFen fen', ({ billFen, units, totalFen, ...more }) => {
    const voucher = offer('1', cash, more);
    const used = new Map([[voucher.id, 2]]);
    const result = priced(bill(billFen), [voucher], { usedByOffer: used });
    expect(result.totalFen).toBe(totalFen);
    expect(result.uses).toEqual(units > 0 ? [{ offerId: voucher.id, count: units }] : []);
  });

  test('takes fewer where more would spoil the member discount', () => {
    const discount = percent(5_000, { minimumFen: 11_000 });
    const result = priced(bill(12_000), [offer('1', cash), offer('2', members(discount))]);
    expect(result.totalFen).toBe(5_500);
    expect(result.lines.map(({ lane, count }) => [lane, count])).toEqual([
      ['menu', 1],
      ['cash', 1],
      ['member', 1],
    ]);
  });

  test('never use a face above what remains', () => {
    const generous: OfferTerms = { ...cash, minimumFen: 0 };
    expect(priced(bill(4_999), [offer('1', generous)]).totalFen).toBe(4_999);
    expect(priced(bill(9_999), [offer('1', generous)]).totalFen).toBe(8_999);
  });
});

describe('a package', () => {
  const meal = offer('1', noodles, { stockLeft: 5, perPersonLimit: 4 });
  const basket: Basket = { kind: 'package', offerId: meal.id, count: 2 };

  test('explains itself from the menu to the member price', () => {
    const funding: Candidate['funding'] = [
      { funder: 'platform', shareBp: 3_333 },
      { funder: 'merchant', shareBp: 6_667 },
    ];
    const member = offer('2', members(percent(1_000)), { funding });
    const result = priced(basket, [member, meal]);
    expect([result.originalFen, result.totalFen, result.savedFen]).toEqual([
      16_000, 10_800, 5_200,
    ]);
    expect(
      result.lines.map(({ lane, baseFen, offFen, afterFen }) => [
        lane,
        baseFen,
        offFen,
        afterFen,
      ]),
    ).toEqual([
      ['menu', 16_000, 0, 16_000],
      ['package', 16_000, 4_000, 12_000],
      ['member', 12_000, 1_200, 10_800],
    ]);
    expect(result.lines[2]?.funding).toEqual([
      { funder: 'platform', fen: 400 },
      { funder: 'merchant', fen: 800 },
    ]);
    expect(result.uses).toEqual([
      { offerId: meal.id, count: 2 },
      { offerId: member.id, count: 1 },
    ]);
  });

  test.each([
    { why: 'sale_over', more: { state: 'ended' as const } },
    { why: 'sale_over', more: { state: 'paused' as const, stockLeft: 0 } },
    { why: 'sale_over', more: { sellUntil: noon } },
    { why: 'not_on_sale_yet', more: { state: 'in_review' as const } },
    { why: 'not_on_sale_yet', more: { sellFrom: soon, stockLeft: 0 } },
    { why: 'sold_out', more: { stockLeft: 1, perPersonLimit: 1 } },
    { why: 'limit_reached', more: { perPersonLimit: 2 } },
  ])('row %#: can not be had, $why', ({ why, more }) => {
    const viewer = { usedByOffer: new Map([[meal.id, 1]]) };
    const facts = { why, offerId: meal.id, title: meal.title };
    expect(price(basket, [{ ...meal, ...more }], viewer)).toMatchObject({
      available: false,
      why: facts,
    });
  });

  test('of another place or another kind is not for this basket', () => {
    const strange = { available: false, why: { why: 'not_for_this_basket' } };
    expect(price(basket, [])).toMatchObject(strange);
    expect(price({ ...basket, kind: 'cash' }, [meal])).toMatchObject(strange);
  });
});

describe('cash vouchers to keep', () => {
  test('cost their price and get nothing further', () => {
    const voucher = offer('1', cash);
    const member = offer('2', members(percent(5_000)));
    const basket: Basket = { kind: 'cash', offerId: voucher.id, count: 3 };
    const result = priced(basket, [voucher, member]);
    expect(result).toMatchObject({ originalFen: 15_000, totalFen: 12_000 });
    expect(result.notApplied).toMatchObject([{ why: 'not_for_this_basket' }]);
  });
});

describe('an offer outside the price says why', () => {
  const taken = offer('90', everyone(percent(5_000)));
  test.each([
    { why: 'sale_over', terms: noodles, more: { sellUntil: noon } },
    { why: 'not_on_sale_yet', terms: noodles, more: { state: 'draft' as const } },
    { why: 'sold_out', terms: noodles, more: { stockLeft: 0 } },
    { why: 'not_for_this_basket', terms: noodles, more: { perPersonLimit: 1 } },
    { why: 'limit_reached', terms: members(percent(1)), more: { perPersonLimit: 1 } },
    { why: 'members_only', terms: members(percent(1, { minimumFen: 90_000 })), more: {} },
    {
      why: 'outside_window',
      terms: timed(percent(1, { minimumFen: 90_000 }), '12:30'),
      more: {},
      facts: { opensInMinutes: 30 },
    },
    {
      why: 'below_minimum',
      terms: timed(percent(1, { minimumFen: 10_001 })),
      more: {},
      facts: { missingFen: 1 },
    },
    {
      why: 'beaten_in_its_lane',
      terms: timed(percent(4_999)),
      more: {},
      facts: { beatenBy: taken.id },
    },
  ])('row %#: $why', ({ why, terms, more, facts }) => {
    const other = offer('1', terms, more);
    const viewer = { member: false, usedByOffer: new Map([[other.id, 1]]) };
    const nothing = { missingFen: null, opensInMinutes: null, beatenBy: null };
    expect(priced(bill(10_000), [other, taken], viewer).notApplied).toEqual([
      { offerId: other.id, title: '1', why, ...nothing, ...facts },
    ]);
  });

  test('counts what earlier offers took when it says how much is missing', () => {
    const member = members(amount(1_000, { minimumFen: 8_000 }));
    const [missing] = priced(bill(10_000), [taken, offer('1', member)]).notApplied;
    // Half of 160.00 leaves 80.00; half of 159.99 rounds half-even and leaves 79.99.
    expect(missing).toMatchObject({ why: 'below_minimum', missingFen: 6_000 });
    const [reached] = priced(bill(16_000), [taken, offer('1', member)]).notApplied;
    expect(reached).toBeUndefined();
  });

  test('stands behind those that are cheaper to fix', () => {
    const reasons = priced(
      bill(10_000),
      [
        offer('1', noodles),
        offer('2', members(percent(1))),
        offer('3', everyone(percent(1, { minimumFen: 12_000 }))),
        offer('4', everyone(percent(1, { minimumFen: 11_000 }))),
        offer('5', timed(percent(1), '15:00', '16:00')),
        offer('6', everyone(percent(1))),
        taken,
      ],
      { member: false },
    ).notApplied.map(({ title, why }) => `${title} ${why}`);
    expect(reasons).toEqual([
      '4 below_minimum',
      '3 below_minimum',
      '5 outside_window',
      '2 members_only',
      '6 beaten_in_its_lane',
      '1 not_for_this_basket',
    ]);
  });

  test('names what it would have spoilt where its lane stays empty', () => {
    const ten = offer('1', everyone(percent(1_000)));
    const twenty = offer('2', members(percent(2_000, { minimumFen: 10_000 })));
    expect(priced(bill(10_500), [ten, twenty]).notApplied).toMatchObject([
      { offerId: ten.id, why: 'beaten_in_its_lane', beatenBy: twenty.id },
    ]);
  });
});

describe('equally cheap combinations', () => {
  test('give way to the one with fewer offers, then to the smaller id', () => {
    const both = offer('3', everyone(amount(10_000)));
    const half = offer('1', members(amount(10_000)));
    const twin = offer('2', everyone(amount(10_000)));
    const { uses } = priced(bill(10_000), [both, half, twin]);
    expect(uses).toEqual([{ offerId: half.id, count: 1 }]);
  });
});
