import { shareOf } from '#contract/kit/money.ts';

/**
 * Money moves from one account to another; the amount is always positive, so an entry can't
 * be out of balance. An account's balance is what came in less what went out, derived when
 * asked. The operator never owns the merchant's money: `held` mirrors what the rail holds.
 */
export type Posting = { fromAccount: string; toAccount: string; amountFen: number };

export const held = 'held';
export const refunding = 'refunding';
export const platformFunding = 'platform:funding';
export const platformFee = 'platform:fee';
export const platformOfflineLoss = 'platform:offline-loss';
export const cardIncome = 'platform:card-income';
/** A card's fee that is not earned: exactly what the guarantee would give back. */
export const cardDeferred = (cardId: string): string => `card:${cardId}:deferred`;
export const railAccount = (rail: string): string => `rail:${rail}`;
export const payableTo = (merchantId: string): string => `merchant:${merchantId}:payable`;
/** Settled: it can't be undone any more. Less than nothing after a refund after payout. */
export const settledOf = (merchantId: string): string => `merchant:${merchantId}:settled`;
/** In a payout that the rail has not confirmed. */
export const payingTo = (merchantId: string): string => `merchant:${merchantId}:paying`;
/** The three accounts in which a merchant is owed. */
export const owedTo = (merchantId: string): [string, string, string] => [
  payableTo(merchantId),
  settledOf(merchantId),
  payingTo(merchantId),
];
/** Where a campaign funds, instead of the platform at large. */
export const fundingOfCampaign = (campaignId: string): string =>
  `campaign:${campaignId}:funding`;
export const isCampaign = (account: string): boolean => account.startsWith('campaign:');
/** Two memo accounts: what a merchant gave away is shown, but never owed to anybody. */
export const fundingOf = (merchantId: string): string => `merchant:${merchantId}:funding`;
export const givenBy = (merchantId: string): string => `merchant:${merchantId}:given`;

export type UseOfVoucher = {
  merchantId: string;
  /** The customer's money for this use. */
  paidFen: number;
  /** What the platform adds to it, because it funds a part of the discount. */
  platformFen: number;
  /** Which part of the platform's a campaign bears; 0 without one. */
  campaignId: string | null;
  campaignFen: number;
  /** What the merchant gave away itself; information only. */
  merchantFen: number;
  feeBp: number;
};

/**
 * What a redeemed use earns its merchant: the customer's money and the subsidy, less fee.
 */
export const merchantGetsFen = (use: UseOfVoucher): number =>
  use.paidFen + use.platformFen - feeFenOf(use);

/** The fee is taken of what the customer paid, never of a subsidy. */
export const feeFenOf = (use: UseOfVoucher): number => shareOf(use.paidFen, use.feeBp);

export const paymentPostings = (rail: string, amountFen: number): Posting[] => [
  { fromAccount: railAccount(rail), toAccount: held, amountFen },
];

export const redemptionPostings = (use: UseOfVoucher): Posting[] => {
  const payable = payableTo(use.merchantId);
  return worthPosting([
    { fromAccount: held, toAccount: payable, amountFen: use.paidFen },
    {
      fromAccount: platformFunding,
      toAccount: payable,
      amountFen: use.platformFen - use.campaignFen,
    },
    {
      fromAccount: fundingOfCampaign(use.campaignId ?? ''),
      toAccount: payable,
      amountFen: use.campaignFen,
    },
    { fromAccount: payable, toAccount: platformFee, amountFen: feeFenOf(use) },
    {
      fromAccount: fundingOf(use.merchantId),
      toAccount: givenBy(use.merchantId),
      amountFen: use.merchantFen,
    },
  ]);
};

/** What the platform bears of a meal handed out without network; there is no fee on it. */
export const casePostings = (merchantId: string, amountFen: number): Posting[] =>
  worthPosting([
    { fromAccount: platformOfflineLoss, toAccount: payableTo(merchantId), amountFen },
  ]);

/** A refund leaves the held money when it starts and the house when the rail confirms. */
export const refundPostings = (amountFen: number): Posting[] =>
  worthPosting([{ fromAccount: held, toAccount: refunding, amountFen }]);

export const refundDonePostings = (rail: string, amountFen: number): Posting[] =>
  worthPosting([{ fromAccount: refunding, toAccount: railAccount(rail), amountFen }]);

/** The fee of a card is nobody's income on the day it is paid. */
export const cardSalePostings = (cardId: string, feeFen: number): Posting[] => [
  { fromAccount: held, toAccount: cardDeferred(cardId), amountFen: feeFen },
];

/** As much of the fee as the card saved is earned; a saving taken back is not. */
export const cardEarnedPostings = (cardId: string, earnedFen: number): Posting[] => {
  const deferred = cardDeferred(cardId);
  return earnedFen >= 0
    ? worthPosting([{ fromAccount: deferred, toAccount: cardIncome, amountFen: earnedFen }])
    : [{ fromAccount: cardIncome, toAccount: deferred, amountFen: -earnedFen }];
};

/**
 * Closes a card: `backFen` becomes held again, to be refunded, first of what is deferred
 * and then of what was earned; what stays deferred after that is earned.
 */
export const cardClosedPostings = (
  cardId: string,
  { backFen, deferredFen }: { backFen: number; deferredFen: number },
): Posting[] => {
  const deferred = cardDeferred(cardId);
  const ofDeferredFen = Math.min(backFen, deferredFen);
  return worthPosting([
    { fromAccount: deferred, toAccount: held, amountFen: ofDeferredFen },
    { fromAccount: cardIncome, toAccount: held, amountFen: backFen - ofDeferredFen },
    {
      fromAccount: deferred,
      toAccount: cardIncome,
      amountFen: deferredFen - ofDeferredFen,
    },
  ]);
};

/** The same movements, the other way round and in the other order. */
export const reversed = (postings: readonly Posting[]): Posting[] =>
  postings.toReversed().map(({ fromAccount, toAccount, amountFen }) => ({
    fromAccount: toAccount,
    toAccount: fromAccount,
    amountFen,
  }));

/** A free voucher or an unfunded discount moves nothing, and nothing is not posted. */
const worthPosting = (postings: Posting[]): Posting[] =>
  postings.filter((posting) => posting.amountFen > 0);
