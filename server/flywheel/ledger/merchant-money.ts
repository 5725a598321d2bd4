import {
  fundingOf,
  givenBy,
  held,
  payableTo,
  platformFee,
  platformFunding,
  platformOfflineLoss,
} from './ledger.ts';
import type { AnyWork } from '#kit/work.ts';
import { sumMovements } from './sql.ts';
import type { MovedSum } from './sql.ts';

export type MerchantSums = {
  payableFen: number;
  customersPaidFen: number;
  platformFundedFen: number;
  merchantFundedFen: number;
  feeFen: number;
  madeGoodFen: number;
};

/** What a merchant is owed and of what it is made, added up from the postings. */
export const sumMerchant = async (
  work: AnyWork,
  merchantId: string,
): Promise<MerchantSums> => {
  const payable = payableTo(merchantId);
  const moved = await sumMovements(work, [payable, fundingOf(merchantId)]);
  const net = (from: string, to: string) =>
    movedFen(moved, from, to) - movedFen(moved, to, from);
  const sums = {
    customersPaidFen: net(held, payable),
    platformFundedFen: net(platformFunding, payable),
    merchantFundedFen: net(fundingOf(merchantId), givenBy(merchantId)),
    feeFen: net(payable, platformFee),
    madeGoodFen: net(platformOfflineLoss, payable),
  };
  return {
    ...sums,
    payableFen:
      sums.customersPaidFen + sums.platformFundedFen + sums.madeGoodFen - sums.feeFen,
  };
};

const movedFen = (moved: readonly MovedSum[], from: string, to: string): number =>
  moved
    .filter((sum) => sum.fromAccount === from && sum.toAccount === to)
    .reduce((fen, sum) => fen + sum.fen, 0);
