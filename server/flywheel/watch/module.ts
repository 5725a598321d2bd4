import type { Module } from '#kit/module.ts';
import { watchRoutes } from './routes.ts';

export const watchModule: Module = { name: 'watch', routes: watchRoutes };
