import { QueryClient } from '@tanstack/react-query';
import { makeApi, Refused } from '#ui/api.ts';

/** The API of this origin; the session rides in a cookie. */
export const api = makeApi({ base: '/api' });

/**
 * One cache for the console. The client already asks again when no answer comes, and a
 * refusal is an answer, so queries add no tries of their own.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      networkMode: 'always',
      retry: false,
      refetchOnWindowFocus: (query) => !(query.state.error instanceof Refused),
    },
  },
});

/** After a write: whatever lists or sums of this console may say something else now. */
export const askAnew = (): Promise<void> => queryClient.invalidateQueries();
