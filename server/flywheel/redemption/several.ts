import type { Channel, RedemptionView } from '#contract/redemption.ts';
import type { Voucher } from '#flywheel/voucher/find.ts';
import type { Work } from '#kit/work.ts';
import type { UseRefusals } from './explain.ts';
import type { Store } from '#flywheel/place/counter-store.ts';
import { redeemUse, takeUseAt } from './use.ts';

export type SeveralAsked = {
  store: Store;
  vouchers: readonly Voucher[];
  channel: Channel;
  requestKey: string;
};

/**
 * One use of each of several vouchers, all of them or none: the first that says no takes
 * the others back with it. They are taken in the order of their ids, so that two requests
 * for the same ones wait for each other instead of blocking each other.
 */
export const redeemSeveral = async (
  work: Work<UseRefusals>,
  { store, vouchers, channel, requestKey }: SeveralAsked,
): Promise<RedemptionView[]> => {
  const done: RedemptionView[] = [];
  for (const { code } of vouchers.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const named = { by: 'code', code } as const;
    const taken = await takeUseAt(work, named, store.id);
    const itemNo = done.length + 1;
    done.push(await redeemUse(work, { store, named, channel, requestKey, itemNo }, taken));
  }
  return done;
};
