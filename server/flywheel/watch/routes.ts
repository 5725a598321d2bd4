import * as contract from '#contract/fraud.ts';
import { serve } from '#kit/route.ts';
import { listMerchantSignals, listSignals } from './list.ts';
import { liftCounterLock } from './lock.ts';

export const watchRoutes = [
  serve(contract.listSignals, (work, { query }) => listSignals(work, query)),
  serve(contract.listMerchantSignals, (work, { params, query }) =>
    listMerchantSignals(work, { ...query, merchantId: params.merchant }),
  ),
  serve(contract.liftCounterLock, (work, { params }) =>
    liftCounterLock(work, {
      merchantId: params.merchant,
      placeId: params.place,
      askedBy: params.asker,
    }),
  ),
];
