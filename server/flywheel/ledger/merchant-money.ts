import {
  fundingOf,
  givenBy,
  held,
  isCampaign,
  owedTo,
  platformFee,
  platformFunding,
  platformOfflineLoss,
  refunding,
} from './ledger.ts';
import type { AnyWork } from '#kit/work.ts';
import { sumMovements } from './sql.ts';
import type { MovedSum } from './sql.ts';

export type MerchantSums = {
  payableFen: number;
  settledFen: number;
  payingFen: number;
  paidOutFen: number;
  customersPaidFen: number;
  platformFundedFen: number;
  merchantFundedFen: number;
  feeFen: number;
  madeGoodFen: number;
};

/**
 * What a merchant is owed and of what it is made, added up from the postings. It is owed
 * in one of three accounts: payable, settled and paying; between them nothing is earned.
 */
export const sumMerchant = async (
  work: AnyWork,
  merchantId: string,
): Promise<MerchantSums> => {
  const [payable, settled, paying] = owedTo(merchantId);
  const owed = [payable, settled, paying];
  const moved = await sumMovements(work, [...owed, fundingOf(merchantId)]);
  const sums = { moved, owed };
  return {
    payableFen: balanceFen(moved, owed),
    settledFen: balanceFen(moved, [settled]),
    payingFen: balanceFen(moved, [paying]),
    paidOutFen: -balanceFen(
      moved.filter(({ kind }) => kind === 'payout_done'),
      owed,
    ),
    // Less what went back of it after use.
    customersPaidFen: gotFrom(sums, is(held)) + gotFrom(sums, is(refunding)),
    platformFundedFen: gotFrom(sums, isPlatforms),
    merchantFundedFen:
      movedFen(moved, fundingOf(merchantId), givenBy(merchantId)) -
      movedFen(moved, givenBy(merchantId), fundingOf(merchantId)),
    feeFen: -gotFrom(sums, is(platformFee)),
    madeGoodFen: gotFrom(sums, is(platformOfflineLoss)),
  };
};

/** What came from elsewhere into these accounts, less what went there. */
const balanceFen = (moved: readonly MovedSum[], accounts: readonly string[]): number =>
  moved.reduce((fen, sum) => {
    const into = accounts.includes(sum.toAccount) ? sum.fen : 0;
    return fen + into - (accounts.includes(sum.fromAccount) ? sum.fen : 0);
  }, 0);

const is = (one: string) => (account: string) => account === one;
/** What campaigns add is the platform's part too. */
const isPlatforms = (account: string) => account === platformFunding || isCampaign(account);

const gotFrom = (
  { moved, owed }: { moved: readonly MovedSum[]; owed: readonly string[] },
  isOther: (account: string) => boolean,
): number =>
  balanceFen(
    moved.filter(
      ({ fromAccount, toAccount }) => isOther(fromAccount) || isOther(toAccount),
    ),
    owed,
  );

const movedFen = (moved: readonly MovedSum[], from: string, to: string): number =>
  moved
    .filter((sum) => sum.fromAccount === from && sum.toAccount === to)
    .reduce((fen, sum) => fen + sum.fen, 0);
