import type { Module } from '#kit/module.ts';
import { compareDay } from './compare-day.ts';
import { judgeOpen } from './judge-open.ts';
import { reconciliationRoutes } from './routes.ts';

export const reconciliationModule: Module = {
  name: 'reconciliation',
  routes: reconciliationRoutes,
  jobs: [
    { name: 'reconciliation.compare', everySeconds: 600, act: compareDay },
    { name: 'reconciliation.judge', everySeconds: 600, act: judgeOpen },
  ],
};
