import * as contract from '#contract/reconciliation.ts';
import { serve } from '#kit/route.ts';
import { closeDifference } from './close.ts';
import { listDifferences, listRailDays } from './list.ts';
import { takeDifference } from './take.ts';

export const reconciliationRoutes = [
  serve(contract.listRailDays, (work, { query }) => listRailDays(work, query)),
  serve(contract.listDifferences, (work, { query }) => listDifferences(work, query)),
  serve(contract.takeDifference, (work, { params }) =>
    takeDifference(work, params.difference),
  ),
  serve(contract.closeDifference, (work, { params, body }) =>
    closeDifference(work, { differenceId: params.difference, note: body.note }),
  ),
];
