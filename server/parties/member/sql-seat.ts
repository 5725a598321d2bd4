import type { Selectable } from 'kysely';
import type { AnyWork } from '#kit/work.ts';

export type MembershipSeatTable = {
  cityId: string;
  id: string;
  membershipId: string;
  phone: string;
  personId: string | null;
  offeredAt: Date;
  takenAt: Date | null;
  endedAt: Date | null;
};
declare module '#kit/db.ts' {
  interface Tables {
    membershipSeat: MembershipSeatTable;
  }
}
export type Seat = Selectable<MembershipSeatTable>;

const tables = (work: AnyWork) => work.db.$pickTables<'membershipSeat' | 'membership'>();

/**
 * The membership that makes this person a member at this moment: their own before a seat
 * of the family, and the one that ends last. By the clock alone, so that no sweep is needed
 * for it to begin or to end.
 */
export const selectMembershipNow = (
  work: AnyWork,
  personId: string,
): Promise<{ id: string; endsAt: Date | null } | undefined> =>
  tables(work)
    .selectFrom('membership')
    .select(['id', 'endsAt'])
    .where('cityId', '=', work.cityId)
    .where('state', '=', 'current')
    .where('startsAt', '<=', work.now)
    .where('endsAt', '>', work.now)
    .where((eb) =>
      eb.or([
        eb('holderId', '=', personId),
        eb(
          'id',
          'in',
          eb
            .selectFrom('membershipSeat')
            .select('membershipId')
            .where('cityId', '=', work.cityId)
            .where('membershipSeat.personId', '=', personId)
            .where('endedAt', 'is', null),
        ),
      ]),
    )
    .orderBy((eb) => eb('holderId', '=', personId), 'desc')
    .orderBy('endsAt', 'desc')
    .limit(1)
    .executeTakeFirst();

export const seatsOf = (work: AnyWork, membershipIds: readonly string[]): Promise<Seat[]> =>
  membershipIds.length === 0
    ? Promise.resolve([])
    : tables(work)
        .selectFrom('membershipSeat')
        .selectAll()
        .where('cityId', '=', work.cityId)
        .where('membershipId', 'in', [...membershipIds])
        .where('endedAt', 'is', null)
        .orderBy('id')
        .limit(200)
        .execute();

/** Memberships in which this person sits, or is invited to by their phone. */
export const seatsFor = (
  work: AnyWork,
  asked: { personId: string; phone: string },
): Promise<Seat[]> =>
  tables(work)
    .selectFrom('membershipSeat')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where((eb) =>
      eb.or([eb('personId', '=', asked.personId), eb('phone', '=', asked.phone)]),
    )
    .where('endedAt', 'is', null)
    .limit(30)
    .execute();

/** False when this phone has a seat already. */
export const insertSeat = async (
  work: AnyWork,
  seat: { membershipId: string; phone: string },
): Promise<boolean> => {
  const result = await tables(work)
    .insertInto('membershipSeat')
    .values({
      ...seat,
      cityId: work.cityId,
      id: work.id(),
      personId: null,
      offeredAt: work.now,
      takenAt: null,
      endedAt: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
};

export const takeSeatRow = async (
  work: AnyWork,
  asked: { membershipId: string; phone: string; personId: string },
): Promise<boolean> => {
  const result = await tables(work)
    .updateTable('membershipSeat')
    .set({ personId: asked.personId, takenAt: work.now })
    .where('cityId', '=', work.cityId)
    .where('membershipId', '=', asked.membershipId)
    .where('phone', '=', asked.phone)
    .where('endedAt', 'is', null)
    .where('personId', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

export const endSeatRow = async (
  work: AnyWork,
  asked: { membershipId: string; seatId: string },
): Promise<boolean> => {
  const result = await tables(work)
    .updateTable('membershipSeat')
    .set({ endedAt: work.now })
    .where('cityId', '=', work.cityId)
    .where('membershipId', '=', asked.membershipId)
    .where('id', '=', asked.seatId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};
