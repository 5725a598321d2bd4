import * as contract from '#contract/payment.ts';
import { serve } from '#kit/route.ts';
import { checkPayment } from './check.ts';
import { listRefunds } from './list-refunds.ts';
import { receiveNotice } from './receive-notice.ts';
import { refundUnused } from './refund-unused.ts';
import { startPayment } from './start.ts';

export const paymentRoutes = [
  serve(contract.startPayment, (work, { params, body }) =>
    startPayment(work, { ...body, orderId: params.order }),
  ),
  serve(contract.checkPayment, (work, { params }) => checkPayment(work, params.order)),
  serve(contract.receiveNotice, (work, { params, body }) =>
    receiveNotice(work, { rail: params.rail, notice: body }),
  ),
  serve(contract.refundOrder, (work, { params, body }) =>
    refundUnused(work, { ...body, orderId: params.order }),
  ),
  serve(contract.listRefunds, (work, { params }) => listRefunds(work, params.order)),
];
