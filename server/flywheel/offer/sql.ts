import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Funding, OfferState } from '#contract/offer.ts';
import type { OfferTerms } from '#contract/offer-terms.ts';
import type { AnyWork } from '#kit/work.ts';

export type OfferTable = {
  cityId: string;
  id: string;
  merchantId: string;
  title: string;
  kind: OfferTerms['kind'];
  terms: OfferTerms;
  funding: Funding;
  excludes: string[];
  state: OfferState;
  stock: number | null;
  stockLeft: number | null;
  perPersonLimit: number | null;
  sellFrom: Date;
  sellUntil: Date;
  validDays: number;
  createdAt: Date;
};
export type OfferStoreTable = { cityId: string; offerId: string; placeId: string };
export type OfferStepTable = {
  cityId: string;
  id: string;
  offerId: string;
  state: OfferState;
  reason: string | null;
  takenBy: string | null;
  takenAt: Date;
};
export type OfferUseTable = {
  cityId: string;
  offerId: string;
  personId: string;
  used: number;
};
/** A reviewed view: offers with merchant, stores, the last verdict's reason and sales. */
export type OfferShownView = OfferTable & {
  merchantName: string;
  placeIds: string[];
  reviewReason: string | null;
  sold: number;
};
declare module '#kit/db.ts' {
  interface Tables {
    offer: OfferTable;
    offerStore: OfferStoreTable;
    offerStep: OfferStepTable;
    offerUse: OfferUseTable;
    offerShown: OfferShownView;
  }
}
export type Offer = Selectable<OfferTable>;
export type OfferShown = Selectable<OfferShownView>;

const tables = (work: AnyWork) =>
  work.db.$pickTables<'offer' | 'offerStore' | 'offerStep' | 'offerUse' | 'offerShown'>();

/** jsonb parameters travel as text; the driver would turn an array into a Postgres one. */
const json = <T>(value: T) => sql<T>`${JSON.stringify(value)}::jsonb`;

type Terms = Omit<OfferTable, 'cityId' | 'id' | 'merchantId' | 'state' | 'createdAt'>;

export const insertOffer = async (
  work: AnyWork,
  offer: Terms & { id: string; merchantId: string; placeIds: string[] },
): Promise<void> => {
  const { placeIds, terms, funding, ...rest } = offer;
  await tables(work)
    .insertInto('offer')
    .values({
      ...rest,
      terms: json(terms),
      funding: json(funding),
      cityId: work.cityId,
      state: 'draft',
      createdAt: work.now,
    })
    .execute();
  await insertStores(work, offer.id, placeIds);
};

export const replaceOffer = async (
  work: AnyWork,
  id: string,
  offer: Terms & { placeIds: string[] },
): Promise<void> => {
  const { placeIds, terms, funding, ...rest } = offer;
  await tables(work)
    .updateTable('offer')
    .set({ ...rest, terms: json(terms), funding: json(funding) })
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .execute();
  await tables(work)
    .deleteFrom('offerStore')
    .where('cityId', '=', work.cityId)
    .where('offerId', '=', id)
    .execute();
  await insertStores(work, id, placeIds);
};

const insertStores = async (
  work: AnyWork,
  offerId: string,
  placeIds: string[],
): Promise<void> => {
  await tables(work)
    .insertInto('offerStore')
    .values(placeIds.map((placeId) => ({ cityId: work.cityId, offerId, placeId })))
    .execute();
};

/** The offer, locked until the work ends: steps of one offer take turns. */
export const lockOffer = (work: AnyWork, id: string): Promise<Offer | undefined> =>
  tables(work)
    .selectFrom('offer')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

export const selectOfferShown = (
  work: AnyWork,
  id: string,
): Promise<OfferShown | undefined> =>
  tables(work)
    .selectFrom('offerShown')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .executeTakeFirst();

export const moveOffer = async (
  work: AnyWork,
  step: { id: string; to: OfferState; reason: string | null },
): Promise<void> => {
  await tables(work)
    .updateTable('offer')
    .set({ state: step.to })
    .where('cityId', '=', work.cityId)
    .where('id', '=', step.id)
    .execute();
  await tables(work)
    .insertInto('offerStep')
    .values({
      cityId: work.cityId,
      id: work.id(),
      offerId: step.id,
      state: step.to,
      reason: step.reason,
      takenBy: work.actor.personId,
      takenAt: work.now,
    })
    .execute();
};

export const selectOffersShown = (
  work: AnyWork,
  asked: {
    merchantId?: string;
    state: OfferState | undefined;
    after: string | null;
    limit: number;
    newestFirst: boolean;
  },
): Promise<OfferShown[]> =>
  tables(work)
    .selectFrom('offerShown')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .$if(asked.merchantId !== undefined, (query) =>
      query.where('merchantId', '=', asked.merchantId ?? ''),
    )
    .$if(asked.state !== undefined, (query) =>
      query.where('state', '=', asked.state ?? 'live'),
    )
    .$if(asked.after !== null, (query) =>
      query.where('id', asked.newestFirst ? '<' : '>', asked.after ?? ''),
    )
    .orderBy('id', asked.newestFirst ? 'desc' : 'asc')
    .limit(asked.limit)
    .execute();

/** The most that one place may have on sale: a longer list helps nobody at a door. */
export const offersOfPlaceLimit = 60;

/**
 * What is on sale at these places before what is not, and of each the newest first: where
 * there is more than anybody reads, lists in memory leave out the same.
 */
export const offersAtPlaces = (
  work: AnyWork,
  placeIds: readonly string[],
  states: readonly OfferState[],
): Promise<(Offer & { placeId: string })[]> =>
  tables(work)
    .selectFrom('offerStore')
    .innerJoin('offer', (join) =>
      join
        .onRef('offer.cityId', '=', 'offerStore.cityId')
        .onRef('offer.id', '=', 'offerStore.offerId'),
    )
    .selectAll('offer')
    .select('offerStore.placeId')
    .where('offerStore.cityId', '=', work.cityId)
    .where('offerStore.placeId', '=', sql<string>`any(${[...placeIds]}::uuid[])`)
    .where('offer.state', 'in', [...states])
    .where('offer.sellUntil', '>', work.now)
    .orderBy(sql`offer.state <> 'live'`)
    .orderBy('offer.id', 'desc')
    .limit(offersOfPlaceLimit * placeIds.length)
    .execute();

export const selectOffers = (work: AnyWork, ids: readonly string[]): Promise<Offer[]> =>
  tables(work)
    .selectFrom('offer')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();

export const placeIdsOfOffer = async (work: AnyWork, offerId: string): Promise<string[]> =>
  (
    await tables(work)
      .selectFrom('offerStore')
      .select('placeId')
      .where('cityId', '=', work.cityId)
      .where('offerId', '=', offerId)
      .execute()
  ).map((row) => row.placeId);
