import { useEffect } from 'react';

/** Keeps the screen lit while the counter is in sight; browsers drop it when hidden. */
export const useAwake = (): void => {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return;
    let lock: WakeLockSentinel | null = null;
    const hold = async () => {
      if (document.visibilityState !== 'visible') return;
      // A phone on its last per cent refuses; then it may sleep.
      lock = await navigator.wakeLock.request('screen').catch(() => null);
    };
    void hold();
    const look = () => void hold();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      void lock?.release();
    };
  }, []);
};
