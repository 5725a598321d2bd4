import * as contract from '#contract/till.ts';
import { serve } from '#kit/route.ts';
import { createTill } from './create.ts';
import { listTills } from './list.ts';
import { revokeTill } from './revoke.ts';

export const tillRoutes = [
  serve(contract.createTill, (work, { params, body }) =>
    createTill(work, { ...body, merchantId: params.merchant }),
  ),
  serve(contract.listTills, (work, { params, query }) =>
    listTills(work, { ...query, merchantId: params.merchant }),
  ),
  serve(contract.revokeTill, (work, { params }) =>
    revokeTill(work, { merchantId: params.merchant, tillId: params.till }),
  ),
];
