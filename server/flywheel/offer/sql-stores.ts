import { sql } from 'kysely';
import type { AnyWork } from '#kit/work.ts';
import type { IdPage } from '#kit/rows-by-id.ts';
import type { Offer } from './sql.ts';

/** Offers together with the places where they hold: what a list in memory is made of. */
export type OfferWithStores = Offer & { placeIds: string[] };

const tables = (work: AnyWork) => work.db.$pickTables<'offer' | 'offerStore'>();

export const selectLiveAfter = (work: AnyWork, page: IdPage): Promise<OfferWithStores[]> =>
  withStores(work)
    .where('state', '=', 'live')
    .where('sellUntil', '>', work.now)
    .where('id', '>', page.after)
    .orderBy('id')
    .limit(page.limit)
    .execute();

export const selectWithStores = async (
  work: AnyWork,
  ids: readonly string[],
): Promise<OfferWithStores[]> =>
  ids.length === 0
    ? []
    : withStores(work)
        .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
        .execute();

const withStores = (work: AnyWork) =>
  tables(work)
    .selectFrom('offer')
    .selectAll()
    .select(
      sql<string[]>`array(select place_id::text from offer_store
        where offer_store.city_id = offer.city_id and offer_store.offer_id = offer.id
        order by place_id)`.as('placeIds'),
    )
    .where('cityId', '=', work.cityId);
