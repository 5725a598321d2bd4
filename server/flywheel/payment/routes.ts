import * as contract from '#contract/payment.ts';
import { serve } from '#kit/route.ts';
import { checkPayment } from './check.ts';
import { listRails } from './list-rails.ts';
import { listRefunds } from './list-refunds.ts';
import { receiveNotice } from './receive-notice.ts';
import { refundUnused } from './refund-unused.ts';
import { startPayment } from './start.ts';

export const paymentRoutes = [
  serve(contract.listRails, (work) => Promise.resolve({ items: listRails(work) })),
  serve(contract.startPayment, (work, { params, body, ip }) =>
    startPayment(work, { ...body, orderId: params.order, ip }),
  ),
  serve(contract.checkPayment, (work, { params }) => checkPayment(work, params.order)),
  serve(contract.receiveNotice, (work, { params, body }) => {
    const raw = { headers: {}, body: JSON.stringify(body) };
    return receiveNotice(work, { rail: params.rail, raw });
  }),
  serve(contract.refundOrder, (work, { params, body }) =>
    refundUnused(work, { ...body, orderId: params.order }),
  ),
  serve(contract.listRefunds, (work, { params }) => listRefunds(work, params.order)),
];
