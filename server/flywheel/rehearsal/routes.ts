import * as contract from '#contract/rehearsal.ts';
import { serve } from '#kit/route.ts';
import { completeRehearsal } from './complete.ts';
import { listLapsedStores, listReadiness, readReadiness } from './readiness.ts';
import { startRehearsal } from './start.ts';

export const rehearsalRoutes = [
  serve(contract.startRehearsal, (work, { params }) =>
    startRehearsal(work, { placeId: params.place }),
  ),
  serve(contract.completeRehearsal, (work, { params, body }) =>
    completeRehearsal(work, { ...body, placeId: params.place }),
  ),
  serve(contract.readReadiness, (work, { params }) => readReadiness(work, params.place)),
  serve(contract.listReadiness, (work, { params, query }) =>
    listReadiness(work, { ...query, merchantId: params.merchant }),
  ),
  serve(contract.listLapsedStores, (work, { query }) => listLapsedStores(work, query)),
];
