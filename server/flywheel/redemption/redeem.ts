import type { Channel, RedemptionView } from '#contract/redemption.ts';
import type { Work } from '#kit/work.ts';
import type { RedeemRefusals } from './explain.ts';
import { mustBeNamed, readNamed } from './named.ts';
import { countingTries } from './tries.ts';
import { counterLockOf, refuseLocked } from '#flywheel/watch/lock.ts';
import { mustWorkAt } from '#flywheel/place/counter-store.ts';
import { redeemUse, takeUseAt } from './use.ts';

export type RedeemAsked = {
  placeId: string;
  code: string;
  channel: Channel;
  requestKey: string;
};

/**
 * Redeems one use at the counter, exactly once. The use is taken by one conditional write
 * that checks state, uses, store and validity together; only when it takes nothing is the
 * voucher read to say why.
 */
export const redeemVoucher = (
  work: Work<RedeemRefusals>,
  asked: RedeemAsked,
): Promise<RedemptionView> => countingTries(work, asked, () => redeem(work, asked));

const redeem = async (
  work: Work<RedeemRefusals>,
  asked: RedeemAsked,
): Promise<RedemptionView> => {
  const read = await readNamed(work, asked);
  const [store, lockedUntil, taken] = await Promise.all([
    mustWorkAt(work, asked.placeId),
    counterLockOf(work, asked.placeId),
    // Taken before the answer about the store is there: its refusal puts it back.
    typeof read === 'string' ? undefined : takeUseAt(work, read, asked.placeId),
  ]);
  refuseLocked(work, lockedUntil);
  const named = mustBeNamed(work, read);
  // A scanner may know the store by the id it had before a merge.
  const isMerged = store.id !== asked.placeId;
  const again = isMerged && !taken ? await takeUseAt(work, named, store.id) : taken;
  const { channel, requestKey } = asked;
  return redeemUse(work, { store, named, channel, requestKey }, again);
};
