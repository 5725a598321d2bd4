import type { Module } from '#kit/module.ts';
import { approveInSilence } from './answer.ts';
import { refundRoutes } from './routes.ts';

export const refundModule: Module = {
  name: 'refund',
  routes: refundRoutes,
  jobs: [{ name: 'refund.silence', everySeconds: 60, act: approveInSilence }],
};
