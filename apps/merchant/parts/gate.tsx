import { useState } from 'react';
import { Outlet, useLocation } from '@tanstack/react-router';
import { Failed, SkeletonPage } from '#ui/states.tsx';
import { Unreachable } from '#contract/kit/call.ts';
import { useSession } from '#ui/session.tsx';
import { paths } from '../paths.ts';
import { Bare } from './bare.tsx';
import { Go } from '#ui/go.tsx';

/** Everything but the sign-in stands behind it; remembers where somebody was going. */
export const Gate = () => {
  const { state, me, refresh } = useSession();
  if (state === 'out') return <ToSignIn />;
  if (me !== null) return <Outlet />;
  if (state === 'asking')
    return (
      <Bare>
        <SkeletonPage />
      </Bare>
    );
  return (
    <Bare>
      <Failed error={new Unreachable()} retry={() => void refresh()} />
    </Bare>
  );
};

/** Remembers the address it began at: on the way the address is the sign-in's own. */
const ToSignIn = () => {
  const { href } = useLocation();
  const [to] = useState(href);
  return <Go to={`${paths.signIn()}?${new URLSearchParams({ to }).toString()}`} />;
};
