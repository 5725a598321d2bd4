import { listChanges as listChangesEndpoint } from '#contract/change.ts';
import { readMerchantMoney as readMerchantMoneyEndpoint } from '#contract/ledger.ts';
import * as offline from '#contract/offline.ts';
import * as contract from '#contract/redemption.ts';
import { serve } from '#kit/route.ts';
import { closeCase } from './case-close.ts';
import { listCases, listStoreCases } from './case-list.ts';
import { listChanges } from './changes.ts';
import { findRedemptionByKey, listMerchantRedemptions, listRedemptions } from './list.ts';
import { readMerchantMoney } from './merchant-money.ts';
import { setOfflineCaps } from './offline-caps.ts';
import { readOfflineList } from './offline-list.ts';
import { uploadOfflineRedemption } from './offline-upload.ts';
import { prepareRedemption } from './prepare.ts';
import { redeemBatch } from './redeem-batch.ts';
import { redeemVoucher } from './redeem.ts';
import { channelOf } from './use.ts';
import { undoRedemption } from './undo.ts';

export const redemptionRoutes = [
  serve(contract.prepareRedemption, (work, { params, body }) =>
    prepareRedemption(work, { ...body, placeId: params.place }),
  ),
  serve(contract.redeemVoucher, (work, { params, body, key }) =>
    redeemVoucher(work, {
      code: body.code,
      channel: channelOf(work, body),
      placeId: params.place,
      requestKey: key,
    }),
  ),
  serve(contract.redeemBatch, (work, { params, body, key }) =>
    redeemBatch(work, {
      codes: body.codes,
      channel: channelOf(work, body),
      placeId: params.place,
      requestKey: key,
    }),
  ),
  serve(contract.findRedemption, (work, { params }) =>
    findRedemptionByKey(work, { placeId: params.place, requestKey: params.key }),
  ),
  serve(contract.undoRedemption, (work, { params }) =>
    undoRedemption(work, params.redemption),
  ),
  serve(contract.listRedemptions, (work, { params, query }) =>
    listRedemptions(work, { ...query, placeId: params.place }),
  ),
  serve(contract.listMerchantRedemptions, (work, { params, query }) =>
    listMerchantRedemptions(work, { ...query, merchantId: params.merchant }),
  ),
  serve(listChangesEndpoint, (work, { params, query }) =>
    listChanges(work, { ...query, placeId: params.place }),
  ),
  serve(readMerchantMoneyEndpoint, (work, { params }) =>
    readMerchantMoney(work, params.merchant),
  ),
  serve(offline.readOfflineList, (work, { params }) => readOfflineList(work, params.place)),
  serve(offline.uploadOfflineRedemption, (work, { params, body, key }) =>
    uploadOfflineRedemption(work, { ...body, placeId: params.place, requestKey: key }),
  ),
  serve(offline.setOfflineCaps, (work, { params, body }) =>
    setOfflineCaps(work, { ...body, placeId: params.place }),
  ),
  serve(offline.listStoreCases, (work, { params, query }) =>
    listStoreCases(work, { ...query, placeId: params.place }),
  ),
  serve(offline.listCases, (work, { query }) => listCases(work, query)),
  serve(offline.closeCase, (work, { params, body }) =>
    closeCase(work, { ...body, caseId: params.case }),
  ),
];
