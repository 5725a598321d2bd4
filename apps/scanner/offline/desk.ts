import type { Caller } from '#contract/kit/call.ts';
import type { OfflineList } from '#contract/offline.ts';
import type { TrueTime } from '#ui/true-time.ts';
import type { Attempt } from '../flow.ts';
import type { Store } from '../remembered.ts';
import type { Box, Ledger } from './box.ts';
import type { Entry } from './entry.ts';
import type { Line } from './line.ts';

export type EngineTerms = {
  store: Store;
  call: Caller;
  box: Box;
  line: Line;
  time: TrueTime;
  device: string;
  makeKey: () => string;
  /** Online requests without an answer. */
  openAttempts: () => Promise<readonly Attempt[]>;
};

/** All that the screens show of it; a new object whenever something changed. */
export type EngineState = {
  isUp: boolean;
  list: OfflineList | null;
  entries: readonly Entry[];
  /** Whether the device can keep anything; null before the first look. */
  keeps: boolean | null;
  isTelling: boolean;
};

export type Desk = ReturnType<typeof makeDesk>;

/** What the parts of the engine share: its terms, and all that the screens show. */
export const makeDesk = (terms: EngineTerms) => {
  let state: EngineState = {
    isUp: terms.line.isUp(),
    list: null,
    entries: [],
    keeps: null,
    isTelling: false,
  };
  const listeners = new Set<() => void>();
  const set = (next: Partial<EngineState>) => {
    state = { ...state, ...next };
    for (const changed of listeners) changed();
  };
  return {
    terms,
    set,
    state: () => state,
    subscribe: (changed: () => void) => {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
    /** Looks at the device's ledger; null where the device gives nothing. */
    look: async (): Promise<Ledger | null> => {
      const ledger = await terms.box.readLedger().catch(() => null);
      set(ledger ? { entries: ledger.entries, keeps: true } : { keeps: false });
      return ledger;
    },
  };
};
