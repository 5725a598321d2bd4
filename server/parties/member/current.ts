import type { AnyWork } from '#kit/work.ts';
import { selectMembershipNow } from './sql-seat.ts';

/**
 * The membership that makes a person a member now, their own or a family seat; null where
 * there is none. This, and nothing else, decides about members' prices.
 */
export const membershipOf = async (
  work: AnyWork,
  personId: string | null,
): Promise<string | null> =>
  personId === null ? null : ((await selectMembershipNow(work, personId))?.id ?? null);
