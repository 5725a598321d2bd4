import { expect, test } from 'vitest';
import type { OfferTerms } from '#contract/offer-terms.ts';
import { percentOff, termsLine, windowLine } from './offer-words.ts';

const discount = {
  base: 'original',
  off: { percentBp: 1_200 },
  minimumFen: 10_000,
  capFen: 3_000,
} as const;
const lines: { terms: OfferTerms; zh: string; en: string }[] = [
  {
    terms: {
      kind: 'package',
      items: [{ name: '面', count: 2, priceFen: 4_000 }],
      priceFen: 6_000,
      usesTotal: 1,
    },
    zh: '¥60，单点 ¥80',
    en: '¥60, ¥80 on the menu',
  },
  {
    terms: {
      kind: 'package',
      items: [{ name: '课', count: 10, priceFen: 9_000 }],
      priceFen: 69_950,
      usesTotal: 10,
    },
    zh: '¥699.50，单点 ¥900，可用 10 次',
    en: '¥699.50, ¥900 on the menu, 10 uses',
  },
  {
    terms: {
      kind: 'cash',
      faceFen: 10_000,
      priceFen: 8_500,
      minimumFen: 12_000,
      perBill: 1,
    },
    zh: '¥85 抵 ¥100，满 ¥120 可用',
    en: '¥85 for ¥100 off a bill of ¥120 or more',
  },
  {
    terms: { kind: 'bill', audience: 'everyone', discount, appliesTo: ['bill'] },
    zh: '8.8 折，满 ¥100 可用，最多减 ¥30',
    en: '12 % off, from ¥100, at most ¥30',
  },
  {
    terms: {
      kind: 'bill',
      audience: 'member',
      appliesTo: ['bill'],
      discount: { ...discount, off: { amountFen: 500 }, minimumFen: 0, capFen: null },
    },
    zh: '立减 ¥5',
    en: '¥5 off',
  },
];

test.each(lines)('row %#: $zh', ({ terms, zh, en }) => {
  expect(termsLine('zh', terms)).toBe(zh);
  expect(termsLine('en', terms)).toBe(en);
});

test.each([
  [[1, 2, 3, 4, 5], '14:00', '17:00', '周一至周五 14:00–17:00', 'Mon–Fri 14:00–17:00'],
  [
    [7, 6],
    '22:00',
    '02:00',
    '周六、周日 22:00–次日 02:00',
    'Sat, Sun 22:00–next day 02:00',
  ],
  [
    [1, 3, 5],
    '09:00',
    '10:00',
    '周一、周三、周五 09:00–10:00',
    'Mon, Wed, Fri 09:00–10:00',
  ],
  [[1, 2, 3, 4, 5, 6, 7], '00:00', '24:00', '每天 00:00–24:00', 'Every day 00:00–24:00'],
])('row %#: a window on days %s', (days, from, to, zh, en) => {
  expect(windowLine('zh', { days, from, to })).toBe(zh);
  expect(windowLine('en', { days, from, to })).toBe(en);
});

test('a free meal is not called zero per cent of the price', () => {
  expect([
    percentOff('zh', 10_000),
    percentOff('zh', 1_000),
    percentOff('en', 1_250),
  ]).toEqual(['免单', '9 折', '12.5 % off']);
});
