import { sql } from 'kysely';
import type { ProgrammePlan } from '#contract/programme.ts';
import type { AnyWork } from '#kit/work.ts';
import type { ProgrammeText } from './sql.ts';

type Of = { cityId: string; programmeId: string };
export type ProgrammeStore = { placeId: string; district: string };
declare module '#kit/db.ts' {
  interface Tables {
    programmeStore: Of & ProgrammeStore;
    programmeOffer: Of & { offerId: string };
    programmeText: Of & ProgrammeText;
    programmeMerchant: Of & { merchantId: string };
  }
}

const tables = (work: AnyWork) =>
  work.db.$pickTables<
    'programmeStore' | 'programmeOffer' | 'programmeText' | 'programmeMerchant'
  >();

export type PlanParts = {
  stores: ProgrammeStore[];
  offerIds: string[];
  texts: ProgrammeText[];
};

export const selectParts = async (
  work: AnyWork,
  programmeId: string,
): Promise<PlanParts> => {
  const [stores, offers, texts] = await Promise.all([
    tables(work)
      .selectFrom('programmeStore')
      .select(['placeId', 'district'])
      .where('cityId', '=', work.cityId)
      .where('programmeId', '=', programmeId)
      .orderBy('district')
      .orderBy('placeId')
      .execute(),
    tables(work)
      .selectFrom('programmeOffer')
      .select('offerId')
      .where('cityId', '=', work.cityId)
      .where('programmeId', '=', programmeId)
      .orderBy('offerId')
      .execute(),
    tables(work)
      .selectFrom('programmeText')
      .select(['audience', 'zh', 'en'])
      .where('cityId', '=', work.cityId)
      .where('programmeId', '=', programmeId)
      .orderBy('audience')
      .execute(),
  ]);
  return { stores, offerIds: offers.map(({ offerId }) => offerId), texts };
};

/** Those of the offers that belong to another programme. */
export const offersTaken = async (
  work: AnyWork,
  programmeId: string,
  offerIds: readonly string[],
): Promise<string[]> => {
  const rows = await tables(work)
    .selectFrom('programmeOffer')
    .select('offerId')
    .where('cityId', '=', work.cityId)
    .where('programmeId', '<>', programmeId)
    .where('offerId', '=', sql<string>`any(${[...offerIds]}::uuid[])`)
    .execute();
  return rows.map((row) => row.offerId);
};

export const replaceParts = async (
  work: AnyWork,
  programmeId: string,
  { stores, offerIds, texts }: Pick<ProgrammePlan, 'stores' | 'offerIds' | 'texts'>,
): Promise<void> => {
  const of = { cityId: work.cityId, programmeId };
  for (const table of ['programmeStore', 'programmeOffer', 'programmeText'] as const) {
    await tables(work)
      .deleteFrom(table)
      .where('cityId', '=', work.cityId)
      .where('programmeId', '=', programmeId)
      .execute();
  }
  if (stores.length > 0) {
    const rows = stores.map((store) => ({ ...of, ...store }));
    await tables(work).insertInto('programmeStore').values(rows).execute();
  }
  if (offerIds.length > 0) {
    const rows = offerIds.map((offerId) => ({ ...of, offerId }));
    await tables(work).insertInto('programmeOffer').values(rows).execute();
  }
  if (texts.length > 0) {
    const rows = texts.map((text) => ({ ...of, ...text }));
    await tables(work).insertInto('programmeText').values(rows).execute();
  }
};

export const insertMerchants = async (
  work: AnyWork,
  programmeId: string,
  merchantIds: readonly string[],
): Promise<void> => {
  if (merchantIds.length === 0) return;
  const rows = merchantIds.map((merchantId) => ({
    cityId: work.cityId,
    programmeId,
    merchantId,
  }));
  await tables(work).insertInto('programmeMerchant').values(rows).execute();
};

export const selectMerchants = async (
  work: AnyWork,
  programmeId: string,
): Promise<string[]> => {
  const rows = await tables(work)
    .selectFrom('programmeMerchant')
    .select('merchantId')
    .where('cityId', '=', work.cityId)
    .where('programmeId', '=', programmeId)
    .orderBy('merchantId')
    .execute();
  return rows.map((row) => row.merchantId);
};
