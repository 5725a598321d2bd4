import type { Module } from '#kit/module.ts';
import { expireVouchers } from './expire.ts';
import { mergeListeners } from './hear-merge.ts';
import { remindLapsing } from './remind.ts';
import { voucherRoutes } from './routes.ts';

export const voucherModule: Module = {
  name: 'voucher',
  routes: voucherRoutes,
  hears: mergeListeners,
  jobs: [
    { name: 'voucher.expire', everySeconds: 60, act: expireVouchers },
    { name: 'voucher.remind', everySeconds: 300, act: remindLapsing },
  ],
};
