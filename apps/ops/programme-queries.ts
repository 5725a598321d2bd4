import { listProgrammes, readChecklist, readProgramme } from '#contract/programme.ts';
import { readProgrammeAccounts, readTimeline } from '#contract/programme-end.ts';
import { api } from './api.ts';

export const programmesQuery = (city: string) => ({
  queryKey: ['programmes', city],
  queryFn: () => api.ask(listProgrammes, { city, limit: 100 }),
});

/** One programme with all that its page shows. */
export const programmeQuery = (city: string, programme: string) => ({
  queryKey: ['programme', city, programme],
  queryFn: async () => {
    const asked = { city, programme };
    const [view, checklist, timeline, accounts] = await Promise.all([
      api.ask(readProgramme, asked),
      api.ask(readChecklist, asked),
      api.ask(readTimeline, asked),
      api.ask(readProgrammeAccounts, asked),
    ]);
    return { view, checklist, timeline, accounts };
  },
});
