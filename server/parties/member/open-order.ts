import type { AnyWork } from '#kit/work.ts';
import { selectAwaitingOf } from './sql-due.ts';

/** The order of a card of one's own that waits for its payment, if there is one. */
export const openOrderOf = async (
  work: AnyWork,
  personId: string,
): Promise<string | null> => (await selectAwaitingOf(work, personId))?.orderId ?? null;
