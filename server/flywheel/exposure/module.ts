import type { Module } from '#kit/module.ts';
import { exposureRoutes } from './routes.ts';

export const exposureModule: Module = { name: 'exposure', routes: exposureRoutes };
