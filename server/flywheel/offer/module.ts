import type { Module } from '#kit/module.ts';
import { offerRoutes } from './routes.ts';

export const offerModule: Module = { name: 'offer', routes: offerRoutes };
