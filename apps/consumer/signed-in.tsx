import { createContext, lazy, Suspense, use, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useSession } from '#ui/session.tsx';

// Most visits never sign in, and the first screen should not wait for a form.
const SignInSheet = lazy(async () => {
  const { SignInSheet: loaded } = await import('./forms/sign-in-sheet.tsx');
  return { default: loaded };
});

type Ask = { why: string; then: () => void };

const SignInContext = createContext<(ask: Ask) => void>(() => {});

/** Lets any page ask for a sign-in over itself, and go on where it was. */
export const SignInProvider = ({ children }: { children: ReactNode }) => {
  const [why, setWhy] = useState<string | null>(null);
  const then = useRef<() => void>(() => {});
  const ask = useMemo(
    () => (asked: Ask) => {
      then.current = asked.then;
      setWhy(asked.why);
    },
    [],
  );
  return (
    <SignInContext value={ask}>
      {children}
      {why === null ? null : (
        <Suspense fallback={null}>
          <SignInSheet
            why={why}
            close={() => setWhy(null)}
            done={() => {
              setWhy(null);
              then.current();
            }}
          />
        </Suspense>
      )}
    </SignInContext>
  );
};

/** `ask({ why, then })` opens the sheet; `then` runs once somebody is signed in. */
export const useSignIn = (): ((ask: Ask) => void) => use(SignInContext);

/** Whose prices and codes these are; `anyone` where nobody is signed in. */
export const useViewer = (): string => useSession().me?.personId ?? 'anyone';
