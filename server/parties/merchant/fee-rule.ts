import type { FeeKind, FeeRuleView } from '#contract/fee.ts';
import type { Category } from '#contract/place.ts';
import type { FeeRule } from './sql-fee.ts';

/** What is sold, as far as a commission can depend on it. */
export type FeeSale = {
  merchantId: string;
  placeId: string | null;
  category: Category | null;
  offerKind: FeeKind;
};

/**
 * Which of the rules applies: all dimensions that a rule names have to fit, of each list
 * one. The more specific wins, and a store is more specific than a merchant, a merchant
 * than a category, a category than a kind of offer; between equals the older one wins.
 * Undefined where none fits.
 */
export const ruleFor = (
  rules: readonly FeeRule[],
  sale: FeeSale,
  at: Date,
): FeeRule | undefined => rulesThatFit(rules, sale, at)[0];

export const rulesThatFit = (
  rules: readonly FeeRule[],
  sale: FeeSale,
  at: Date,
): FeeRule[] =>
  byRank(rules.filter((rule) => stateOf(rule, at) === 'in_force' && fits(rule, sale)));

/** In the order in which they win over each other. */
export const byRank = (rules: readonly FeeRule[]): FeeRule[] =>
  rules.toSorted(
    (one, other) =>
      rankOf(other) - rankOf(one) ||
      one.madeAt.getTime() - other.madeAt.getTime() ||
      (one.id < other.id ? -1 : 1),
  );

export const stateOf = (rule: FeeRule, at: Date): FeeRuleView['state'] => {
  if (rule.untilAt && at >= rule.untilAt) return 'ended';
  return at < rule.fromAt ? 'coming' : 'in_force';
};

const fits = (rule: FeeRule, sale: FeeSale): boolean =>
  isOf(rule.merchantIds, sale.merchantId) &&
  isOf(rule.placeIds, sale.placeId) &&
  isOf(rule.categories, sale.category) &&
  isOf(rule.offerKinds, sale.offerKind);

const isOf = (list: readonly string[] | null, value: string | null): boolean =>
  list === null || (value !== null && list.includes(value));

/** A dimension outweighs all that come after it. */
const rankOf = (rule: FeeRule): number =>
  (rule.placeIds ? 8 : 0) +
  (rule.merchantIds ? 4 : 0) +
  (rule.categories ? 2 : 0) +
  (rule.offerKinds ? 1 : 0);

export const showRule = (rule: FeeRule, at: Date): FeeRuleView => ({
  id: rule.id,
  name: rule.name,
  feeBp: rule.feeBp,
  merchantIds: rule.merchantIds,
  placeIds: rule.placeIds,
  categories: rule.categories,
  offerKinds: rule.offerKinds,
  fromAt: rule.fromAt.toISOString(),
  untilAt: rule.untilAt?.toISOString() ?? null,
  madeAt: rule.madeAt.toISOString(),
  state: stateOf(rule, at),
});
