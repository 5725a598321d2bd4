import type { Module } from '#kit/module.ts';
import { drawnMapPages } from './drawn-map.ts';
import { placeRoutes } from './routes.ts';

export const placeModule: Module = {
  name: 'place',
  routes: placeRoutes,
  pages: drawnMapPages,
};
