import type { Module } from '#kit/module.ts';
import { mergeListeners } from './hear-merge.ts';
import { offerRoutes } from './routes.ts';

export const offerModule: Module = {
  name: 'offer',
  routes: offerRoutes,
  hears: mergeListeners,
};
