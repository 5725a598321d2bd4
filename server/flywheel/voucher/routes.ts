import {
  findVoucherByCode,
  holdVoucher as holdVoucherEndpoint,
  listMyVouchers as listMyVouchersEndpoint,
  readVoucher,
  releaseVoucher as releaseVoucherEndpoint,
} from '#contract/voucher.ts';
import { serve } from '#kit/route.ts';
import { findHeldByCode, holdVoucher, releaseVoucher } from './hold.ts';
import { listMyVouchers, readMyVoucher } from './mine.ts';

export const voucherRoutes = [
  serve(listMyVouchersEndpoint, (work, { query }) => listMyVouchers(work, query)),
  serve(findVoucherByCode, (work, { params }) => findHeldByCode(work, params.code)),
  serve(holdVoucherEndpoint, (work, { params, body }) =>
    holdVoucher(work, { voucherId: params.voucher, because: body.because }),
  ),
  serve(releaseVoucherEndpoint, (work, { params }) => releaseVoucher(work, params.voucher)),
  serve(readVoucher, (work, { params }) => readMyVoucher(work, params.voucher)),
];
