import * as contract from '#contract/audit.ts';
import { serve } from '#kit/route.ts';
import { readChain, startCheck } from './check.ts';

export const chainRoutes = [
  serve(contract.readChain, (work) => readChain(work)),
  serve(contract.checkChain, (work) => startCheck(work)),
];
