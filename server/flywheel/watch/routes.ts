import * as contract from '#contract/fraud.ts';
import { serve } from '#kit/route.ts';
import { closeSignal, reopenSignal } from './close.ts';
import { listMerchantSignals, listSignals } from './list.ts';
import { liftCounterLock } from './lock.ts';

export const watchRoutes = [
  serve(contract.listSignals, (work, { query }) => listSignals(work, query)),
  serve(contract.closeSignal, (work, { params, body }) =>
    closeSignal(work, { signalId: params.signal, because: body.because }),
  ),
  serve(contract.reopenSignal, (work, { params }) => reopenSignal(work, params.signal)),
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
