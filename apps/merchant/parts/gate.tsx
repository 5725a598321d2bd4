import { Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { Failed, SkeletonPage } from '#ui/states.tsx';
import { Unreachable } from '#contract/kit/call.ts';
import { useSession } from '#ui/session.tsx';
import { question } from '../address.ts';
import { paths } from '../paths.ts';
import { Bare } from './bare.tsx';

/** Everything but the sign-in stands behind it; remembers where somebody was going. */
export const Gate = () => {
  const { state, me, refresh } = useSession();
  const { href } = useLocation();
  if (state === 'out')
    return <Navigate to={paths.signIn()} search={question({ to: href })} replace />;
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
