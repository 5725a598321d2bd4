import type { Module } from '#kit/module.ts';
import { exposurePages } from './page-routes.ts';
import { exposureRoutes } from './routes.ts';

export const exposureModule: Module = {
  name: 'exposure',
  routes: exposureRoutes,
  pages: exposurePages,
};
