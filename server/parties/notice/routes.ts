import * as contract from '#contract/notice.ts';
import { serve } from '#kit/route.ts';
import {
  acknowledgeNotice,
  listMerchantNotices,
  listMyNotices,
  readMerchantNotices,
  readMyNotices,
} from './inbox.ts';
import { listAttempts, readDeliveryRate } from './rate.ts';
import { readWebhook, removeWebhook, setWebhook } from './webhooks.ts';

export const noticeRoutes = [
  serve(contract.listMyNotices, (work, { query }) => listMyNotices(work, query)),
  serve(contract.readMyNotices, (work, { body }) => readMyNotices(work, body.noticeIds)),
  serve(contract.listMerchantNotices, (work, { params, query }) =>
    listMerchantNotices(work, { ...query, merchantId: params.merchant }),
  ),
  serve(contract.readMerchantNotices, (work, { params, body }) =>
    readMerchantNotices(work, { ...body, merchantId: params.merchant }),
  ),
  serve(contract.acknowledgeNotice, (work, { params }) =>
    acknowledgeNotice(work, { merchantId: params.merchant, noticeId: params.notice }),
  ),
  serve(contract.readWebhook, (work, { params }) => readWebhook(work, params.merchant)),
  serve(contract.setWebhook, (work, { params, body }) =>
    setWebhook(work, { ...body, merchantId: params.merchant }),
  ),
  serve(contract.removeWebhook, (work, { params }) => removeWebhook(work, params.merchant)),
  serve(contract.readDeliveryRate, (work) => readDeliveryRate(work)),
  serve(contract.listAttempts, (work, { params }) => listAttempts(work, params.notice)),
];
