import {
  applyMerchant,
  listMerchants as listMerchantsEndpoint,
  readMerchant as readMerchantEndpoint,
  reviewMerchant as reviewMerchantEndpoint,
} from '#contract/merchant.ts';
import { serve } from '#kit/route.ts';
import { applyAsMerchant } from './apply.ts';
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
];
