import { createContext, use } from 'react';
import type { Store } from './remembered.ts';
import type { StoreChoice } from './stores.ts';

/** The stores to choose from, and the one this device stands in. */
export type StoreHere = {
  stores: StoreChoice[];
  store: Store;
  choose: (store: Store) => void;
};

export const StoreContext = createContext<StoreHere | null>(null);

export const useStoreHere = (): StoreHere => {
  const here = use(StoreContext);
  if (!here) throw new Error('a page was shown outside the door');
  return here;
};
