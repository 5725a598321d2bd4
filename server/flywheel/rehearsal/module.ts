import type { Module } from '#kit/module.ts';
import { rehearsalRoutes } from './routes.ts';
import { tellLapsed } from './tell-lapsed.ts';

export const rehearsalModule: Module = {
  name: 'rehearsal',
  routes: rehearsalRoutes,
  jobs: [{ name: 'rehearsal.tell_lapsed', everySeconds: 600, act: tellLapsed }],
};
