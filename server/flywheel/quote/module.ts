import type { Module } from '#kit/module.ts';
import { quoteRoutes } from './routes.ts';

export const quoteModule: Module = { name: 'quote', routes: quoteRoutes };
