import {
  listMyVouchers as listMyVouchersEndpoint,
  readVoucher,
} from '#contract/voucher.ts';
import { serve } from '#kit/route.ts';
import { listMyVouchers, readMyVoucher } from './mine.ts';

export const voucherRoutes = [
  serve(listMyVouchersEndpoint, (work, { query }) => listMyVouchers(work, query)),
  serve(readVoucher, (work, { params }) => readMyVoucher(work, params.voucher)),
];
