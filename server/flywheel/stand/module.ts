import type { Module } from '#kit/module.ts';
import { standPages } from './pages.ts';
import { standRoutes } from './routes.ts';

export const standModule: Module = {
  name: 'stand',
  routes: standRoutes,
  pages: standPages,
};
