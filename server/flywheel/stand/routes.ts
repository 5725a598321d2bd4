import * as contract from '#contract/stand.ts';
import { receiptsWith } from '#flywheel/redemption/receipt.ts';
import { serve } from '#kit/route.ts';
import { readStand } from './here.ts';
import { listStands, makeStand, retireStand } from './of-store.ts';
import { redeemAtStand } from './redeem.ts';

type StoreParams = { merchant: string; place: string };
const storeOf = ({ merchant, place }: StoreParams) => ({
  merchantId: merchant,
  placeId: place,
});

export const standRoutes = [
  serve(contract.listStands, (work, { params }) => listStands(work, storeOf(params))),
  serve(contract.makeStand, (work, { params }) => makeStand(work, storeOf(params))),
  serve(contract.retireStand, (work, { params }) =>
    retireStand(work, { ...storeOf(params), code: params.code }),
  ),
  serve(contract.readStand, (work, { params }) => readStand(work, params.code)),
  serve(contract.redeemAtStand, (work, { params, body, key }) =>
    redeemAtStand(work, { ...body, code: params.code, requestKey: key }),
  ),
  serve(contract.readReceipt, async (work, { params }) => ({
    items: await receiptsWith(work, params.redemption),
    asOf: work.now.toISOString(),
  })),
];
