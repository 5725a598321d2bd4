import { expect, test } from 'vitest';
import {
  discountSentence,
  fundingSentence,
  promises,
  windowSentence,
} from './offer-sentences.ts';

const twelveOff = {
  base: 'original',
  off: { percentBp: 1_200 },
  minimumFen: 10_000,
  capFen: 3_000,
} as const;

test('a discount is said with its base, threshold and cap', () => {
  expect(discountSentence('zh', twelveOff)).toBe(
    '按原价打 8.8 折，满 ¥100 可用，最多减 ¥30',
  );
  expect(discountSentence('en', twelveOff)).toBe(
    '12 % off the original amount, from ¥100, at most ¥30',
  );
});

test('all of the price off is not called nought', () => {
  const free = { ...twelveOff, off: { percentBp: 10_000 }, minimumFen: 0, capFen: null };
  expect(discountSentence('zh', free)).toBe('按原价全免');
});

test('a window past midnight says that it ends the next day', () => {
  const late = { days: [2, 1], from: '22:00', to: '02:00' };
  expect(windowSentence('zh', late)).toBe('每周一、二 22:00 到次日 02:00');
  expect(windowSentence('en', late)).toBe('Mon, Tue 22:00 to 02:00 the next day');
});

test('a set meal is weighed against its menu price', () => {
  const terms = {
    kind: 'package' as const,
    priceFen: 5_800,
    usesTotal: 10,
    items: [{ name: '海鲜面', count: 2, priceFen: 3_200 }],
  };
  expect(promises('zh', terms)).toEqual(['卖 ¥58，单点合计 ¥64', '一张券用 10 次']);
});

test('a meal for certain hours says which, and on which days not', () => {
  const terms = {
    kind: 'package' as const,
    priceFen: 5_800,
    usesTotal: 1,
    items: [{ name: '海鲜面', count: 2, priceFen: 3_200 }],
    usable: {
      windows: [{ days: [1, 2], from: '11:00', to: '14:00' }],
      blackoutDays: ['2026-11-25', '2027-02-06'],
    },
  };
  expect(promises('zh', terms).slice(1)).toEqual([
    '每周一、二 11:00 到 14:00 可用',
    '不能用的日子：2026-11-25、2027-02-06',
  ]);
  expect(promises('en', terms).slice(1)).toEqual([
    'Can be used: Mon, Tue 11:00 to 14:00',
    'Not on 2026-11-25, 2027-02-06',
  ]);
});

test('a cash voucher says what it costs, counts for and needs', () => {
  const terms = { kind: 'cash' as const, faceFen: 10_000, priceFen: 8_500, minimumFen: 0 };
  expect(promises('en', { ...terms, perBill: 2 })).toEqual([
    'Bought at ¥85, counts for ¥100',
    'For any bill',
    'At most 2 on one bill',
  ]);
});

test('the shares of funding are named', () => {
  expect(
    fundingSentence('zh', [
      { funder: 'merchant', shareBp: 7_000 },
      { funder: 'platform', shareBp: 3_000 },
    ]),
  ).toBe('商家出 70 %，平台出 30 %');
});
