import type { Module } from '#kit/module.ts';
import { ledgerRoutes } from './routes.ts';

export const ledgerModule: Module = { name: 'ledger', routes: ledgerRoutes };
