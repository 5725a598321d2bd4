import * as contract from '#contract/refund.ts';
import { serve } from '#kit/route.ts';
import { approveRefund, rejectRefund } from './answer.ts';
import { askRefund } from './ask.ts';
import { decideRefund, disputeRefund } from './dispute.ts';
import { listDisputes, listRefundQuestions, listUses } from './list.ts';
import { refundUse } from './refund-use.ts';

export const refundRoutes = [
  serve(contract.listUses, (work, { params }) => listUses(work, params.voucher)),
  serve(contract.askRefund, (work, { params, body }) =>
    askRefund(work, { ...body, redemptionId: params.redemption }),
  ),
  serve(contract.listRefundQuestions, (work, { params, query }) =>
    listRefundQuestions(work, { ...query, merchantId: params.merchant }),
  ),
  serve(contract.approveRefund, (work, { params, body }) =>
    approveRefund(work, { ...body, questionId: params.question }),
  ),
  serve(contract.rejectRefund, (work, { params, body }) =>
    rejectRefund(work, { ...body, questionId: params.question }),
  ),
  serve(contract.refundUse, (work, { params, body }) =>
    refundUse(work, { ...body, redemptionId: params.redemption }),
  ),
  serve(contract.disputeRefund, (work, { params, body }) =>
    disputeRefund(work, { ...body, questionId: params.question }),
  ),
  serve(contract.listRefundDisputes, (work, { query }) => listDisputes(work, query)),
  serve(contract.decideRefund, (work, { params, body }) =>
    decideRefund(work, { ...body, questionId: params.question }),
  ),
];
