import { cardPlanCan } from '#contract/card-plan.ts';
import type { OrderView } from '#contract/order.ts';
import { placeCardOrder } from '#flywheel/order/place-card.ts';
import type { Work } from '#kit/work.ts';
import { runningCardsOf } from '#parties/member/find.ts';
import { openOrderOf } from '#parties/member/open-order.ts';
import { findPlan } from '#parties/member/plan.ts';
import type { CardPlan } from '#parties/member/plan.ts';
import { prepareMembership } from '#parties/member/prepare.ts';
import { lockPerson, theirId } from '#parties/person/actor.ts';
import { densityOf, memberStoresNow } from './density.ts';

type BuyRefusals =
  | 'card_plan_not_found'
  | 'card_plan_not_in_state'
  | 'card_district_unknown'
  | 'card_district_too_sparse'
  | 'card_already_held'
  | 'card_order_open'
  | 'too_many_open_orders'
  | 'order_not_found';

export type BuyAsked = { planId: string; district: string; giftPhone?: string | undefined };

/**
 * Orders a card for oneself or for another phone. Where too few shops give members' prices
 * it is not sold, and the refusal says how many there are. Nobody holds two cards of their
 * own, and one order of a card is paid or dropped before the next.
 */
export const buyCard = async (
  work: Work<BuyRefusals>,
  asked: BuyAsked,
): Promise<{ cardId: string; order: OrderView }> => {
  const personId = theirId(work);
  await lockPerson(work, personId);
  const plan = await findPlan(work, asked.planId);
  if (!cardPlanCan.buy(plan.state)) {
    return work.refuse('card_plan_not_in_state', { state: plan.state });
  }
  await mustBeDense(work, plan, asked.district);
  const forOther = asked.giftPhone !== undefined && asked.giftPhone !== work.actor.phone;
  if (!forOther) await mustHoldNone(work, personId);
  const cardId = work.id();
  const order = await placeCardOrder(work, {
    personId,
    cardId,
    planId: plan.id,
    title: plan.title,
    feeFen: plan.feeFen,
  });
  await prepareMembership(work, {
    id: cardId,
    kind: forOther ? 'gift' : 'own',
    plan,
    district: asked.district,
    payerId: personId,
    ...(forOther && asked.giftPhone ? { giftPhone: asked.giftPhone } : {}),
    orderId: order.id,
  });
  return { cardId, order };
};

const mustBeDense = async (
  work: Work<BuyRefusals>,
  plan: CardPlan,
  name: string,
): Promise<void> => {
  const named = plan.districts.find((district) => district.name === name);
  if (!named) return work.refuse('card_district_unknown', {});
  const [counted] = densityOf([named], await memberStoresNow(work));
  if (!counted || counted.dense) return;
  const { name: district, stores, storesNeeded } = counted;
  work.refuse('card_district_too_sparse', { district, stores, storesNeeded });
};

const mustHoldNone = async (work: Work<BuyRefusals>, personId: string): Promise<void> => {
  const [running] = await runningCardsOf(work, personId);
  if (running?.endsAt) {
    work.refuse('card_already_held', { endsAt: running.endsAt.toISOString() });
  }
  const orderId = await openOrderOf(work, personId);
  if (orderId) work.refuse('card_order_open', { orderId });
};
