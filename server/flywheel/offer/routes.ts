import * as contract from '#contract/offer.ts';
import { previewMargin as previewMarginEndpoint } from '#contract/margin.ts';
import { serve } from '#kit/route.ts';
import { createOffer, editOffer } from './draft.ts';
import { listMerchantOffers, listOffers, readOffer } from './list.ts';
import { previewMargin } from './preview-margin.ts';
import { endOffer, pauseOffer, resumeOffer, reviewOffer, submitOffer } from './steps.ts';

export const offerRoutes = [
  serve(contract.createOffer, (work, { params, body }) =>
    createOffer(work, { merchantId: params.merchant, draft: body }),
  ),
  serve(contract.editOffer, (work, { params, body }) =>
    editOffer(work, { offerId: params.offer, draft: body }),
  ),
  serve(contract.submitOffer, (work, { params }) => submitOffer(work, params.offer)),
  serve(contract.reviewOffer, (work, { params, body }) =>
    reviewOffer(work, { ...body, offerId: params.offer }),
  ),
  serve(contract.pauseOffer, (work, { params }) => pauseOffer(work, params.offer)),
  serve(contract.resumeOffer, (work, { params }) => resumeOffer(work, params.offer)),
  serve(contract.endOffer, (work, { params }) => endOffer(work, params.offer)),
  serve(contract.readOffer, (work, { params }) => readOffer(work, params.offer)),
  serve(contract.listOffers, (work, { query }) => listOffers(work, query)),
  serve(contract.listMerchantOffers, (work, { params, query }) =>
    listMerchantOffers(work, { ...query, merchantId: params.merchant }),
  ),
  serve(previewMarginEndpoint, (work, { params, body }) =>
    previewMargin(work, { ...body, merchantId: params.merchant }),
  ),
];
