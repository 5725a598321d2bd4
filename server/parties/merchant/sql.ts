import type { Selectable } from 'kysely';
import type { MerchantState } from '#contract/merchant.ts';
import type { AnyWork } from '#kit/work.ts';

export type MerchantTable = {
  cityId: string;
  id: string;
  name: string;
  licenceNo: string;
  contactPhone: string;
  state: MerchantState;
  feeBp: number;
  createdAt: Date;
};
export type MerchantReviewTable = {
  cityId: string;
  id: string;
  merchantId: string;
  verdict: 'accept' | 'refuse';
  reason: string | null;
  reviewedBy: string;
  reviewedAt: Date;
};
/** A reviewed view: merchants with their last verdict and how many stores they have. */
export type MerchantShownView = MerchantTable & {
  reviewReason: string | null;
  stores: number;
};
declare module '#kit/db.ts' {
  interface Tables {
    merchant: MerchantTable;
    merchantReview: MerchantReviewTable;
    merchantShown: MerchantShownView;
  }
}
export type Merchant = Selectable<MerchantTable>;
export type MerchantShown = Selectable<MerchantShownView>;

const tables = (work: AnyWork) =>
  work.db.$pickTables<'merchant' | 'merchantReview' | 'merchantShown'>();

export const selectMerchant = (work: AnyWork, id: string): Promise<Merchant | undefined> =>
  tables(work)
    .selectFrom('merchant')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .executeTakeFirst();

export const selectMerchantShown = (
  work: AnyWork,
  id: string,
): Promise<MerchantShown | undefined> =>
  tables(work)
    .selectFrom('merchantShown')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .executeTakeFirst();

/** False when the licence is already in use in this city. */
export const insertMerchant = async (
  work: AnyWork,
  merchant: Omit<MerchantTable, 'cityId' | 'createdAt'>,
): Promise<boolean> => {
  const result = await tables(work)
    .insertInto('merchant')
    .values({ ...merchant, cityId: work.cityId, createdAt: work.now })
    .onConflict((conflict) => conflict.columns(['cityId', 'licenceNo']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
};

/** Puts a refused application of this licence up for review again; its id, or none. */
export const renewRefused = async (
  work: AnyWork,
  asked: { name: string; licenceNo: string; contactPhone: string; owned: string[] },
): Promise<string | undefined> => {
  if (asked.owned.length === 0) return undefined;
  const row = await tables(work)
    .updateTable('merchant')
    .set({ name: asked.name, contactPhone: asked.contactPhone, state: 'in_review' })
    .where('cityId', '=', work.cityId)
    .where('licenceNo', '=', asked.licenceNo)
    .where('state', '=', 'refused')
    .where('id', 'in', asked.owned)
    .returning('id')
    .executeTakeFirst();
  return row?.id;
};

/** Moves the state only from where the caller saw it; false when somebody was faster. */
export const moveMerchant = async (
  work: AnyWork,
  id: string,
  from: MerchantState,
  to: MerchantState,
): Promise<boolean> => {
  const result = await tables(work)
    .updateTable('merchant')
    .set({ state: to })
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

export const insertReview = async (
  work: AnyWork,
  review: Omit<MerchantReviewTable, 'cityId' | 'id' | 'reviewedAt'>,
): Promise<void> => {
  await tables(work)
    .insertInto('merchantReview')
    .values({ ...review, cityId: work.cityId, id: work.id(), reviewedAt: work.now })
    .execute();
};

export const selectMerchants = (
  work: AnyWork,
  asked: { state: MerchantState | undefined; after: string | null; limit: number },
): Promise<MerchantShown[]> =>
  tables(work)
    .selectFrom('merchantShown')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .$if(asked.state !== undefined, (query) =>
      query.where('state', '=', asked.state ?? 'in_review'),
    )
    .$if(asked.after !== null, (query) => query.where('id', '>', asked.after ?? ''))
    .orderBy('id')
    .limit(asked.limit)
    .execute();
