import { undoCyclesLimit, undoWithinMinutes } from '#contract/redemption.ts';
import type { RedemptionView } from '#contract/redemption.ts';
import { undoSaving } from '#flywheel/card/save.ts';
import { reverseRedemption } from '#flywheel/ledger/post.ts';
import { claimUndo } from '#flywheel/settlement/claim-undo.ts';
import { findVoucher, giveOneUseBack } from '#flywheel/voucher/find.ts';
import { writeAudit } from '#parties/audit/write-audit.ts';
import { assert } from '#kit/refuse.ts';
import type { Work } from '#kit/work.ts';
import { askerId } from '#parties/person/actor.ts';
import { showRedemption, undoUntil } from './redemption.ts';
import { markUndone, selectShown } from './sql.ts';
import { mustWorkAt } from '#flywheel/place/counter-store.ts';

type UndoRefusals =
  | 'redemption_not_found'
  | 'not_staff_here'
  | 'redemption_already_undone'
  | 'undo_window_over'
  | 'voucher_given_back'
  | 'use_given_back'
  | 'too_many_undos';

/**
 * Takes a redemption back within 60 minutes, at the same store. The money is posted back
 * line by line; a voucher still in its time works again, one that lapsed meanwhile goes to
 * its refund and is not used again.
 */
export const undoRedemption = async (
  work: Work<UndoRefusals>,
  redemptionId: string,
): Promise<RedemptionView> => {
  const redemption =
    (await selectShown(work, redemptionId)) ?? work.refuse('redemption_not_found', {});
  await mustWorkAt(work, redemption.placeId);
  if (redemption.undoneAt) return refuseUndone(work, redemption.undoneAt);
  const { redeemedAt } = redemption;
  if (work.now > undoUntil(redeemedAt)) return refuseLate(work, redeemedAt);
  const voucher = await findVoucher(work, redemption.voucherId);
  assert(voucher !== undefined, 'a redemption has its voucher');
  // The voucher is locked by this write before the redemption, as when redeeming.
  const usedAt = redemption.scannedAt ?? redemption.redeemedAt;
  const asked = { undosLimit: undoCyclesLimit, usedAt };
  if (!(await giveOneUseBack(work, voucher, asked))) {
    return refuseToGiveBack(work, redemption);
  }
  if (!(await markUndone(work, redemption.id, askerId(work)))) {
    return refuseToMark(work, redemption.id);
  }
  // Settled is settled, whatever this request's clock says.
  if (!(await claimUndo(work, redemption.id))) return refuseLate(work, redeemedAt);
  await reverseRedemption(work, redemption.id);
  writeAudit(work, {
    deed: 'redemption_undone',
    subject: { kind: 'redemption', id: redemptionId },
    facts: { voucherId: voucher.id, placeId: redemption.placeId },
  });
  await undoSaving(work, redemption.id);
  work.emit({
    name: 'redemption.undone',
    facts: { redemptionId, voucherId: voucher.id, placeId: redemption.placeId },
  });
  return showRedemption({
    ...redemption,
    undoneAt: work.now,
    usesLeft: redemption.usesLeft + 1,
  });
};

/** Read again: somebody was faster, or its money is asked back. */
const refuseToMark = async (
  work: Work<'redemption_already_undone' | 'use_given_back'>,
  id: string,
): Promise<never> => {
  const now = await selectShown(work, id);
  if (!now || now.undoneAt) return refuseUndone(work, now?.undoneAt ?? work.now);
  return work.refuse('use_given_back', { refundedFen: now.refundedFen });
};

/** Read again: somebody was faster, or a refund has begun since. */
const refuseToGiveBack = async (
  work: Work<
    'redemption_already_undone' | 'voucher_given_back' | 'use_given_back' | 'too_many_undos'
  >,
  { id, voucherId }: { id: string; voucherId: string },
): Promise<never> => {
  const now = await selectShown(work, id);
  if (now?.undoneAt) return refuseUndone(work, now.undoneAt);
  if (now && (now.refundAskedAt || now.refundedFen > 0)) {
    return work.refuse('use_given_back', { refundedFen: now.refundedFen });
  }
  const state = (await findVoucher(work, voucherId))?.state;
  return state === 'refunding' || state === 'refunded'
    ? work.refuse('voucher_given_back', { state })
    : work.refuse('too_many_undos', { limit: undoCyclesLimit });
};

const refuseLate = (work: Work<'undo_window_over'>, redeemedAt: Date): never =>
  work.refuse('undo_window_over', {
    redeemedAt: redeemedAt.toISOString(),
    windowMinutes: undoWithinMinutes,
  });

const refuseUndone = (work: Work<'redemption_already_undone'>, undoneAt: Date): never =>
  work.refuse('redemption_already_undone', { undoneAt: undoneAt.toISOString() });
