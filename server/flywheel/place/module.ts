import type { Module } from '#kit/module.ts';
import { drawnMapPages } from './drawn-map.ts';
import { proposeMerges, queueAfterClaim, queueAfterImport } from './merge-propose.ts';
import { placeRoutes } from './routes.ts';

export const placeModule: Module = {
  name: 'place',
  routes: placeRoutes,
  pages: drawnMapPages,
  hears: [
    {
      name: 'place.queue_imported',
      hears: 'place.imported',
      act: (work, { facts }) => queueAfterImport(work, String(facts['importId'])),
    },
    {
      name: 'place.queue_claimed',
      hears: 'place.claimed',
      act: (work, { facts }) => queueAfterClaim(work, String(facts['placeId'])),
    },
  ],
  jobs: [{ name: 'place.propose_merges', everySeconds: 20, act: proposeMerges }],
};
