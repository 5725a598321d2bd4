import { cardPlanCan } from '#contract/card-plan.ts';
import type { CardPlanDraft } from '#contract/card-plan.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { insertPlan, movePlanRow, selectPlan, selectPlans } from './sql.ts';
import type { CardPlan } from './sql.ts';

export type { CardPlan } from './sql.ts';

/** Drafts a card plan; nobody sees it until it is put on sale. */
export const makePlan = async (work: AnyWork, draft: CardPlanDraft): Promise<CardPlan> => {
  const id = work.id();
  await insertPlan(work, { ...draft, id, state: 'draft', createdAt: work.now });
  const plan = await selectPlan(work, id);
  assert(plan !== undefined, 'a plan just made is there');
  return plan;
};

/** Puts a plan on sale or takes it off; cards that were sold keep their terms. */
export const movePlan = async (
  work: Work<'card_plan_not_found' | 'card_plan_not_in_state'>,
  asked: { planId: string; to: 'on_sale' | 'withdrawn' },
): Promise<CardPlan> => {
  const plan = await findPlan(work, asked.planId);
  const may = asked.to === 'on_sale' ? cardPlanCan.sell : cardPlanCan.withdraw;
  const move = { id: plan.id, from: plan.state, to: asked.to };
  if (!may(plan.state) || !(await movePlanRow(work, move))) {
    return work.refuse('card_plan_not_in_state', { state: plan.state });
  }
  work.emit({ name: 'card_plan.moved', facts: { planId: plan.id, to: asked.to } });
  return { ...plan, state: asked.to };
};

export const findPlan = async (
  work: Work<'card_plan_not_found'>,
  planId: string,
): Promise<CardPlan> =>
  (await selectPlan(work, planId)) ?? work.refuse('card_plan_not_found', {});

/** The plan a card was sold by, if it is still sold. */
export const planOnSale = async (
  work: AnyWork,
  planId: string,
): Promise<CardPlan | undefined> => {
  const plan = await selectPlan(work, planId);
  return plan && cardPlanCan.buy(plan.state) ? plan : undefined;
};

export const plansOf = (work: AnyWork, asked: { onSale: boolean }): Promise<CardPlan[]> =>
  selectPlans(work, asked);
