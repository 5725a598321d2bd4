import type { PlaceMergeView } from '#contract/place-merge.ts';
import type { Work } from '#kit/work.ts';
import { writeAudit } from '#parties/audit/write-audit.ts';
import { moveStaff } from '#parties/person/move-staff.ts';
import type { Place } from './find.ts';
import { claimDecision, tellMerge } from './merge-decide.ts';
import { readMerge } from './merge-show.ts';
import { takeImportTurn } from './sql-import.ts';
import type { Moved, PlaceMerge } from './sql-merge.ts';
import { closeDropped, fillKept, lockPair, recordMoved } from './sql-merge-move.ts';

type ConfirmRefusals =
  | 'merge_not_found'
  | 'merge_not_in_state'
  | 'merge_place_gone'
  | 'merge_claimed_by_two';

/**
 * Two listings become one place. The dropped one closes and points to the kept one, which
 * takes its merchant and staff and what it did not know itself; notes, offers and vouchers
 * follow when they hear of it. What is moved is written down, so that undo moves exactly
 * that back. Orders, redemptions and the ledger are history and keep their place.
 */
export const confirmMerge = async (
  work: Work<ConfirmRefusals>,
  mergeId: string,
): Promise<PlaceMergeView> => {
  // An import that compared before the merge would open the dropped place again after it.
  await takeImportTurn(work);
  const merge = await claimDecision(work, mergeId, 'confirm', 'merged');
  const { kept, dropped } = await lockBoth(work, merge);
  if (areOfTwo(kept, dropped)) await refuseTwo(work, mergeId);
  const staff = await moveStaff(work, { fromPlaceId: dropped.id, toPlaceId: kept.id });
  const moved: Moved = {
    merchantId: dropped.merchantId,
    tookMerchant: kept.merchantId === null && dropped.merchantId !== null,
    filled: lackingIn(kept, dropped),
    staff,
  };
  await closeDropped(work, dropped.id);
  await fillKept(work, kept.id, moved);
  await recordMoved(work, mergeId, moved);
  writeAudit(work, {
    deed: 'places_merged',
    subject: { kind: 'merge', id: mergeId },
    facts: { keptPlaceId: kept.id, droppedPlaceId: dropped.id },
  });
  tellMerge(work, 'place.merged', merge);
  return readMerge(work, mergeId);
};

const lockBoth = async (
  work: Work<ConfirmRefusals>,
  { keptPlaceId, droppedPlaceId }: PlaceMerge,
): Promise<{ kept: Place; dropped: Place }> => {
  const places = await lockPair(work, [keptPlaceId, droppedPlaceId]);
  const openOne = (placeId: string): Place => {
    const place = places.get(placeId);
    return place?.state === 'open' ? place : work.refuse('merge_place_gone', { placeId });
  };
  return { kept: openOne(keptPlaceId), dropped: openOne(droppedPlaceId) };
};

const areOfTwo = (kept: Place, dropped: Place): boolean =>
  kept.merchantId !== null &&
  dropped.merchantId !== null &&
  kept.merchantId !== dropped.merchantId;

/** Whose place it is can't be settled by a map: the two businesses are asked first. */
const refuseTwo = async (work: Work<ConfirmRefusals>, mergeId: string): Promise<never> => {
  const { kept, dropped } = await readMerge(work, mergeId);
  return work.refuse('merge_claimed_by_two', {
    keptMerchant: kept.merchantName ?? '',
    droppedMerchant: dropped.merchantName ?? '',
  });
};

const lackingIn = (kept: Place, dropped: Place): Moved['filled'] => ({
  ...(kept.address === null && dropped.address !== null && { address: dropped.address }),
  ...(kept.phone === null && dropped.phone !== null && { phone: dropped.phone }),
  ...(kept.hoursText === null &&
    dropped.hoursText !== null && {
      hoursText: dropped.hoursText,
      hoursWeekly: dropped.hoursWeekly,
    }),
});
