import type { Module } from '#kit/module.ts';
import { expireVouchers } from './expire.ts';
import { voucherRoutes } from './routes.ts';

export const voucherModule: Module = {
  name: 'voucher',
  routes: voucherRoutes,
  jobs: [{ name: 'voucher.expire', everySeconds: 60, act: expireVouchers }],
};
