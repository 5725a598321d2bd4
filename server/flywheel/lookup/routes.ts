import * as contract from '#contract/lookup.ts';
import { serve } from '#kit/route.ts';
import { answerPrompt } from './answer.ts';
import { listMyPrompts } from './prompts.ts';
import { readLookup } from './read.ts';
import { redeemLookup } from './redeem.ts';
import { startLookup } from './start.ts';

export const lookupRoutes = [
  serve(contract.startLookup, (work, { params, body }) =>
    startLookup(work, { ...body, placeId: params.place }),
  ),
  serve(contract.readLookup, (work, { params }) =>
    readLookup(work, { placeId: params.place, lookupId: params.lookup }),
  ),
  serve(contract.redeemLookup, (work, { params, key }) =>
    redeemLookup(work, {
      placeId: params.place,
      lookupId: params.lookup,
      requestKey: key,
    }),
  ),
  serve(contract.listMyPrompts, (work) => listMyPrompts(work)),
  serve(contract.answerPrompt, (work, { params, body }) =>
    answerPrompt(work, { ...body, lookupId: params.lookup }),
  ),
];
