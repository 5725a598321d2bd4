import {
  listNearby as listNearbyEndpoint,
  readExposure as readExposureEndpoint,
} from '#contract/exposure.ts';
import { serve } from '#kit/route.ts';
import { explainExposure } from './explain.ts';
import { listNearby } from './list-nearby.ts';

export const exposureRoutes = [
  serve(listNearbyEndpoint, (work, { query }) => listNearby(work, query)),
  serve(readExposureEndpoint, (work, { params }) => explainExposure(work, params.exposure)),
];
