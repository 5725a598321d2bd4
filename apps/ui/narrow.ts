import { useSyncExternalStore } from 'react';

const query = () => matchMedia('(max-width: 767px)');

/** Whether the screen is a phone's: lists instead of tables, larger targets. */
export const useNarrow = (): boolean => useSyncExternalStore(listen, () => query().matches);

const listen = (changed: () => void) => {
  const media = query();
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
};
