import type { EndingView } from '#contract/programme-end.ts';
import type { ProgrammeView } from '#contract/programme.ts';
import type { Programme } from './sql.ts';
import type { PlanParts } from './sql-plan.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A programme with its plan, as the operator sees it. */
export const showProgramme = (programme: Programme, parts: PlanParts): ProgrammeView => ({
  ...parts,
  id: programme.id,
  kind: programme.kind,
  state: programme.state,
  name: programme.name,
  nameEn: programme.nameEn,
  startsAt: programme.startsAt.toISOString(),
  endsAt: programme.endsAt.toISOString(),
  budgetFen: programme.budgetFen,
  storesPerDistrict: programme.storesPerDistrict,
  createdAt: programme.createdAt.toISOString(),
  announcedAt: iso(programme.announcedAt),
  endReason: programme.endReason,
  lawReason: programme.lawReason,
  merchantsToldAt: iso(programme.merchantsToldAt),
  membersToldAt: iso(programme.membersToldAt),
  publicAt: iso(programme.publicAt),
  endedAt: iso(programme.endedAt),
  zeroAt: iso(programme.zeroAt),
});

/** What everybody may read of an end, in the words that were written for it. */
export const showEnding = (programme: Programme, parts: PlanParts): EndingView => {
  const text = parts.texts.find(({ audience }) => audience === 'public');
  return {
    programmeId: programme.id,
    name: programme.name,
    nameEn: programme.nameEn,
    state: programme.state,
    endsAt: programme.endsAt.toISOString(),
    publicAt: (programme.publicAt ?? programme.endsAt).toISOString(),
    zh: text?.zh ?? '',
    en: text?.en ?? '',
  };
};
