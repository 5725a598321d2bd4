import type { ProgrammeState, ProgrammeView } from '#contract/programme.ts';
import type { Work } from '#kit/work.ts';
import { lockFor, readProgramme } from '#parties/programme/find.ts';
import { moveProgramme } from '#parties/programme/move.ts';
import { checklistOf } from './checklist.ts';

export type Step = 'makeReady' | 'reopen' | 'goLive';
const to: Record<Step, ProgrammeState> = {
  makeReady: 'ready',
  reopen: 'draft',
  goLive: 'live',
};

/**
 * The steps that the operator takes by hand. Ready and live ask the whole checklist again:
 * what was true last week need not be true today.
 */
export const stepProgramme = async (
  work: Work<'programme_not_found' | 'programme_not_in_state' | 'programme_not_ready'>,
  asked: { programmeId: string; step: Step },
): Promise<ProgrammeView> => {
  const programme = await lockFor(work, asked.programmeId, asked.step);
  if (asked.step !== 'reopen') {
    const items = await checklistOf(work, programme);
    const missing = items.filter(({ done }) => !done);
    if (missing.length > 0) work.refuse('programme_not_ready', { missing });
  }
  await moveProgramme(work, programme.id, {
    step: to[asked.step],
    changes: { state: to[asked.step] },
  });
  return readProgramme(work, programme.id);
};
