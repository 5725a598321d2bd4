import { sql } from 'kysely';
import type { AnyWork } from '#kit/work.ts';

const tables = (work: AnyWork) => work.db.$pickTables<'place'>();

export type Listed = { id: string; updatedAt: Date };
export type ListedPart = { first: string; updatedAt: Date };

/** Open places from an id on, in the order of their ids. */
export const selectListed = (
  work: AnyWork,
  asked: { from: string; limit: number },
): Promise<Listed[]> =>
  tables(work)
    .selectFrom('place')
    .select(['id', 'updatedAt'])
    .where('cityId', '=', work.cityId)
    .where('state', '=', 'open')
    .where('id', '>=', asked.from)
    .orderBy('id')
    .limit(asked.limit)
    .execute();

/** The first id of every part of that many open places, and the part's newest change. */
export const selectListedParts = (work: AnyWork, size: number): Promise<ListedPart[]> =>
  tables(work)
    .with('numbered', (db) =>
      db
        .selectFrom('place')
        .select([
          'id',
          'updatedAt',
          sql<number>`(row_number() over (order by id) - 1) / ${size}::int`.as('part'),
        ])
        .where('cityId', '=', work.cityId)
        .where('state', '=', 'open'),
    )
    .selectFrom('numbered')
    .select((eb) => [
      sql<string>`min(id::text)`.as('first'),
      eb.fn.max('updatedAt').as('updatedAt'),
    ])
    .groupBy('part')
    .orderBy('first')
    .execute();
