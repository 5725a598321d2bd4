import type { AnyWork } from '#kit/work.ts';
import { insertSignal } from './sql.ts';
import type { SignalTable } from './sql.ts';

type Closing = 'closedAt' | 'closedBy' | 'closedBecause';
export type Raised = Omit<SignalTable, 'cityId' | 'id' | 'seenAt' | Closing>;

/** Keeps what is worth a look; raised again under its key, it changes nothing. */
export const raiseSignal = (work: AnyWork, raised: Raised): void =>
  insertSignal(work, {
    ...raised,
    cityId: work.cityId,
    id: work.id(),
    seenAt: work.now,
    closedAt: null,
    closedBy: null,
    closedBecause: null,
  });
