import type { Module } from '#kit/module.ts';
import { makePayouts } from './make-payouts.ts';
import { settlementRoutes } from './routes.ts';
import { sendPayouts } from './send-payout.ts';
import { settleDue } from './settle.ts';

export const settlementModule: Module = {
  name: 'settlement',
  routes: settlementRoutes,
  jobs: [
    { name: 'settlement.settle', everySeconds: 60, act: (work) => settleDue(work) },
    { name: 'payout.make', everySeconds: 3_600, act: makePayouts },
    { name: 'payout.send', everySeconds: 10, act: sendPayouts },
  ],
};
