import type { RailName } from '#contract/payment.ts';
import type { AnyWork } from '#kit/work.ts';
import {
  selectDone,
  selectFirstStarted,
  selectKnown,
  selectRecords,
} from './sql-records.ts';
import type { RailRecord } from './sql-records.ts';

/** What we say of numbers that a rail's bill names; what we never gave out is left out. */
export const recordsOf = (
  work: AnyWork,
  rail: RailName,
  numbers: readonly string[],
): Promise<RailRecord[]> => selectRecords(work, rail, numbers);

/** Everything that was done at a rail in these hours, by our own books. */
export const recordsDone = (
  work: AnyWork,
  rail: RailName,
  hours: { from: Date; until: Date },
): Promise<RailRecord[]> => selectDone(work, rail, hours);

/** Which of these numbers any city of ours gave out. */
export const numbersKnown = (
  work: AnyWork,
  numbers: readonly string[],
): Promise<Set<string>> => selectKnown(work, numbers);

/** When a rail was first asked for a payment of this city: its bills begin there. */
export const firstStartedAt = (work: AnyWork, rail: RailName): Promise<Date | undefined> =>
  selectFirstStarted(work, rail);
