import { minuteMs } from '#contract/kit/time.ts';
import { undoWithinMinutes } from '#contract/redemption.ts';
import type { RedemptionView } from '#contract/redemption.ts';
import type { RedemptionShown } from './sql.ts';

export const undoUntil = (redeemedAt: Date): Date =>
  new Date(redeemedAt.getTime() + undoWithinMinutes * minuteMs);

/** The lowest use that is not taken: after an undo the gap is filled first. */
export const nextUseNo = (taken: readonly number[]): number => {
  let useNo = 1;
  while (taken.includes(useNo)) useNo += 1;
  return useNo;
};

export const showRedemption = (redemption: RedemptionShown): RedemptionView => ({
  id: redemption.id,
  code: redemption.code,
  title: redemption.title,
  terms: redemption.terms,
  excludes: redemption.excludes,
  placeId: redemption.placeId,
  placeName: redemption.placeName,
  staffName: redemption.staffName,
  channel: redemption.channel,
  useNo: redemption.useNo,
  usesLeft: redemption.usesLeft,
  merchantGetsFen: redemption.merchantGetsFen,
  paidFen: redemption.paidFen,
  refundedFen: redemption.refundedFen,
  redeemedAt: redemption.redeemedAt.toISOString(),
  undoUntil: undoUntil(redemption.redeemedAt).toISOString(),
  undoneAt: redemption.undoneAt?.toISOString() ?? null,
  scannedAt: redemption.scannedAt?.toISOString() ?? null,
});
