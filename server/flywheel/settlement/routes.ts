import * as contract from '#contract/settlement.ts';
import { serve } from '#kit/route.ts';
import { listMerchantAccounts, setMerchantAccount, setPayoutTerms } from './account.ts';
import { listMerchantPayouts, listPayouts, listWaiting } from './list-payouts.ts';
import { recallPayout, releasePayout } from './release.ts';

export const settlementRoutes = [
  serve(contract.listPayouts, (work, { query }) => listPayouts(work, query)),
  serve(contract.listMerchantPayouts, (work, { params, query }) =>
    listMerchantPayouts(work, { ...query, merchantId: params.merchant }),
  ),
  serve(contract.listWaiting, (work, { query }) => listWaiting(work, query)),
  serve(contract.releasePayout, (work, { params }) => releasePayout(work, params.payout)),
  serve(contract.recallPayout, (work, { params }) => recallPayout(work, params.payout)),
  serve(contract.setPayoutTerms, (work, { params, body }) =>
    setPayoutTerms(work, { ...body, merchantId: params.merchant }),
  ),
  serve(contract.listMerchantAccounts, (work, { params }) =>
    listMerchantAccounts(work, params.merchant),
  ),
  serve(contract.setMerchantAccount, (work, { params, body }) =>
    setMerchantAccount(work, { ...body, merchantId: params.merchant, rail: params.rail }),
  ),
];
