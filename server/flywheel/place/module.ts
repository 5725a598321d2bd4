import type { Module } from '#kit/module.ts';
import { baseMapPages } from './base-map.ts';
import { placeRoutes } from './routes.ts';

export const placeModule: Module = {
  name: 'place',
  routes: placeRoutes,
  pages: baseMapPages,
};
