import type { CardPlanDraft, CardPlanView } from '#contract/card-plan.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { makePlan, movePlan, plansOf } from '#parties/member/plan.ts';
import type { CardPlan } from '#parties/member/plan.ts';
import { densityOf, memberStoresNow } from './density.ts';
import type { MemberStore } from './sql.ts';

/** Card plans with the shops of each district counted at this moment. */
export const listPlans = async (
  work: AnyWork,
  asked: { onSale: boolean },
): Promise<{ items: CardPlanView[] }> => {
  const [plans, stores] = await Promise.all([plansOf(work, asked), memberStoresNow(work)]);
  return { items: plans.map((plan) => showPlan(plan, stores)) };
};

export const draftPlan = async (
  work: AnyWork,
  draft: CardPlanDraft,
): Promise<CardPlanView> => {
  const stores = await memberStoresNow(work);
  return showPlan(await makePlan(work, draft), stores);
};

export const stepPlan = async (
  work: Work<'card_plan_not_found' | 'card_plan_not_in_state'>,
  asked: { planId: string; to: 'on_sale' | 'withdrawn' },
): Promise<CardPlanView> => {
  const stores = await memberStoresNow(work);
  return showPlan(await movePlan(work, asked), stores);
};

const showPlan = (plan: CardPlan, stores: readonly MemberStore[]): CardPlanView => ({
  id: plan.id,
  title: plan.title,
  feeFen: plan.feeFen,
  termDays: plan.termDays,
  seats: plan.seats,
  benefits: plan.benefits,
  districts: plan.districts,
  state: plan.state,
  density: densityOf(plan.districts, stores),
});
