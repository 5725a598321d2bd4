import type { AnyWork, Work } from '#kit/work.ts';
import { selectOfPerson, selectUsable } from './sql-holder.ts';
import type { Voucher } from './sql.ts';

/**
 * The named vouchers of one person, each once, in the order of their ids: whoever locks
 * several does so in this order. Somebody else's is as good as not there.
 */
export const vouchersOfHolder = async (
  work: Work<'voucher_not_found'>,
  asked: { personId: string; ids: readonly string[] },
): Promise<Voucher[]> => {
  const ids = [...new Set(asked.ids)];
  const found = await selectOfPerson(work, { personId: asked.personId, ids });
  return found.length === ids.length ? found : work.refuse('voucher_not_found', {});
};

/** What a person may use at a store now, or anywhere; soonest to lapse first. */
export const usableVouchers = (
  work: AnyWork,
  asked: { personId: string; placeId: string | null; undosLimit: number; limit: number },
): Promise<Voucher[]> => selectUsable(work, asked);
