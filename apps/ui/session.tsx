import { createContext, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { MeView } from '#contract/person.ts';
import { Refused } from './api.ts';

/**
 * `asking` until the first answer; `unreachable` when nobody answered and the person this
 * device last knew is shown instead.
 */
export type SessionState = 'asking' | 'in' | 'out' | 'unreachable';

export type Session = {
  state: SessionState;
  /** Who is signed in, or was last time when the server can't be asked. */
  me: MeView | null;
  /** Ask again, after signing in or a change of name or role. */
  refresh: () => Promise<MeView | null>;
  signOut: () => Promise<void>;
};

const storageKey = 'arrival.me';

const SessionContext = createContext<Session>({
  state: 'asking',
  me: null,
  refresh: async () => null,
  signOut: async () => {},
});

/**
 * Keeps who is signed in for a whole app. The session itself is a cookie; `read` asks the
 * server who that is (throwing `Refused` `not_signed_in`), `end` ends it.
 */
export const SessionProvider = ({
  read,
  end,
  children,
}: {
  read: () => Promise<MeView>;
  end: () => Promise<unknown>;
  children: ReactNode;
}) => {
  const [state, setState] = useState<SessionState>('asking');
  const [me, setMe] = useState<MeView | null>(recall);
  const settle = useCallback((next: SessionState, who: MeView | null) => {
    keep(who);
    setMe(who);
    setState(next);
    return who;
  }, []);
  const refresh = useCallback(async () => {
    try {
      return settle('in', await read());
    } catch (error) {
      if (error instanceof Refused) return settle('out', null);
      setState('unreachable');
      return recall();
    }
  }, [read, settle]);
  const signOut = useCallback(async () => {
    await end();
    settle('out', null);
  }, [end, settle]);
  useEffect(() => {
    void Promise.resolve().then(refresh);
  }, [refresh]);
  const session = useMemo(
    () => ({ state, me, refresh, signOut }),
    [state, me, refresh, signOut],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
};

export const useSession = (): Session => use(SessionContext);

const recall = (): MeView | null => {
  try {
    const kept = localStorage.getItem(storageKey);
    // Only `keep` below writes under this name.
    return kept === null ? null : (JSON.parse(kept) as MeView);
  } catch {
    return null;
  }
};

const keep = (me: MeView | null): void => {
  try {
    if (me) localStorage.setItem(storageKey, JSON.stringify(me));
    else localStorage.removeItem(storageKey);
  } catch {
    // Without storage the next start simply asks.
  }
};
