import * as contract from '#contract/programme.ts';
import { listEndings as listEndingsEndpoint } from '#contract/programme-end.ts';
import { serve } from '#kit/route.ts';
import { createProgramme } from './create.ts';
import { listEndings, listProgrammes, readProgramme } from './find.ts';

export const programmeRoutes = [
  serve(contract.createProgramme, (work, { body }) => createProgramme(work, body)),
  serve(contract.listProgrammes, (work, { query }) => listProgrammes(work, query)),
  serve(contract.readProgramme, (work, { params }) =>
    readProgramme(work, params.programme),
  ),
  serve(listEndingsEndpoint, (work, { query }) => listEndings(work, query)),
];
