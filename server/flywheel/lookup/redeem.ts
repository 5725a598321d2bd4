import type { RedemptionView } from '#contract/redemption.ts';
import type { UseRefusals } from '#flywheel/redemption/explain.ts';
import { redeemSeveral } from '#flywheel/redemption/several.ts';
import { mustWorkAt } from '#flywheel/place/counter-store.ts';
import { vouchersOfHolder } from '#flywheel/voucher/of-holder.ts';
import type { Work } from '#kit/work.ts';
import { stateOf } from './lookup.ts';
import type { LookupAsked } from './read.ts';
import { countDenied, selectLookup, takeLookup } from './sql.ts';

type RedeemRefusals =
  | UseRefusals
  | 'not_staff_here'
  | 'lookup_not_found'
  | 'lookup_not_confirmed';

/**
 * Redeems what the customer confirmed on their own phone, and only that: at this store,
 * within its three minutes, all of it or nothing. The look-up itself is taken first, so it
 * is redeemed once however often it is asked for.
 */
export const redeemLookup = async (
  work: Work<RedeemRefusals>,
  asked: LookupAsked & { requestKey: string },
): Promise<{ items: RedemptionView[] }> => {
  const store = await mustWorkAt(work, asked.placeId);
  const named = { id: asked.lookupId, placeId: store.id };
  const taken = (await takeLookup(work, named)) ?? (await refuseTaken(work, named));
  const ids = taken.voucherIds ?? [];
  const vouchers = await vouchersOfHolder(work, { personId: taken.confirmedBy ?? '', ids });
  const { requestKey } = asked;
  return {
    items: await redeemSeveral(work, { store, vouchers, channel: 'phone', requestKey }),
  };
};

const refuseTaken = async (
  work: Work<RedeemRefusals>,
  named: { id: string; placeId: string },
): Promise<never> => {
  const lookup = (await selectLookup(work, named)) ?? work.refuse('lookup_not_found', {});
  const state = stateOf(lookup, await countDenied(work, lookup.id), work.now);
  return work.refuse('lookup_not_confirmed', { state });
};
