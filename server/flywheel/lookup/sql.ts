import { sql } from 'kysely';
import type { Insertable, Selectable } from 'kysely';
import type { AnyWork } from '#kit/work.ts';

export type LookupTable = {
  cityId: string;
  id: string;
  placeId: string;
  askedBy: string;
  askedAt: Date;
  expiresAt: Date;
  prompted: number;
  confirmedBy: string | null;
  confirmedAt: Date | null;
  voucherIds: string[] | null;
  redeemedAt: Date | null;
};
export type PromptTable = {
  cityId: string;
  lookupId: string;
  personId: string;
  answer: 'confirmed' | 'denied' | null;
  answeredAt: Date | null;
};
/** A reviewed view: who holds what is to be used, by the end of their number. */
export type HolderView = {
  cityId: string;
  personId: string;
  phoneEnd: string;
  placeIds: string[];
  usesLeft: number;
  undos: number;
  validFrom: Date;
  validUntil: Date;
  createdAt: Date;
};
declare module '#kit/db.ts' {
  interface Tables {
    lookup: LookupTable;
    lookupPrompt: PromptTable;
    lookupHolder: HolderView;
  }
}
export type Lookup = Selectable<LookupTable>;

const tables = (work: AnyWork) =>
  work.db.$pickTables<'lookup' | 'lookupPrompt' | 'lookupHolder'>();

export const insertLookup = (work: AnyWork, lookup: Insertable<LookupTable>): void => {
  work.alongside(tables(work).insertInto('lookup').values(lookup));
};

type Ending = { lookupId: string; placeId: string; lastFour: string };

/**
 * Prompts everybody who may be meant, at most `limit`, and says how many. The same one
 * statement whether there is anybody or not: how long it takes tells nothing.
 */
export const insertPrompts = async (
  work: AnyWork,
  { lookupId, placeId, lastFour }: Ending,
  limits: { people: number; undos: number },
): Promise<number> => {
  const result = await tables(work)
    .insertInto('lookupPrompt')
    .columns(['cityId', 'lookupId', 'personId'])
    .expression((eb) =>
      eb
        .selectFrom('lookupHolder')
        .select(['cityId', sql<string>`${lookupId}::uuid`.as('lookupId'), 'personId'])
        .where('cityId', '=', work.cityId)
        .where('phoneEnd', '=', lastFour)
        .where(sql<boolean>`${placeId}::uuid = any(place_ids)`)
        .where('usesLeft', '>', 0)
        .where('undos', '<', limits.undos)
        .where('validFrom', '<=', work.now)
        .where('validUntil', '>=', work.now)
        .groupBy(['cityId', 'personId'])
        // Who bought last is likeliest to stand here.
        .orderBy(sql`max(created_at)`, 'desc')
        .orderBy('personId')
        .limit(limits.people),
    )
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0n);
};

export const setPrompted = (work: AnyWork, id: string, prompted: number): void => {
  work.alongside(
    tables(work)
      .updateTable('lookup')
      .set({ prompted })
      .where('cityId', '=', work.cityId)
      .where('id', '=', id),
  );
};

/** Makes the look-ups of one store take turns, so that a count of them stays true. */
export const lockStore = async (work: AnyWork, placeId: string): Promise<void> => {
  const name = `lookup:${work.cityId}:${placeId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(work.db);
};

/** When look-ups since a moment were asked, oldest first: by one person, or at a store. */
export const selectAskedAt = async (
  work: AnyWork,
  asked: { since: Date; limit: number } & ({ askedBy: string } | { placeId: string }),
): Promise<Date[]> => {
  const rows = await tables(work)
    .selectFrom('lookup')
    .select('askedAt')
    .where('cityId', '=', work.cityId)
    .where((eb) =>
      'askedBy' in asked
        ? eb('askedBy', '=', asked.askedBy)
        : eb('placeId', '=', asked.placeId),
    )
    .where('askedAt', '>', asked.since)
    .orderBy('askedAt', 'desc')
    .limit(asked.limit)
    .execute();
  return rows.map(({ askedAt }) => askedAt).toReversed();
};

export const selectLookup = (
  work: AnyWork,
  asked: { id: string; placeId: string },
): Promise<Lookup | undefined> =>
  tables(work)
    .selectFrom('lookup')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', asked.id)
    .where('placeId', '=', asked.placeId)
    .executeTakeFirst();

/** How many of those who were asked have said that it is not them. */
export const countDenied = async (work: AnyWork, lookupId: string): Promise<number> => {
  const row = await tables(work)
    .selectFrom('lookupPrompt')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('cityId', '=', work.cityId)
    .where('lookupId', '=', lookupId)
    .where('answer', '=', 'denied')
    .executeTakeFirstOrThrow();
  return Number(row.count);
};

export type OpenPrompt = { lookupId: string; placeId: string; expiresAt: Date };

/** What a person is asked now and has not answered, newest first. */
export const selectOpenPrompts = (
  work: AnyWork,
  asked: { personId: string; lookupId?: string },
): Promise<OpenPrompt[]> =>
  tables(work)
    .selectFrom('lookupPrompt')
    .innerJoin('lookup', (join) =>
      join
        .onRef('lookup.cityId', '=', 'lookupPrompt.cityId')
        .onRef('lookup.id', '=', 'lookupPrompt.lookupId'),
    )
    .select(['lookup.id as lookupId', 'lookup.placeId', 'lookup.expiresAt'])
    .where('lookupPrompt.cityId', '=', work.cityId)
    .where('lookupPrompt.personId', '=', asked.personId)
    .where('lookupPrompt.answer', 'is', null)
    .where('lookup.confirmedBy', 'is', null)
    .where('lookup.expiresAt', '>=', work.now)
    .$if(asked.lookupId !== undefined, (query) =>
      query.where('lookup.id', '=', asked.lookupId ?? ''),
    )
    .orderBy('lookup.id', 'desc')
    .limit(5)
    .execute();

/** The first who says yes in time has it; false for all others. */
export const claimLookup = async (
  work: AnyWork,
  asked: { lookupId: string; personId: string; voucherIds: readonly string[] },
): Promise<boolean> => {
  const result = await tables(work)
    .updateTable('lookup')
    .set({
      confirmedBy: asked.personId,
      confirmedAt: work.now,
      voucherIds: [...asked.voucherIds],
    })
    .where('cityId', '=', work.cityId)
    .where('id', '=', asked.lookupId)
    .where('confirmedBy', 'is', null)
    .where('expiresAt', '>=', work.now)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

/** Writes down an answer; false where there was one. */
export const markAnswered = async (
  work: AnyWork,
  asked: { lookupId: string; personId: string; answer: 'confirmed' | 'denied' },
): Promise<boolean> => {
  const result = await tables(work)
    .updateTable('lookupPrompt')
    .set({ answer: asked.answer, answeredAt: work.now })
    .where('cityId', '=', work.cityId)
    .where('lookupId', '=', asked.lookupId)
    .where('personId', '=', asked.personId)
    .where('answer', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

/** A confirmed look-up is redeemed once; undefined where it can't be. */
export const takeLookup = (
  work: AnyWork,
  asked: { id: string; placeId: string },
): Promise<Lookup | undefined> =>
  tables(work)
    .updateTable('lookup')
    .set({ redeemedAt: work.now })
    .where('cityId', '=', work.cityId)
    .where('id', '=', asked.id)
    .where('placeId', '=', asked.placeId)
    .where('confirmedBy', 'is not', null)
    .where('redeemedAt', 'is', null)
    .where('expiresAt', '>=', work.now)
    .returningAll()
    .executeTakeFirst();
