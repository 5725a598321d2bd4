import { sql } from 'kysely';
import type { AnyWork } from '#kit/work.ts';

const tables = (work: AnyWork) => work.db.$pickTables<'offer' | 'offerStore'>();

export type OfferListed = { id: string; placeIds: string[]; updatedAt: Date };
export type OfferPart = { first: string; updatedAt: Date };

/** What has a page of its own and is on sale now. */
const listed = (work: AnyWork) =>
  tables(work)
    .selectFrom('offer')
    .where('cityId', '=', work.cityId)
    .where('state', '=', 'live')
    .where('kind', 'in', ['package', 'cash'])
    .where('sellFrom', '<=', work.now)
    .where('sellUntil', '>', work.now);

/** Offers on sale from an id on, each with its stores, in the order of their ids. */
export const selectOffersListed = (
  work: AnyWork,
  asked: { from: string; limit: number },
): Promise<OfferListed[]> =>
  listed(work)
    .select([
      'id',
      'sellFrom as updatedAt',
      sql<string[]>`array(select place_id::text from offer_store
        where city_id = offer.city_id and offer_id = offer.id order by place_id)`.as(
        'placeIds',
      ),
    ])
    .where('id', '>=', asked.from)
    .orderBy('id')
    .limit(asked.limit)
    .execute();

/** The first id of every part of that many offers, and the part's newest beginning. */
export const selectOfferParts = (work: AnyWork, size: number): Promise<OfferPart[]> =>
  work.db
    .with('numbered', () =>
      listed(work).select([
        'id',
        'sellFrom',
        sql<number>`(row_number() over (order by id) - 1) / ${size}::int`.as('part'),
      ]),
    )
    .selectFrom('numbered')
    .select((eb) => [
      sql<string>`min(id::text)`.as('first'),
      eb.fn.max('sellFrom').as('updatedAt'),
    ])
    .groupBy('part')
    .orderBy('first')
    .execute();
