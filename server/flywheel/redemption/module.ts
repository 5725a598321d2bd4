import type { Module } from '#kit/module.ts';
import { redemptionRoutes } from './routes.ts';
import { signalListeners } from './signals.ts';

export const redemptionModule: Module = {
  name: 'redemption',
  routes: redemptionRoutes,
  hears: signalListeners,
};
