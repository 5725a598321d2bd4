import type { MembershipView } from '#contract/card.ts';
import { dayMs, hourMs } from '#contract/kit/time.ts';
import { quietHours } from '#contract/notice.ts';
import { dropOrder } from '#flywheel/order/cancel.ts';
import { insertCardOrder } from '#flywheel/order/place-card.ts';
import { localWeekMinute } from '#flywheel/place/local-time.ts';
import { thisCity } from '#kit/city.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import {
  cardToRenew,
  findMembership,
  moveMembership,
  renewalOf,
} from '#parties/member/find.ts';
import { planOnSale } from '#parties/member/plan.ts';
import { prepareMembership } from '#parties/member/prepare.ts';
import { giveNotice } from '#parties/notice/give-notice.ts';
import { theirId } from '#parties/person/actor.ts';
import { readMyCard } from './mine.ts';

/**
 * Whether a renewal is prepared before the card's last day. Off unless asked for, and off
 * again in one action: a renewal that waits for its payment is dropped with it.
 */
export const renewCard = async (
  work: Work<'card_not_found' | 'card_not_in_state'>,
  asked: { cardId: string; on: boolean },
): Promise<MembershipView> => {
  const card = await findMembership(work, asked.cardId);
  if (card.holderId !== theirId(work) || card.orderId === null) {
    return work.refuse('card_not_found', {});
  }
  const set = { renews: asked.on };
  if (!(await moveMembership(work, { id: card.id, from: ['current'], set }))) {
    return work.refuse('card_not_in_state', { state: card.state });
  }
  const renewal = asked.on ? undefined : await renewalOf(work, card.id);
  if (renewal?.orderId) await dropOrder(work, renewal.orderId);
  return readMyCard(work, card.id);
};

const noticeDays = 5;
/** Told a little earlier where five days before is in the night. */
const nightMs = 12 * hourMs;

/**
 * Prepares renewals: an order at today's fee that waits until the old card's last day, and
 * a notice of it five days before, by day. Nothing is taken: who does nothing keeps their
 * money, and the card ends. A plan that is not sold any more is not renewed.
 */
export const prepareRenewals = async (work: AnyWork): Promise<number> => {
  if (!(await isByDay(work))) return 0;
  const before = new Date(work.now.getTime() + noticeDays * dayMs + nightMs);
  const card = await cardToRenew(work, before);
  if (!card?.holderId || card.endsAt === null) return 0;
  const plan = card.planId ? await planOnSale(work, card.planId) : undefined;
  if (!plan) {
    await moveMembership(work, { id: card.id, from: ['current'], set: { renews: false } });
    return 1;
  }
  const id = work.id();
  const { holderId: personId, endsAt: payBy } = card;
  const { title, feeFen } = plan;
  const sale = { personId, cardId: id, planId: plan.id, title, feeFen, payBy };
  const orderId = await insertCardOrder(work, sale);
  await prepareMembership(work, {
    id,
    kind: 'renewal',
    plan,
    district: card.district,
    payerId: personId,
    afterId: card.id,
    orderId,
  });
  await giveNotice(work, {
    to: { personId },
    kind: 'card_renews',
    subjectId: card.id,
    facts: { title, feeFen, endsAt: payBy.toISOString() },
    channels: ['in_app', 'sms'],
  });
  return 1;
};

const isByDay = async (work: AnyWork): Promise<boolean> => {
  const { timeZone } = await thisCity(work);
  const hour = Math.floor((localWeekMinute(work.now, timeZone) % 1_440) / 60);
  return hour >= quietHours.from && hour < quietHours.until;
};
