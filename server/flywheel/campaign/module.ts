import type { Module } from '#kit/module.ts';
import { campaignRoutes } from './routes.ts';

export const campaignModule: Module = { name: 'campaign', routes: campaignRoutes };
