import * as contract from '#contract/ledger.ts';
import { serve } from '#kit/route.ts';
import { listAccounts, listPostings, readEntry } from './explore.ts';

export const ledgerRoutes = [
  serve(contract.listAccounts, (work, { query }) => listAccounts(work, query)),
  serve(contract.listPostings, (work, { query }) => listPostings(work, query)),
  serve(contract.readEntry, (work, { params }) => readEntry(work, params.entry)),
];
