import { QueryClient } from '@tanstack/react-query';
import { makeApi, Refused } from '#ui/api.ts';

/** The API of this origin; the session rides in a cookie. */
export const api = makeApi({ base: '/api' });

/**
 * One cache for the app. The client already asks again when no answer comes, and a refusal
 * is an answer, so queries add no tries of their own. Queries run without a network too:
 * they fail at once, and the page says so.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      networkMode: 'always',
      retry: false,
      refetchOnWindowFocus: (query) => !(query.state.error instanceof Refused),
    },
  },
});
