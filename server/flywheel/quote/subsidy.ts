import type { PriceLine, SubsidyNotApplied, WhyNoSubsidy } from '#contract/quote.ts';
import { isCovered, reachesBasket, subsidyBlockedBy } from '#flywheel/campaign/campaign.ts';
import type { Subsidy } from '#flywheel/campaign/campaign.ts';
import { discountOffFen, measuredFen } from '#flywheel/offer/off.ts';
import type { Amounts } from '#flywheel/offer/off.ts';
import type { PriceInput } from './candidate.ts';
import type { Path } from './path.ts';

export type SubsidyRival = { subsidy: Subsidy; why: WhyNoSubsidy | null };

/** The campaigns that reach this basket, and what keeps each out, if anything. */
export const subsidiesOf = (input: PriceInput): SubsidyRival[] => {
  const viewer = { member: input.viewer.member, weekMinute: input.moment.weekMinute };
  return (input.subsidies ?? [])
    .filter((subsidy) => reachesBasket(subsidy, input.basket))
    .map((subsidy) => ({ subsidy, why: subsidyBlockedBy(subsidy, viewer) }));
};

/** The last step of a price, where a campaign adds one. */
export const subsidyLine = (
  path: Path,
  amounts: Amounts,
  excludedFen: number,
): PriceLine[] => {
  if (!path.subsidy) return [];
  const { subsidy, offFen } = path.subsidy;
  return [
    {
      lane: 'subsidy',
      offerId: null,
      campaignId: subsidy.id,
      title: subsidy.title,
      count: 1,
      baseFen: measuredFen(subsidy.discount, amounts),
      offFen,
      afterFen: amounts.remainingFen - offFen + excludedFen,
      funding: [{ funder: 'platform', fen: offFen }],
    },
  ];
};

/** Every campaign that could have added something, and why it did not. */
export const subsidiesNotApplied = (
  rivals: readonly SubsidyRival[],
  path: Path,
  amounts: Amounts,
): SubsidyNotApplied[] =>
  rivals
    .filter(({ subsidy }) => subsidy !== path.subsidy?.subsidy)
    .map(({ subsidy, why }) => ({
      campaignId: subsidy.id,
      title: subsidy.title,
      ...(why === null ? lost(subsidy, amounts) : { why, missingFen: null }),
    }));

const lost = (
  subsidy: Subsidy,
  amounts: Amounts,
): Pick<SubsidyNotApplied, 'why' | 'missingFen'> => {
  const { discount, leftFen, leftTodayFen } = subsidy;
  const baseFen = measuredFen(discount, amounts);
  if (baseFen < discount.minimumFen) {
    return { why: 'below_minimum', missingFen: discount.minimumFen - baseFen };
  }
  const offFen = discountOffFen(discount, amounts);
  const why = !isCovered(leftFen, offFen)
    ? 'spent'
    : isCovered(leftTodayFen, offFen)
      ? 'beaten'
      : 'spent_today';
  return { why, missingFen: null };
};
