import { sql } from 'kysely';
import type { Updateable } from 'kysely';
import type { Audience, ProgrammeKind, ProgrammeState } from '#contract/programme.ts';
import type { AnyWork } from '#kit/work.ts';

export type ProgrammeTable = {
  cityId: string;
  id: string;
  kind: ProgrammeKind;
  name: string;
  nameEn: string;
  state: ProgrammeState;
  startsAt: Date;
  endsAt: Date;
  budgetFen: number | null;
  storesPerDistrict: number;
  createdBy: string;
  createdAt: Date;
  announcedAt: Date | null;
  endReason: string | null;
  lawReason: string | null;
  merchantsToldAt: Date | null;
  membersAfter: string | null;
  membersToldAt: Date | null;
  publicAt: Date | null;
  endedAt: Date | null;
  refundedAfter: string | null;
  refundsToldAt: Date | null;
  zeroAt: Date | null;
  nextLookAt: Date;
};
export type StepFacts = Record<string, string | number | null>;
export type ProgrammeStepTable = {
  cityId: string;
  id: string;
  programmeId: string;
  step: string;
  takenBy: string | null;
  takenAt: Date;
  facts: StepFacts;
};
declare module '#kit/db.ts' {
  interface Tables {
    programme: ProgrammeTable;
    programmeStep: ProgrammeStepTable;
  }
}
export type Programme = ProgrammeTable;
export type ProgrammeText = { audience: Audience; zh: string; en: string };

const tables = (work: AnyWork) => work.db.$pickTables<'programme' | 'programmeStep'>();

export const insertProgramme = async (
  work: AnyWork,
  programme: Omit<ProgrammeTable, 'cityId'>,
): Promise<void> => {
  await tables(work)
    .insertInto('programme')
    .values({ ...programme, cityId: work.cityId })
    .execute();
};

export const selectProgramme = (
  work: AnyWork,
  id: string,
): Promise<Programme | undefined> =>
  tables(work)
    .selectFrom('programme')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .executeTakeFirst();

/** The programme, locked: whatever is done to one takes turns. */
export const lockProgramme = (work: AnyWork, id: string): Promise<Programme | undefined> =>
  tables(work)
    .selectFrom('programme')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

/** One that was announced, is not at zero and was not looked at lately. */
export const lockToLookAt = (work: AnyWork): Promise<Programme | undefined> =>
  tables(work)
    .selectFrom('programme')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('announcedAt', 'is not', null)
    .where('zeroAt', 'is', null)
    .where('nextLookAt', '<=', work.now)
    .orderBy('nextLookAt')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();

export const updateProgramme = async (
  work: AnyWork,
  id: string,
  changes: Updateable<ProgrammeTable>,
): Promise<void> => {
  await tables(work)
    .updateTable('programme')
    .set(changes)
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .execute();
};

export const selectProgrammes = (
  work: AnyWork,
  page: { after: string | null; limit: number; public: boolean },
): Promise<Programme[]> =>
  tables(work)
    .selectFrom('programme')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .$if(page.public, (query) => query.where('publicAt', 'is not', null))
    .$if(page.after !== null, (query) => query.where('id', '<', page.after ?? ''))
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();

export const insertStep = (
  work: AnyWork,
  programmeId: string,
  step: string,
  facts: StepFacts,
): void => {
  work.alongside(
    tables(work)
      .insertInto('programmeStep')
      .values({
        cityId: work.cityId,
        id: work.id(),
        programmeId,
        step,
        takenBy: work.actor.personId,
        takenAt: work.now,
        facts: sql<StepFacts>`${JSON.stringify(facts)}::jsonb`,
      }),
  );
};

export const selectSteps = (
  work: AnyWork,
  programmeId: string,
): Promise<ProgrammeStepTable[]> =>
  tables(work)
    .selectFrom('programmeStep')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('programmeId', '=', programmeId)
    .orderBy('id')
    .limit(500)
    .execute();

export const lastStepAt = async (
  work: AnyWork,
  programmeId: string,
  step: string,
): Promise<Date | undefined> => {
  const row = await tables(work)
    .selectFrom('programmeStep')
    .select('takenAt')
    .where('cityId', '=', work.cityId)
    .where('programmeId', '=', programmeId)
    .where('step', '=', step)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.takenAt;
};
