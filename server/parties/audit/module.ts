import type { Module } from '#kit/module.ts';
import { auditRoutes } from './routes.ts';

export const auditModule: Module = { name: 'audit', routes: auditRoutes };
