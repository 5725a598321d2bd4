import type { Module } from '#kit/module.ts';
import { lookupRoutes } from './routes.ts';

export const lookupModule: Module = { name: 'lookup', routes: lookupRoutes };
