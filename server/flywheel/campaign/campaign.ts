import type { CampaignDraft, CampaignProblem } from '#contract/campaign.ts';
import type { Basket, WhyNoSubsidy } from '#contract/quote.ts';
import { isInWindows } from '#contract/windows.ts';
import { discountOffFen } from '#flywheel/offer/off.ts';
import type { Amounts } from '#flywheel/offer/off.ts';

/** A campaign as a price sees it: its terms, and what is left of it for this viewer. */
export type Subsidy = Pick<
  CampaignDraft,
  'title' | 'discount' | 'audience' | 'appliesTo' | 'offerIds' | 'windows'
> & {
  id: string;
  /** The viewer has been served at this shop, or was promised to be. */
  hasArrived: boolean;
  limitReached: boolean;
  /** Null is unlimited; a claim of nothing more is refused at 0 left. */
  leftFen: number | null;
  leftCount: number | null;
  leftTodayFen: number | null;
  leftTodayCount: number | null;
};

/** Whether a campaign says anything about a basket; where not, it is not worth a line. */
export const reachesBasket = (subsidy: Subsidy, basket: Basket): boolean => {
  if (basket.kind === 'cash' || !subsidy.appliesTo.includes(basket.kind)) return false;
  if (subsidy.offerIds.length === 0) return true;
  return basket.kind === 'package' && subsidy.offerIds.includes(basket.offerId);
};

/** What keeps a campaign out before any amount is looked at, or null. */
export const subsidyBlockedBy = (
  subsidy: Subsidy,
  viewer: { member: boolean; weekMinute: number },
): WhyNoSubsidy | null => {
  if (subsidy.leftCount === 0 || subsidy.leftFen === 0) return 'spent';
  if (subsidy.leftTodayCount === 0 || subsidy.leftTodayFen === 0) return 'spent_today';
  if (subsidy.audience === 'first_arrival' && subsidy.hasArrived)
    return 'first_arrival_only';
  if (subsidy.audience === 'members' && !viewer.member) return 'members_only';
  if (subsidy.limitReached) return 'limit_reached';
  if (subsidy.windows.length > 0 && !isInWindows(subsidy.windows, viewer.weekMinute)) {
    return 'outside_window';
  }
  return null;
};

/**
 * What a campaign adds, in fen: all of it or nothing. A price is never made of what happens
 * to be left in a budget, which the next customer could not understand.
 */
export const subsidyOffFen = (subsidy: Subsidy, amounts: Amounts): number => {
  const offFen = discountOffFen(subsidy.discount, amounts);
  return isCovered(subsidy.leftFen, offFen) && isCovered(subsidy.leftTodayFen, offFen)
    ? offFen
    : 0;
};

export const isCovered = (leftFen: number | null, offFen: number): boolean =>
  leftFen === null || offFen <= leftFen;

/** The most generous of several; of equal ones the older. Null where none adds anything. */
export const bestSubsidy = (
  subsidies: readonly Subsidy[],
  amounts: Amounts,
): { subsidy: Subsidy; offFen: number } | null => {
  let best: { subsidy: Subsidy; offFen: number } | null = null;
  for (const subsidy of subsidies) {
    const offFen = subsidyOffFen(subsidy, amounts);
    if (offFen === 0 || offFen < (best?.offFen ?? 0)) continue;
    if (best && offFen === best.offFen && best.subsidy.id < subsidy.id) continue;
    best = { subsidy, offFen };
  }
  return best;
};

/** What in a draft contradicts itself. */
export const problemsOf = (draft: CampaignDraft): CampaignProblem[] => {
  const { budget, offerIds, appliesTo } = draft;
  return [
    ...(Date.parse(draft.endsAt) > Date.parse(draft.beginsAt)
      ? []
      : (['ends_before_it_begins'] as const)),
    ...(budget.moneyFen === null && budget.count === null ? (['no_budget'] as const) : []),
    ...(offerIds.length > 0 && appliesTo.includes('bill')
      ? (['offers_need_packages'] as const)
      : []),
  ];
};
