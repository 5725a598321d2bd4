import { lazy, Suspense, useEffect, useState } from 'react';
import { useViewer } from '../signed-in.tsx';

// A counter may look for somebody on any page; the first screen does not wait for that.
const PromptWatch = lazy(async () => {
  const { PromptWatch: loaded } = await import('./prompt-watch.tsx');
  return { default: loaded };
});
const afterMs = 1_500;

/** The question of a counter, whatever page is open. */
export const Prompts = () => {
  const viewer = useViewer();
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setReady(true), afterMs);
    return () => clearTimeout(timer);
  }, []);
  if (!ready || viewer === 'anyone') return null;
  return (
    <Suspense fallback={null}>
      <PromptWatch viewer={viewer} />
    </Suspense>
  );
};
