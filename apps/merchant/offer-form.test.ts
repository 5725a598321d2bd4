import { describe, expect, test } from 'vitest';
import { OfferProblem } from '#contract/offer-problem.ts';
import type { OfferTerms } from '#contract/offer-terms.ts';
import { fieldsOfProblem } from './offer-faults.ts';
import { draftOf, marginAskOf } from './offer-form.ts';
import type { OfferForm } from './offer-form.ts';
import { emptyForm, formOf } from './offer-typed.ts';

const timeZone = 'Asia/Shanghai';
const store = '0193a000-0000-7000-8000-000000000001';
const at = { nowMs: Date.parse('2026-11-24T04:00:00Z'), timeZone, placeIds: [store] };
const meal: OfferForm = {
  ...emptyForm('package', at),
  title: ' 双人面 ',
  price: '60',
  items: [
    { name: '牛肉面', count: 2, price: '32' },
    { name: '凉菜', count: 1, price: '16.5' },
  ],
};

describe('a filled form', () => {
  test('becomes a draft in fen and UTC', () => {
    expect(draftOf(meal, timeZone)).toMatchObject({
      ok: true,
      draft: {
        title: '双人面',
        terms: { priceFen: 6_000, items: [{ priceFen: 3_200 }, { priceFen: 1_650 }] },
        funding: [{ funder: 'merchant', shareBp: 10_000 }],
        sellFrom: '2026-11-24T04:00:00.000Z',
        sellUntil: '2026-12-24T04:00:00.000Z',
        stock: null,
      },
    });
  });

  test('splits the funding by what the platform carries', () => {
    expect(marginAskOf({ ...meal, platformPercent: 30 })?.funding).toEqual([
      { funder: 'merchant', shareBp: 7_000 },
      { funder: 'platform', shareBp: 3_000 },
    ]);
    expect(marginAskOf({ ...meal, platformPercent: 100 })?.funding).toEqual([
      { funder: 'platform', shareBp: 10_000 },
    ]);
  });

  test('has no margin to show while its amounts are not amounts', () => {
    expect(marginAskOf({ ...meal, price: 'sixty' })).toBeNull();
  });
});

const discount = {
  base: 'original',
  off: { percentBp: 1_200 },
  minimumFen: 10_000,
  capFen: 3_000,
} as const;
const window = { days: [6, 7], from: '22:00', to: '02:00' };
const everyKind: OfferTerms[] = [
  {
    kind: 'package',
    items: [{ name: '面', count: 2, priceFen: 3_250 }],
    priceFen: 6_000,
    usesTotal: 10,
  },
  {
    kind: 'package',
    items: [{ name: '面', count: 2, priceFen: 3_250 }],
    priceFen: 6_000,
    usesTotal: 1,
    usable: { windows: [window], blackoutDays: ['2026-11-25', '2027-02-06'] },
  },
  { kind: 'cash', faceFen: 10_000, priceFen: 8_550, minimumFen: 12_000, perBill: 2 },
  { kind: 'bill', audience: 'member', discount, appliesTo: ['bill', 'package'] },
  {
    kind: 'bill',
    audience: 'everyone',
    appliesTo: ['bill'],
    discount: { ...discount, off: { amountFen: 2_000 }, capFen: null, base: 'remaining' },
  },
  {
    kind: 'timed',
    windows: [window],
    discount: { ...discount, minimumFen: 0 },
    appliesTo: ['bill'],
  },
];

test.each(everyKind)('row %#: a saved $kind offer is read back as it was', (terms) => {
  const read = draftOf(meal, timeZone);
  if (!read.ok) throw new Error('the form to begin with can be read');
  const saved = { ...read.draft, terms, stock: 100 };
  expect(draftOf(formOf(saved, timeZone), timeZone)).toEqual({ ok: true, draft: saved });
});

describe('a form that can not be read yet', () => {
  test.each<{ with: Partial<OfferForm>; faults: (string | number)[][] }>([
    { with: { title: '  ' }, faults: [['title']] },
    { with: { placeIds: [] }, faults: [['placeIds']] },
    { with: { price: '6o' }, faults: [['price']] },
    { with: { items: [] }, faults: [['items', 0, 'name']] },
    {
      with: { items: [{ name: '面', count: null, price: '' }] },
      faults: [
        ['items', 0, 'count'],
        ['items', 0, 'price'],
      ],
    },
    { with: { kind: 'cash', face: '100', price: '' }, faults: [['price'], ['minimum']] },
    { with: { kind: 'bill', percentBp: null }, faults: [['percentBp']] },
    { with: { kind: 'bill', offBy: 'amount' }, faults: [['amount']] },
    { with: { kind: 'bill', cap: 'x' }, faults: [['cap']] },
    {
      with: { kind: 'timed', windows: [{ days: [], from: '09:00', to: '1' }] },
      faults: [
        ['windows', 0, 'days'],
        ['windows', 0, 'to'],
      ],
    },
    {
      with: {
        usableWindows: [
          { days: [1], from: '11:00', to: '14:00' },
          { days: [], from: '11:00', to: '' },
        ],
        blackoutDays: ['2026-11-25', ''],
      },
      faults: [
        ['usableWindows', 1, 'days'],
        ['usableWindows', 1, 'to'],
        ['blackoutDays', 1],
      ],
    },
    { with: { platformPercent: null }, faults: [['platformPercent']] },
    { with: { sellUntil: '' }, faults: [['sellUntil']] },
    { with: { validDays: 0, stock: 0 }, faults: [['stock'], ['validDays']] },
  ])('row %#: points at $faults', ({ with: more, faults }) => {
    expect(draftOf({ ...meal, ...more }, timeZone)).toEqual({ ok: false, faults });
  });
});

describe('a contradiction named by the server', () => {
  test('always points at a field of the form', () => {
    for (const problem of OfferProblem.options) {
      const fields = fieldsOfProblem(problem, meal);
      expect(fields.length, problem).toBeGreaterThan(0);
      for (const [first] of fields) expect(Object.keys(meal)).toContain(first);
    }
  });

  test('finds every empty window', () => {
    const windows = [
      { days: [1], from: '09:00', to: '09:00' },
      { days: [1], from: '00:00', to: '24:00' },
      { days: [1], from: '24:00', to: '00:00' },
    ];
    const timed: OfferForm = { ...meal, kind: 'timed', windows };
    expect(fieldsOfProblem('window_is_empty', timed)).toEqual([
      ['windows', 0, 'to'],
      ['windows', 2, 'to'],
    ]);
    expect(fieldsOfProblem('window_is_empty', { ...meal, usableWindows: windows })).toEqual(
      [
        ['usableWindows', 0, 'to'],
        ['usableWindows', 2, 'to'],
      ],
    );
  });
});
