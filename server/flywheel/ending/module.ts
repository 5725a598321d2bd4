import type { Module } from '#kit/module.ts';
import { moveEndings } from './end.ts';
import { endingRoutes } from './routes.ts';

export const endingModule: Module = {
  name: 'ending',
  routes: endingRoutes,
  jobs: [{ name: 'ending.move', everySeconds: 30, act: moveEndings }],
};
