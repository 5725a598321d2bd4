import type { AnyWork } from '#kit/work.ts';
import { addDays } from './member.ts';
import { insertMembership } from './sql.ts';

/** A membership that costs nothing and guarantees nothing: for guests of the operator. */
export const giveMembership = async (
  work: AnyWork,
  asked: { personId: string; title: string; termDays: number },
): Promise<void> =>
  insertMembership(work, {
    ...blank,
    id: work.id(),
    kind: 'given',
    title: asked.title,
    feeFen: 0,
    termDays: asked.termDays,
    seats: 0,
    benefits: { partners: [], exclusives: [] },
    holderId: asked.personId,
    state: 'current',
    createdAt: work.now,
    paidAt: work.now,
    startsAt: work.now,
    endsAt: addDays(work.now, asked.termDays),
  });

/** What is not known of a membership when it is made. */
export const blank = {
  planId: null,
  district: null,
  payerId: null,
  holderId: null,
  giftPhone: null,
  afterId: null,
  orderId: null,
  paidAt: null,
  startsAt: null,
  endsAt: null,
  acceptBy: null,
  wholeBackUntil: null,
  renews: false,
  remindedDays: null,
  closedAt: null,
} as const;
