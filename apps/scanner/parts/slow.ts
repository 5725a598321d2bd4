import { useEffect, useState } from 'react';

/** Whether something has been under way for longer than a person stays patient. */
export const useSlow = (underWay: boolean, afterMs = 2_500): boolean => {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!underWay) return;
    const timer = setTimeout(() => setSlow(true), afterMs);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [underWay, afterMs]);
  return slow;
};
