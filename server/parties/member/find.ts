import type { AnyWork, Work } from '#kit/work.ts';
import { seatsFor, seatsOf as selectSeatsOf } from './sql-seat.ts';
import type { Seat } from './sql-seat.ts';
import {
  lockMembershipRow,
  moveMembershipRow,
  selectDue,
  selectMembership,
  selectOfPerson,
  selectRunningOf,
} from './sql.ts';
import type { Membership, MembershipMove } from './sql.ts';
import { selectRemindable, selectRenewable, selectRenewalOf } from './sql-due.ts';

export type { Membership } from './sql.ts';
export type { Seat } from './sql-seat.ts';

export const findMembership = async (
  work: Work<'card_not_found'>,
  id: string,
): Promise<Membership> =>
  (await selectMembership(work, id)) ?? work.refuse('card_not_found', {});

/** Locked until the work ends; whoever also needs its order locks that before. */
export const lockMembership = (
  work: AnyWork,
  id: string,
): Promise<Membership | undefined> => lockMembershipRow(work, id);

/** Changes a membership only from the states it was seen in. */
export const moveMembership = (work: AnyWork, move: MembershipMove): Promise<boolean> =>
  moveMembershipRow(work, move);

/** The cards that this person holds and that have not ended, the last to end first. */
export const runningCardsOf = (work: AnyWork, personId: string): Promise<Membership[]> =>
  selectRunningOf(work, personId);

export const cardsAround = async (
  work: AnyWork,
  asked: { personId: string; phone: string },
): Promise<{ cards: Membership[]; seats: Seat[] }> => {
  const [own, seats] = await Promise.all([
    selectOfPerson(work, asked),
    seatsFor(work, asked),
  ]);
  const known = new Set(own.map(({ id }) => id));
  const others = await Promise.all(
    seats
      .filter(({ membershipId }) => !known.has(membershipId))
      .map(({ membershipId }) => selectMembership(work, membershipId)),
  );
  const shared = others.filter((card) => card !== undefined && card.state === 'current');
  return { cards: [...own, ...shared.flatMap((card) => card ?? [])], seats };
};

export const seatsOfCards = (work: AnyWork, ids: readonly string[]): Promise<Seat[]> =>
  selectSeatsOf(work, ids);

/** One whose end, or whose last day to accept it, was before this moment. */
export const cardDue = (
  work: AnyWork,
  due: 'ended' | 'not_accepted',
  before: Date,
): Promise<Membership | undefined> => selectDue(work, due, before);

/** The renewal of a card that waits for its payment or was paid ahead. */
export const renewalOf = (work: AnyWork, id: string): Promise<Membership | undefined> =>
  selectRenewalOf(work, id);

/** One that renews, ends before this moment, and has no renewal yet. */
export const cardToRenew = (work: AnyWork, before: Date): Promise<Membership | undefined> =>
  selectRenewable(work, before);

/** One of whose end nobody was reminded since it came this near. */
export const cardToRemind = (
  work: AnyWork,
  days: number,
): Promise<Membership | undefined> => selectRemindable(work, days);
