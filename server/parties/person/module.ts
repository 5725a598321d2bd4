import type { Module } from '#kit/module.ts';
import { personPages } from './pages.ts';
import { personRoutes } from './routes.ts';

export const personModule: Module = {
  name: 'person',
  routes: personRoutes,
  pages: personPages,
};
