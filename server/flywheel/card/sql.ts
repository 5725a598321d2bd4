import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Funded } from '#contract/card-savings.ts';
import type { OfferTerms } from '#contract/offer-terms.ts';
import type { AnyWork } from '#kit/work.ts';

export type CardSavingTable = {
  cityId: string;
  id: string;
  membershipId: string;
  redemptionId: string;
  orderId: string;
  voucherId: string;
  placeId: string;
  title: string;
  savedFen: number;
  funding: Funded[];
  counts: boolean;
  savedAt: Date;
  undoneAt: Date | null;
};
/** A reviewed view: savings with the name of the place. */
export type CardSavingShownView = CardSavingTable & { placeName: string };
/** A reviewed view: open places with a live members' price. */
export type MemberStoreView = {
  cityId: string;
  placeId: string;
  name: string;
  address: string;
  lat: number;
  lon: number;
  offerId: string;
  title: string;
  terms: OfferTerms;
  sellFrom: Date;
  sellUntil: Date;
};
declare module '#kit/db.ts' {
  interface Tables {
    cardSaving: CardSavingTable;
    cardSavingShown: CardSavingShownView;
    memberStore: MemberStoreView;
  }
}
export type CardSaving = Selectable<CardSavingTable>;
export type MemberStore = Selectable<MemberStoreView>;

const tables = (work: AnyWork) =>
  work.db.$pickTables<'cardSaving' | 'cardSavingShown' | 'memberStore'>();
const json = <T>(value: T) => sql<T>`${JSON.stringify(value)}::jsonb`;

export const insertSaving = async (
  work: AnyWork,
  saving: Omit<CardSaving, 'cityId'>,
): Promise<void> => {
  const values = { ...saving, cityId: work.cityId, funding: json(saving.funding) };
  await tables(work).insertInto('cardSaving').values(values).execute();
};

/** Marks the saving of a redemption undone; undefined where there was none to undo. */
export const undoSavingRow = (
  work: AnyWork,
  redemptionId: string,
): Promise<CardSaving | undefined> =>
  tables(work)
    .updateTable('cardSaving')
    .set({ undoneAt: work.now })
    .where('cityId', '=', work.cityId)
    .where('redemptionId', '=', redemptionId)
    .where('undoneAt', 'is', null)
    .returningAll()
    .executeTakeFirst();

export const savingOfRedemption = (
  work: AnyWork,
  redemptionId: string,
): Promise<CardSaving | undefined> =>
  tables(work)
    .selectFrom('cardSaving')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('redemptionId', '=', redemptionId)
    .where('undoneAt', 'is', null)
    .executeTakeFirst();

/** What each of these cards saved and nobody took back, added up from the lines. */
export const savedFenOf = async (
  work: AnyWork,
  membershipIds: readonly string[],
): Promise<Map<string, number>> => {
  if (membershipIds.length === 0) return new Map();
  const rows = await tables(work)
    .selectFrom('cardSaving')
    .select((eb) => ['membershipId', eb.fn.sum<number>('savedFen').as('savedFen')])
    .where('cityId', '=', work.cityId)
    .where('membershipId', 'in', [...membershipIds])
    .where('counts', '=', true)
    .where('undoneAt', 'is', null)
    .groupBy('membershipId')
    .execute();
  return new Map(rows.map((row) => [row.membershipId, Number(row.savedFen)]));
};

export const selectSavings = (
  work: AnyWork,
  asked: { membershipId: string; before: string | null; limit: number },
) =>
  tables(work)
    .selectFrom('cardSavingShown')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('membershipId', '=', asked.membershipId)
    .$if(asked.before !== null, (query) => query.where('id', '<', asked.before ?? ''))
    .orderBy('id', 'desc')
    .limit(asked.limit)
    .execute();

/** Every open place with a members' price on sale now; one row an offer and place. */
export const selectMemberStores = (work: AnyWork): Promise<MemberStore[]> =>
  tables(work)
    .selectFrom('memberStore')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('sellFrom', '<=', work.now)
    .where('sellUntil', '>', work.now)
    .orderBy('placeId')
    .limit(5_000)
    .execute();
