import type { RedemptionView } from '#contract/redemption.ts';

type Counted = Pick<RedemptionView, 'undoneAt' | 'merchantGetsFen'>;

/** What a day came to: undone redemptions count for nothing but themselves. */
export const totalsOf = (items: readonly Counted[]) => {
  const kept = items.filter(({ undoneAt }) => undoneAt === null);
  return {
    count: kept.length,
    undone: items.length - kept.length,
    earnedFen: kept.reduce((sum, { merchantGetsFen }) => sum + merchantGetsFen, 0),
  };
};
