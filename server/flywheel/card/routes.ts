import * as plan from '#contract/card-plan.ts';
import * as savings from '#contract/card-savings.ts';
import * as contract from '#contract/card.ts';
import { serve } from '#kit/route.ts';
import { standUp } from '#parties/member/seat.ts';
import { acceptGift } from './accept.ts';
import { buyCard } from './buy.ts';
import { listSavings } from './list-savings.ts';
import { listMyCards } from './mine.ts';
import { outlookOf } from './outlook.ts';
import { draftPlan, listPlans, stepPlan } from './plans.ts';
import { renewCard } from './renew.ts';
import { returnCard } from './return.ts';
import { inviteToCard, takeSeat } from './seats.ts';

export const cardRoutes = [
  serve(plan.listCardPlans, (work) => listPlans(work, { onSale: true })),
  serve(plan.listAllCardPlans, (work) => listPlans(work, { onSale: false })),
  serve(plan.makeCardPlan, (work, { body }) => draftPlan(work, body)),
  serve(plan.moveCardPlan, (work, { params, body }) =>
    stepPlan(work, { ...body, planId: params.plan }),
  ),
  serve(plan.readCardOutlook, (work, { params, query }) =>
    outlookOf(work, { ...query, planId: params.plan }),
  ),
  serve(contract.buyCard, (work, { body }) => buyCard(work, body)),
  serve(contract.listMyCards, (work) => listMyCards(work)),
  serve(savings.listCardSavings, (work, { params, query }) =>
    listSavings(work, { ...query, cardId: params.card }),
  ),
  serve(contract.acceptGift, (work, { params }) => acceptGift(work, params.card)),
  serve(contract.returnCard, (work, { params }) => returnCard(work, params.card)),
  serve(contract.renewCard, (work, { params, body }) =>
    renewCard(work, { ...body, cardId: params.card }),
  ),
  serve(contract.inviteToCard, (work, { params, body }) =>
    inviteToCard(work, { ...body, cardId: params.card }),
  ),
  serve(contract.takeSeat, (work, { params }) => takeSeat(work, params.card)),
  serve(contract.leaveSeat, (work, { params }) =>
    standUp(work, { cardId: params.card, seatId: params.seat }),
  ),
];
