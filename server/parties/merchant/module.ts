import type { Module } from '#kit/module.ts';
import { merchantRoutes } from './routes.ts';

export const merchantModule: Module = { name: 'merchant', routes: merchantRoutes };
