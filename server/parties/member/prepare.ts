import type { MembershipKind } from '#contract/card.ts';
import type { AnyWork } from '#kit/work.ts';
import { blank } from './give.ts';
import type { CardPlan } from './plan.ts';
import { insertMembership } from './sql.ts';

export type Prepared = {
  id: string;
  kind: Exclude<MembershipKind, 'given'>;
  plan: CardPlan;
  district: string | null;
  payerId: string;
  giftPhone?: string;
  afterId?: string;
  orderId: string;
};

/** A membership that waits for its payment, with the terms of today. */
export const prepareMembership = async (
  work: AnyWork,
  { plan, ...asked }: Prepared,
): Promise<void> =>
  insertMembership(work, {
    ...blank,
    id: asked.id,
    kind: asked.kind,
    planId: plan.id,
    title: plan.title,
    feeFen: plan.feeFen,
    termDays: plan.termDays,
    seats: plan.seats,
    benefits: plan.benefits,
    district: asked.district,
    payerId: asked.payerId,
    holderId: asked.kind === 'gift' ? null : asked.payerId,
    giftPhone: asked.giftPhone ?? null,
    afterId: asked.afterId ?? null,
    orderId: asked.orderId,
    state: 'awaiting_payment',
    createdAt: work.now,
  });
