import { useEffect, useState } from 'react';
import { trueTime } from './true-time.ts';

/** The true time in milliseconds, anew every `everyMs`; stands still when hidden. */
export const useTrueNow = (everyMs = 1_000): number => {
  const [nowMs, setNowMs] = useState(trueTime.nowMs);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') setNowMs(trueTime.nowMs());
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return nowMs;
};
