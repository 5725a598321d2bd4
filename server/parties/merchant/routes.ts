import * as fee from '#contract/fee.ts';
import {
  applyMerchant,
  listMerchants as listMerchantsEndpoint,
  readMerchant as readMerchantEndpoint,
  reviewMerchant as reviewMerchantEndpoint,
} from '#contract/merchant.ts';
import { serve } from '#kit/route.ts';
import { applyAsMerchant } from './apply.ts';
import { endFeeRule, explainFee, listFeeRules, makeFeeRule } from './fee-rules.ts';
import { readMerchant } from './find.ts';
import { listMerchants } from './list.ts';
import { reviewMerchant } from './review.ts';

export const merchantRoutes = [
  serve(applyMerchant, (work, { body }) => applyAsMerchant(work, body)),
  serve(listMerchantsEndpoint, (work, { query }) => listMerchants(work, query)),
  serve(readMerchantEndpoint, (work, { params }) => readMerchant(work, params.merchant)),
  serve(reviewMerchantEndpoint, (work, { params, body }) =>
    reviewMerchant(work, { ...body, merchantId: params.merchant }),
  ),
  serve(fee.listFeeRules, (work) => listFeeRules(work)),
  serve(fee.makeFeeRule, (work, { body }) => makeFeeRule(work, body)),
  serve(fee.endFeeRule, (work, { params }) => endFeeRule(work, params.rule)),
  serve(fee.explainFee, (work, { params, query }) =>
    explainFee(work, {
      merchantId: params.merchant,
      placeId: query.placeId ?? null,
      category: query.category ?? null,
      offerKind: query.offerKind,
    }),
  ),
];
