import type { Module } from '#kit/module.ts';
import { mergeListeners } from './hear-merge.ts';
import { tillRoutes } from './routes.ts';

export const tillModule: Module = {
  name: 'till',
  routes: tillRoutes,
  hears: mergeListeners,
};
