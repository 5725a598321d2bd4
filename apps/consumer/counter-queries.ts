import { queryOptions } from '@tanstack/react-query';
import { listMyPrompts } from '#contract/lookup.ts';
import { readReceipt, readStand } from '#contract/stand.ts';
import { api } from './api.ts';

// What is read while somebody stands at a counter; the first screen does without it.

/** Which store a stand stands in; it may be retired at any moment. */
export const standQuery = (city: string, code: string) =>
  queryOptions({
    queryKey: ['stand', city, code],
    queryFn: () => api.ask(readStand, { city, code }),
  });

/** What I redeemed at a stand in one go. */
export const receiptQuery = (city: string, viewer: string, redemption: string) =>
  queryOptions({
    queryKey: ['receipt', city, viewer, redemption],
    queryFn: () => api.ask(readReceipt, { city, redemption }),
    staleTime: 2_000,
  });

/** Counters that look for me; the server says how soon to ask again. */
export const promptsQuery = (city: string, viewer: string) =>
  queryOptions({
    queryKey: ['prompts', city, viewer],
    queryFn: ({ signal }) => api.ask(listMyPrompts, { city }, { signal }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.askAgainAfterSeconds ?? 15) * 1_000,
  });
