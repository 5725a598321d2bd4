import type { AnyWork } from '#kit/work.ts';
import { moveMembershipRow, selectMembershipOfOrder } from './sql.ts';

/** The order of a card was given up or not paid in time: it never began. */
export const membershipLapsed = async (work: AnyWork, orderId: string): Promise<void> => {
  const membership = await selectMembershipOfOrder(work, orderId);
  if (!membership) return;
  await moveMembershipRow(work, {
    id: membership.id,
    from: ['awaiting_payment'],
    set: { state: 'lapsed', closedAt: work.now },
  });
};
