import type { Module } from '#kit/module.ts';
import { redemptionRoutes } from './routes.ts';

export const redemptionModule: Module = { name: 'redemption', routes: redemptionRoutes };
