import type { AnyWork } from '#kit/work.ts';
import { sumSpent } from './sql-spent.ts';

/** What somebody bought at shops since then, at the prices before any discount, in fen. */
export const spentSince = (
  work: AnyWork,
  personId: string,
  since: Date,
): Promise<{ orders: number; originalFen: number }> => sumSpent(work, personId, since);
