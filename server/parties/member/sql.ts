import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { CardBenefits, CardDistrict, CardPlanState } from '#contract/card-plan.ts';
import type { MembershipKind, MembershipState } from '#contract/card.ts';
import type { Funded } from '#contract/card-savings.ts';
import type { AnyWork } from '#kit/work.ts';

export type CardPlanTable = {
  cityId: string;
  id: string;
  title: string;
  feeFen: number;
  termDays: number;
  seats: number;
  benefits: CardBenefits;
  districts: CardDistrict[];
  state: CardPlanState;
  createdAt: Date;
};
export type MembershipTable = {
  cityId: string;
  id: string;
  kind: MembershipKind;
  planId: string | null;
  title: string;
  feeFen: number;
  termDays: number;
  seats: number;
  benefits: CardBenefits;
  district: string | null;
  payerId: string | null;
  holderId: string | null;
  giftPhone: string | null;
  afterId: string | null;
  orderId: string | null;
  state: MembershipState;
  createdAt: Date;
  paidAt: Date | null;
  startsAt: Date | null;
  endsAt: Date | null;
  acceptBy: Date | null;
  wholeBackUntil: Date | null;
  renews: boolean;
  remindedDays: number | null;
  closedAt: Date | null;
};
export type MemberPriceTable = {
  cityId: string;
  orderId: string;
  membershipId: string;
  savedFen: number;
  funding: Funded[];
};
declare module '#kit/db.ts' {
  interface Tables {
    cardPlan: CardPlanTable;
    membership: MembershipTable;
    memberPrice: MemberPriceTable;
  }
}
export type CardPlan = Selectable<CardPlanTable>;
export type Membership = Selectable<MembershipTable>;
export type MemberPrice = Selectable<MemberPriceTable>;

const tables = (work: AnyWork) =>
  work.db.$pickTables<'cardPlan' | 'membership' | 'memberPrice'>();
const json = <T>(value: T) => sql<T>`${JSON.stringify(value)}::jsonb`;

export const insertPlan = async (
  work: AnyWork,
  plan: Omit<CardPlan, 'cityId'>,
): Promise<void> => {
  const values = {
    ...plan,
    cityId: work.cityId,
    benefits: json(plan.benefits),
    districts: json(plan.districts),
  };
  await tables(work).insertInto('cardPlan').values(values).execute();
};

export const selectPlan = (work: AnyWork, id: string): Promise<CardPlan | undefined> =>
  tables(work)
    .selectFrom('cardPlan')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .executeTakeFirst();

export const selectPlans = (
  work: AnyWork,
  asked: { onSale: boolean },
): Promise<CardPlan[]> =>
  tables(work)
    .selectFrom('cardPlan')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .$if(asked.onSale, (query) => query.where('state', '=', 'on_sale'))
    .orderBy('id', 'desc')
    .limit(100)
    .execute();

export const movePlanRow = async (
  work: AnyWork,
  move: { id: string; from: CardPlanState; to: CardPlanState },
): Promise<boolean> => {
  const result = await tables(work)
    .updateTable('cardPlan')
    .set({ state: move.to })
    .where('cityId', '=', work.cityId)
    .where('id', '=', move.id)
    .where('state', '=', move.from)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

export const insertMembership = async (
  work: AnyWork,
  row: Omit<Membership, 'cityId'>,
): Promise<void> => {
  const values = { ...row, cityId: work.cityId, benefits: json(row.benefits) };
  await tables(work).insertInto('membership').values(values).execute();
};

export const selectMembership = (
  work: AnyWork,
  id: string,
): Promise<Membership | undefined> =>
  tables(work)
    .selectFrom('membership')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .executeTakeFirst();

export const selectMembershipOfOrder = (
  work: AnyWork,
  orderId: string,
): Promise<Membership | undefined> =>
  tables(work)
    .selectFrom('membership')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('orderId', '=', orderId)
    .executeTakeFirst();

/** Locked until the work ends; after its order, before anything of the ledger. */
export const lockMembershipRow = (
  work: AnyWork,
  id: string,
): Promise<Membership | undefined> =>
  tables(work)
    .selectFrom('membership')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

export type MembershipMove = {
  id: string;
  from: readonly MembershipState[];
  set: Partial<Omit<Membership, 'cityId' | 'id' | 'benefits'>>;
};

/** Changes a membership only from where it was seen; false when somebody was faster. */
export const moveMembershipRow = async (
  work: AnyWork,
  move: MembershipMove,
): Promise<boolean> => {
  const result = await tables(work)
    .updateTable('membership')
    .set(move.set)
    .where('cityId', '=', work.cityId)
    .where('id', '=', move.id)
    .where('state', 'in', [...move.from])
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

/** Cards of their own that run now or were paid ahead, the one that ends last first. */
export const selectRunningOf = (work: AnyWork, holderId: string): Promise<Membership[]> =>
  tables(work)
    .selectFrom('membership')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('holderId', '=', holderId)
    .where('state', '=', 'current')
    .where('endsAt', '>', work.now)
    .orderBy('endsAt', 'desc')
    .limit(10)
    .execute();

/** Everything that is or was somebody's to hold or to give; newest first. */
export const selectOfPerson = (
  work: AnyWork,
  asked: { personId: string; phone: string },
): Promise<Membership[]> =>
  tables(work)
    .selectFrom('membership')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where((eb) =>
      eb.or([
        eb('holderId', '=', asked.personId),
        eb('payerId', '=', asked.personId),
        eb.and([eb('giftPhone', '=', asked.phone), eb('state', '=', 'offered')]),
      ]),
    )
    .where('state', '<>', 'lapsed')
    .orderBy('id', 'desc')
    .limit(30)
    .execute();

/** The next one whose sweep is due, by what `due` asks of it. */
export const selectDue = (
  work: AnyWork,
  due: 'ended' | 'not_accepted',
  before: Date,
): Promise<Membership | undefined> =>
  tables(work)
    .selectFrom('membership')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('state', '=', due === 'ended' ? 'current' : 'offered')
    .where(due === 'ended' ? 'endsAt' : 'acceptBy', '<=', before)
    .orderBy(due === 'ended' ? 'endsAt' : 'acceptBy')
    .limit(1)
    .executeTakeFirst();

export const insertMemberPrice = (
  work: AnyWork,
  price: Omit<MemberPrice, 'cityId'>,
): void => {
  const values = { ...price, cityId: work.cityId, funding: json(price.funding) };
  work.alongside(tables(work).insertInto('memberPrice').values(values));
};

export const selectMemberPrice = (
  work: AnyWork,
  orderId: string,
): Promise<MemberPrice | undefined> =>
  tables(work)
    .selectFrom('memberPrice')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('orderId', '=', orderId)
    .executeTakeFirst();
