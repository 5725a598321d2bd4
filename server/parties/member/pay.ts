import { acceptWithinDays, membershipTable } from '#contract/card.ts';
import type { AnyWork } from '#kit/work.ts';
import { assert } from '#kit/refuse.ts';
import { lockPerson } from '#parties/person/actor.ts';
import { addDays, wholeBackUntilOf } from './member.ts';
import {
  lockMembershipRow,
  moveMembershipRow,
  selectMembershipOfOrder,
  selectRunningOf,
} from './sql.ts';
import type { Membership } from './sql.ts';

/**
 * The order of a card has been paid. Its term begins now, with the end of the card that it
 * renews, or when the gift is accepted. False where the holder got another card meanwhile
 * or the card to be renewed was given back: the caller then gives the money back.
 */
export const membershipPaid = async (work: AnyWork, orderId: string): Promise<boolean> => {
  const found = await selectMembershipOfOrder(work, orderId);
  assert(found !== undefined, 'the order of a card has its membership');
  if (found.holderId) await lockPerson(work, found.holderId);
  const membership = await lockMembershipRow(work, found.id);
  assert(membership !== undefined, 'a membership stays');
  const set =
    membership.kind === 'gift' ? offered(work.now) : await begun(work, membership);
  if (!set) return false;
  return moveMembershipRow(work, {
    id: membership.id,
    from: membershipTable.pay,
    set: { ...set, paidAt: work.now, closedAt: null },
  });
};

const offered = (now: Date) => ({
  state: 'offered' as const,
  acceptBy: addDays(now, acceptWithinDays),
  wholeBackUntil: wholeBackUntilOf(now),
});

const begun = async (work: AnyWork, membership: Membership) => {
  const startsAt = await startOf(work, membership);
  if (!startsAt) return undefined;
  return {
    state: 'current' as const,
    startsAt,
    endsAt: addDays(startsAt, membership.termDays),
    wholeBackUntil: wholeBackUntilOf(startsAt),
  };
};

/** Now, or where the renewed card ends; undefined where it can't begin. */
const startOf = async (
  work: AnyWork,
  membership: Membership,
): Promise<Date | undefined> => {
  assert(membership.holderId !== null, 'who buys for themselves holds it');
  const running = await selectRunningOf(work, membership.holderId);
  if (membership.kind !== 'renewal') return running.length === 0 ? work.now : undefined;
  const before = running.find(({ id }) => id === membership.afterId);
  // Paid after the old card's last day, it simply begins anew.
  if (!before) return running.length === 0 ? work.now : undefined;
  return running.length === 1 ? (before.endsAt ?? undefined) : undefined;
};
