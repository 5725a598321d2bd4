import { useEffect, useState } from 'react';

/** The value once it has stood still for a while: asks less while somebody types. */
export const useSettled = <T>(value: T, afterMs = 300): T => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), afterMs);
    return () => clearTimeout(timer);
  }, [value, afterMs]);
  return settled;
};
