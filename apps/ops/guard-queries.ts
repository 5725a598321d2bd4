import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { listAudit, readChain } from '#contract/audit.ts';
import type { Deed } from '#contract/audit.ts';
import { listSignals } from '#contract/fraud.ts';
import { api } from './api.ts';

const pages = {
  initialPageParam: '',
  getNextPageParam: (last: { nextCursor: string | null }) => last.nextCursor,
};

const from = (cursor: string) => ({ limit: 50, ...(cursor ? { cursor } : {}) });

export const signalsQuery = (city: string, open: boolean) =>
  infiniteQueryOptions({
    ...pages,
    queryKey: ['signals', city, open],
    queryFn: ({ pageParam }) =>
      api.ask(listSignals, { city, open: open ? 'true' : 'false', ...from(pageParam) }),
  });

export type AuditOf = {
  deed?: Deed | undefined;
  actor?: string | undefined;
  subject?: string | undefined;
};

export const auditQuery = (city: string, { deed, actor, subject }: AuditOf) =>
  infiniteQueryOptions({
    ...pages,
    queryKey: ['audit', city, deed ?? '', actor ?? '', subject ?? ''],
    queryFn: ({ pageParam }) =>
      api.ask(listAudit, {
        city,
        ...(deed ? { deed } : {}),
        ...(actor ? { actor } : {}),
        ...(subject ? { subject } : {}),
        ...from(pageParam),
      }),
  });

export const chainQuery = (city: string) =>
  queryOptions({
    queryKey: ['chain', city],
    queryFn: () => api.ask(readChain, { city }),
    // While it is being read, the page follows.
    refetchInterval: ({ state }) =>
      state.data?.lastCheck?.finishedAt === null ? 5_000 : false,
  });
