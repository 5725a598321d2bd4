import * as contract from '#contract/programme.ts';
import * as atEnd from '#contract/programme-end.ts';
import { serve } from '#kit/route.ts';
import { readAccounts } from './accounts.ts';
import { announceEnd } from './announce.ts';
import { readChecklist } from './checklist.ts';
import { planProgramme } from './plan.ts';
import { rehearseEnd } from './rehearse.ts';
import { stepProgramme } from './take-step.ts';
import { readTimeline } from './timeline.ts';

export const endingRoutes = [
  serve(contract.planProgramme, (work, { params, body }) =>
    planProgramme(work, { ...body, programmeId: params.programme }),
  ),
  serve(contract.readChecklist, (work, { params }) =>
    readChecklist(work, params.programme),
  ),
  serve(atEnd.rehearseEnd, (work, { params }) => rehearseEnd(work, params.programme)),
  serve(contract.stepProgramme, (work, { params, body }) =>
    stepProgramme(work, { ...body, programmeId: params.programme }),
  ),
  serve(atEnd.announceEnd, (work, { params, body }) =>
    announceEnd(work, { ...body, programmeId: params.programme }),
  ),
  serve(atEnd.readTimeline, (work, { params }) => readTimeline(work, params.programme)),
  serve(atEnd.readProgrammeAccounts, (work, { params }) =>
    readAccounts(work, params.programme),
  ),
];
