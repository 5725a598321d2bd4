import type { Module } from '#kit/module.ts';
import { programmeRoutes } from './routes.ts';

export const programmeModule: Module = { name: 'programme', routes: programmeRoutes };
