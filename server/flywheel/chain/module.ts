import type { Module } from '#kit/module.ts';
import { appendLinks } from './append.ts';
import { checkStretch } from './check.ts';
import { chainRoutes } from './routes.ts';

export const chainModule: Module = {
  name: 'chain',
  routes: chainRoutes,
  jobs: [
    { name: 'chain.append', everySeconds: 5, act: appendLinks },
    { name: 'chain.check', everySeconds: 60, act: checkStretch },
  ],
};
