import { mergeAsItStands, pointersOf } from '#flywheel/place/merge-follow.ts';
import type { Listener } from '#kit/module.ts';
import type { AnyWork } from '#kit/work.ts';
import { addPlace, placesOfVouchers, takePlaceOut } from './sql-merge.ts';

/**
 * What was sold for a dropped place is honoured at the kept one: its vouchers name both
 * while the merge stands. The merge itself is asked, so hearing twice or late does no harm.
 */
export const followMerge = async (work: AnyWork, mergeId: string): Promise<void> => {
  const merge = await mergeAsItStands(work, mergeId);
  if (merge) await (merge.stands ? addPlace : takePlaceOut)(work, merge);
};

/** Places merged, merged again …: nobody merges this often. */
const roundsLimit = 8;

/** An order may be paid after its place was merged: what it issues follows as well. */
export const followIssued = async (
  work: AnyWork,
  voucherIds: readonly string[],
): Promise<void> => {
  const followed = new Set<string>();
  for (let round = 0; round < roundsLimit; round += 1) {
    const places = await placesOfVouchers(work, voucherIds);
    const pointers = await pointersOf(work, places);
    const fresh = pointers.filter(({ mergeId }) => !followed.has(mergeId));
    if (fresh.length === 0) return;
    for (const { mergeId } of fresh) {
      followed.add(mergeId);
      await followMerge(work, mergeId);
    }
  }
};

const heard = (hears: string): Listener => ({
  name: `voucher.${hears}`,
  hears,
  act: (work, { facts }) => followMerge(work, String(facts['mergeId'])),
});

export const mergeListeners: readonly Listener[] = [
  heard('place.merged'),
  heard('place.unmerged'),
  {
    name: 'voucher.follow_late',
    hears: 'voucher.issued',
    act: (work, { facts }) => {
      const ids = facts['voucherIds'];
      return followIssued(work, Array.isArray(ids) ? ids.map(String) : []);
    },
  },
];
