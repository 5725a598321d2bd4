import type { RefundReason } from '#contract/payment.ts';
import { undoSaving } from '#flywheel/card/save.ts';
import { isCampaign, payableTo, settledOf } from '#flywheel/ledger/ledger.ts';
import type { Posting } from '#flywheel/ledger/ledger.ts';
import { postedOfUse, takenFen, useRefundPostings } from '#flywheel/ledger/use-refund.ts';
import { releaseSubsidyOf } from '#flywheel/order/find.ts';
import { startUseRefund } from '#flywheel/payment/start-refund.ts';
import type { Refund } from '#flywheel/payment/start-refund.ts';
import { claimUseRefund } from '#flywheel/redemption/refund-claim.ts';
import type { UseShown } from '#flywheel/redemption/refund-claim.ts';
import { moneySideOf } from '#flywheel/settlement/money-side.ts';
import type { Work } from '#kit/work.ts';

export type GiveBackAsked = {
  use: UseShown;
  amountFen: number;
  reason: RefundReason;
  because: string | null;
};

/**
 * Money of a use goes back: claimed from what is left of it, and taken in one entry from
 * the merchant, the fee and whoever funded a part. The caller holds the order and the
 * voucher.
 */
export const giveBackUse = async (
  work: Work<'more_than_left'>,
  { use, ...asked }: GiveBackAsked,
): Promise<Refund> => {
  const { id: redemptionId, merchantId } = use;
  const { amountFen } = asked;
  const claimed = await claimUseRefund(work, { redemptionId, amountFen });
  const [where, posted] = await Promise.all([
    moneySideOf(work, redemptionId),
    postedOfUse(work, redemptionId),
  ]);
  const side = where === 'settled' ? settledOf(merchantId) : payableTo(merchantId);
  const postings = useRefundPostings(posted, { merchantId, side, ...claimed });
  // A campaign's part is there for others again, as its account has it back.
  const fen = backToCampaignFen(postings);
  if (fen > 0) await releaseSubsidyOf(work, { orderId: use.orderId, fen, whole: false });
  // A use that was given back whole saved its member nothing.
  if (claimed.afterFen === claimed.paidFen) await undoSaving(work, redemptionId);
  return startUseRefund(work, {
    ...asked,
    orderId: use.orderId,
    voucherId: use.voucherId,
    redemptionId,
    postings,
    merchantBackFen: takenFen(postings, side),
  });
};

const backToCampaignFen = (postings: readonly Posting[]): number =>
  postings
    .filter(({ toAccount }) => isCampaign(toAccount))
    .reduce((fen, { amountFen }) => fen + amountFen, 0);
