import type { Module } from '#kit/module.ts';
import { noteRoutes } from './routes.ts';

export const noteModule: Module = { name: 'note', routes: noteRoutes };
