import { listNearby as listNearbyEndpoint } from '#contract/exposure.ts';
import { serve } from '#kit/route.ts';
import { listNearby } from './list-nearby.ts';

export const exposureRoutes = [
  serve(listNearbyEndpoint, (work, { query }) =>
    listNearby(work, {
      ...query,
      openNow: query.openNow === 'true',
      withOffer: query.withOffer === 'true',
    }),
  ),
];
