/**
 * The merchants whom the demo's own people belong to. They stand in every city, whatever
 * the seed, so that a one-click sign-in always lands in the same shop.
 */
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
