/**
 * The merchants whom the demo's own people belong to. They stand in every city, whatever
 * the seed, so that a one-click sign-in always lands in the same shop.
 */
import type { Funding } from '#contract/offer.ts';
import type { Offer } from './offers.ts';
import type { Word } from './trades/trade.ts';

export type FirstMerchant = {
  tradeId: string;
  sign: Word;
  stores: readonly { districtId: string; branch: string; hours: string }[];
};

export const firstMerchants: readonly FirstMerchant[] = [
  {
    tradeId: 'rice-rolls',
    sign: { zh: '阿珍肠粉', en: 'A-Zhen Rice Rolls' },
    stores: [
      { districtId: 'matou', branch: '码头店', hours: 'Mo-Su 06:30-21:00' },
      { districtId: 'jiugang', branch: '旧港店', hours: 'Mo-Su 06:00-14:00' },
      {
        districtId: 'shuyuan',
        branch: '书院店',
        hours: 'Tu-Su 07:00-13:30,17:00-22:00; Mo off',
      },
    ],
  },
];

const mine: Funding = [{ funder: 'merchant', shareBp: 10_000 }];
const shared: Funding = [
  { funder: 'merchant', shareBp: 7_000 },
  { funder: 'platform', shareBp: 3_000 },
];

const usual = {
  stock: null,
  perPersonLimit: null,
  sellFromDays: -40,
  sellUntilDays: 60,
  validDays: 90,
  excludes: [],
};

/** What the first merchant sells: one of each kind, at every store. */
export const firstOffers: readonly Omit<Offer, 'key' | 'merchantKey' | 'placeKeys'>[] = [
  {
    ...usual,
    title: '双人早餐',
    funding: shared,
    stock: 300,
    terms: {
      kind: 'package',
      priceFen: 3_980,
      usesTotal: 1,
      items: [
        { name: '鲜虾肠粉', count: 2, priceFen: 1_800 },
        { name: '皮蛋瘦肉粥', count: 1, priceFen: 1_000 },
        { name: '豆浆', count: 2, priceFen: 400 },
      ],
    },
  },
  {
    ...usual,
    title: '海蛎肠粉单人餐',
    funding: mine,
    stock: 80,
    perPersonLimit: 2,
    validDays: 30,
    terms: {
      kind: 'package',
      priceFen: 2_380,
      usesTotal: 1,
      items: [
        { name: '海蛎肠粉', count: 1, priceFen: 2_000 },
        { name: '冻柠茶', count: 1, priceFen: 1_000 },
      ],
    },
  },
  {
    ...usual,
    title: '鲜肉蛋肠粉十次卡',
    funding: mine,
    perPersonLimit: 1,
    validDays: 180,
    terms: {
      kind: 'package',
      priceFen: 9_900,
      usesTotal: 10,
      items: [{ name: '鲜肉蛋肠粉', count: 10, priceFen: 1_400 }],
    },
  },
  {
    ...usual,
    title: '25 抵 30 元代金券',
    funding: mine,
    perPersonLimit: 5,
    terms: {
      kind: 'cash',
      faceFen: 3_000,
      priceFen: 2_500,
      minimumFen: 3_000,
      perBill: 2,
    },
  },
  {
    ...usual,
    title: '会员买单 9 折',
    funding: shared,
    excludes: ['外带包装'],
    terms: {
      kind: 'bill',
      audience: 'member',
      appliesTo: ['bill', 'package'],
      discount: {
        base: 'remaining',
        off: { percentBp: 1_000 },
        minimumFen: 0,
        capFen: null,
      },
    },
  },
  {
    ...usual,
    title: '工作日下午 8 折',
    funding: mine,
    excludes: ['外带包装'],
    terms: {
      kind: 'timed',
      appliesTo: ['bill'],
      windows: [{ days: [1, 2, 3, 4, 5], from: '14:00', to: '17:00' }],
      discount: {
        base: 'original',
        off: { percentBp: 2_000 },
        minimumFen: 0,
        capFen: null,
      },
    },
  },
];
