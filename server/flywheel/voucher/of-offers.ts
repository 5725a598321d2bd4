import type { AnyWork } from '#kit/work.ts';
import {
  selectHolders,
  selectPartly,
  selectUnusedOrders,
  sumUnused,
} from './sql-offers.ts';

/** Who has ever held a voucher of these offers, a page at a time, by person id. */
export const holdersOfOffers = (
  work: AnyWork,
  asked: { offerIds: readonly string[]; after: string | null; limit: number },
): Promise<string[]> => selectHolders(work, asked);

/** The orders of which something is unused, in the order in which orders are locked. */
export const unusedOrdersOf = (
  work: AnyWork,
  offerIds: readonly string[],
): Promise<string[]> => selectUnusedOrders(work, offerIds);

/** How much of these offers is unused; of what was used in part the books know the rest. */
export const unusedOf = (work: AnyWork, offerIds: readonly string[]) =>
  sumUnused(work, offerIds);

export const partlyUsedOf = (work: AnyWork, offerIds: readonly string[]) =>
  selectPartly(work, offerIds);
