import type { Updateable } from 'kysely';
import type { ProgrammePlan } from '#contract/programme.ts';
import type { AnyWork } from '#kit/work.ts';
import { writeAudit } from '#parties/audit/write-audit.ts';
import { laterEnd } from './create.ts';
import {
  insertStep,
  lastStepAt,
  lockToLookAt,
  selectSteps,
  updateProgramme,
} from './sql.ts';
import type { Programme, ProgrammeTable, StepFacts } from './sql.ts';
import { insertMerchants, replaceParts } from './sql-plan.ts';

export type { Programme, ProgrammeStepTable } from './sql.ts';
export { offersTaken, selectMerchants, selectParts } from './sql-plan.ts';
export type { PlanParts } from './sql-plan.ts';

/**
 * What happens to a programme that its caller has locked: a change of its row and, in the
 * same transaction, a line of its timeline. Storage refuses what is out of order.
 */
export const moveProgramme = async (
  work: AnyWork,
  id: string,
  move: { step: string; changes: Updateable<ProgrammeTable>; facts?: StepFacts },
): Promise<void> => {
  await updateProgramme(work, id, move.changes);
  insertStep(work, id, move.step, move.facts ?? {});
  writeAudit(work, {
    deed: 'programme_moved',
    subject: { kind: 'programme', id },
    facts: { step: move.step },
  });
  work.emit({ name: 'programme.moved', facts: { programmeId: id, step: move.step } });
};

/** A change that is no news, such as how far a sweep has come. */
export const markProgramme = (
  work: AnyWork,
  id: string,
  changes: Updateable<ProgrammeTable>,
): Promise<void> => updateProgramme(work, id, changes);

export const keepPlan = async (
  work: AnyWork,
  id: string,
  plan: ProgrammePlan,
): Promise<void> => {
  const startsAt = new Date(plan.startsAt);
  await updateProgramme(work, id, {
    name: plan.name,
    nameEn: plan.nameEn,
    startsAt,
    endsAt: laterEnd(startsAt, new Date(plan.endsAt)),
    budgetFen: plan.budgetFen,
    storesPerDistrict: plan.storesPerDistrict,
  });
  await replaceParts(work, id, plan);
};

export const keepMerchants = (
  work: AnyWork,
  id: string,
  merchantIds: readonly string[],
): Promise<void> => insertMerchants(work, id, merchantIds);

export const noteStep = (work: AnyWork, id: string, step: string, facts: StepFacts): void =>
  insertStep(work, id, step, facts);

export const stepsOf = (work: AnyWork, id: string) => selectSteps(work, id);

export const lastAt = (
  work: AnyWork,
  id: string,
  step: string,
): Promise<Date | undefined> => lastStepAt(work, id, step);

/** One whose end goes on and that nobody else is looking at, locked. */
export const nextEnding = (work: AnyWork): Promise<Programme | undefined> =>
  lockToLookAt(work);
