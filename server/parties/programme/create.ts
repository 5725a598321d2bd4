import type { ProgrammeKind, ProgrammeView } from '#contract/programme.ts';
import { dayMs } from '#contract/kit/time.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork } from '#kit/work.ts';
import { theirId } from '#parties/person/actor.ts';
import { showProgramme } from './programme.ts';
import { insertProgramme, insertStep, selectProgramme } from './sql.ts';

/** Stores that can redeem make a district worth a walk, unless somebody says other. */
const usualStores = 3;

export type ProgrammeDraft = {
  kind: ProgrammeKind;
  name: string;
  nameEn: string;
  startsAt: string;
  endsAt: string;
};

/** Begins to plan; an end that lies before the start is put a day behind it. */
export const createProgramme = async (
  work: AnyWork,
  draft: ProgrammeDraft,
): Promise<ProgrammeView> => {
  const id = work.id();
  const startsAt = new Date(draft.startsAt);
  await insertProgramme(work, {
    id,
    kind: draft.kind,
    name: draft.name,
    nameEn: draft.nameEn,
    state: 'draft',
    startsAt,
    endsAt: laterEnd(startsAt, new Date(draft.endsAt)),
    budgetFen: null,
    storesPerDistrict: usualStores,
    createdBy: theirId(work),
    createdAt: work.now,
    announcedAt: null,
    endReason: null,
    lawReason: null,
    merchantsToldAt: null,
    membersAfter: null,
    membersToldAt: null,
    publicAt: null,
    endedAt: null,
    refundedAfter: null,
    refundsToldAt: null,
    zeroAt: null,
    nextLookAt: work.now,
  });
  insertStep(work, id, 'created', {});
  const made = await selectProgramme(work, id);
  assert(made !== undefined, 'what was inserted is there');
  return showProgramme(made, { stores: [], offerIds: [], texts: [] });
};

export const laterEnd = (startsAt: Date, endsAt: Date): Date =>
  endsAt > startsAt ? endsAt : new Date(startsAt.getTime() + dayMs);
