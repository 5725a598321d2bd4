import type { MerchantMoneyView } from '#contract/ledger.ts';
import { sumMerchant } from '#flywheel/ledger/merchant-money.ts';
import { heldFenOfMerchant } from '#flywheel/voucher/find.ts';
import type { Work } from '#kit/work.ts';
import { findWatchedMerchant } from '#parties/merchant/find.ts';
import { todayStart } from './list.ts';
import { countOfMerchant } from './sql.ts';

/** What a merchant is owed to the fen, of what it is made, and what is still to come. */
export const readMerchantMoney = async (
  work: Work<'merchant_not_found' | 'not_your_merchant'>,
  merchantId: string,
): Promise<MerchantMoneyView> => {
  await findWatchedMerchant(work, merchantId);
  const counts = await countOfMerchant(work, merchantId, await todayStart(work));
  return {
    merchantId,
    ...(await sumMerchant(work, merchantId)),
    heldFen: await heldFenOfMerchant(work, merchantId),
    redemptionsToday: counts.today,
    redemptions: counts.redemptions,
    asOf: work.now.toISOString(),
  };
};
