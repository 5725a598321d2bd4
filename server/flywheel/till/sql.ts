import type { Selectable } from 'kysely';
import type { AnyWork } from '#kit/work.ts';

export type TillTable = {
  cityId: string;
  id: string;
  merchantId: string;
  /** Where it stands now: after a merge, at the kept store. */
  placeId: string;
  madeFor: string;
  name: string;
  keySha256: Buffer;
  keyEnd: string;
  madeBy: string;
  madeAt: Date;
  revokedAt: Date | null;
};
/** A reviewed view: tills with the name of their store. */
export type TillShownView = TillTable & { placeName: string };
declare module '#kit/db.ts' {
  interface Tables {
    till: TillTable;
    tillShown: TillShownView;
  }
}
export type Till = Selectable<TillTable>;
export type TillShown = Selectable<TillShownView>;

const tables = (work: Pick<AnyWork, 'db'>) => work.db.$pickTables<'till' | 'tillShown'>();

export const insertTill = async (
  work: AnyWork,
  till: Omit<TillTable, 'cityId'>,
): Promise<void> => {
  await tables(work)
    .insertInto('till')
    .values({ ...till, cityId: work.cityId })
    .execute();
};

/** The till of a key that still works, in whichever city. */
export const selectByKey = (
  work: Pick<AnyWork, 'db'>,
  keySha256: Buffer,
): Promise<Till | undefined> =>
  tables(work)
    .selectFrom('till')
    .selectAll()
    .where('keySha256', '=', keySha256)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();

export const countWorking = async (work: AnyWork, placeId: string): Promise<number> => {
  const row = await tables(work)
    .selectFrom('till')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('cityId', '=', work.cityId)
    .where('placeId', '=', placeId)
    .where('revokedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return row.count;
};

export const selectTills = (
  work: AnyWork,
  asked: { merchantId: string; before: string | null; limit: number },
): Promise<TillShown[]> =>
  tables(work)
    .selectFrom('tillShown')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('merchantId', '=', asked.merchantId)
    .$if(asked.before !== null, (query) => query.where('id', '<', asked.before ?? ''))
    .orderBy('id', 'desc')
    .limit(asked.limit)
    .execute();

export const selectTill = (
  work: AnyWork,
  asked: { merchantId: string; id: string },
): Promise<TillShown | undefined> =>
  tables(work)
    .selectFrom('tillShown')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('merchantId', '=', asked.merchantId)
    .where('id', '=', asked.id)
    .executeTakeFirst();

/** A till that is revoked already keeps the time of the first. */
export const markRevoked = async (work: AnyWork, id: string): Promise<void> => {
  await tables(work)
    .updateTable('till')
    .set({ revokedAt: work.now })
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .execute();
};

/** The stores for which the tills that stand at these places were made. */
export const storesMadeFor = async (
  work: AnyWork,
  placeIds: readonly string[],
): Promise<string[]> => {
  const rows = await tables(work)
    .selectFrom('till')
    .select('madeFor')
    .distinct()
    .where('cityId', '=', work.cityId)
    .where('placeId', 'in', [...placeIds])
    .execute();
  return rows.map(({ madeFor }) => madeFor);
};

export const moveTills = async (
  work: AnyWork,
  where: { madeFor: string; placeId: string },
): Promise<void> => {
  await tables(work)
    .updateTable('till')
    .set({ placeId: where.placeId })
    .where('cityId', '=', work.cityId)
    .where('madeFor', '=', where.madeFor)
    .execute();
};
