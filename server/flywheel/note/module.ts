import type { Module } from '#kit/module.ts';
import { mergeListeners } from './hear-merge.ts';
import { noteRoutes } from './routes.ts';

export const noteModule: Module = {
  name: 'note',
  routes: noteRoutes,
  hears: mergeListeners,
};
