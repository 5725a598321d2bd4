import type { PayoutTermsView, PayoutView } from '#contract/settlement.ts';
import { payoutCan, recallMinutes, usualTerms } from '#contract/settlement.ts';
import { minuteMs } from '#contract/kit/time.ts';
import type { PayoutShown, UnpaidGroup } from './sql-payout.ts';

/** What goes into one payout: all due settlements of a merchant, part and rail. */
export type PlannedPayout = {
  group: UnpaidGroup;
  settledFen: number;
  recoveredFen: number;
  amountFen: number;
};

/**
 * Which payouts to make of one merchant's groups. What is settled in the books may be less
 * than the unpaid settlements say, after a refund of what was paid out: the difference is
 * kept back, of the operator's own money first, so that few trades are touched. What is
 * below the minimum in all waits; what is kept back as a whole is made, and so ends.
 */
export const planPayouts = (
  groups: readonly UnpaidGroup[],
  balanceFen: number,
): PlannedPayout[] => {
  let owedFen = owedOf(groups, balanceFen);
  const planned: PlannedPayout[] = [];
  const transfersFirst = groups.toSorted((one, other) =>
    other.part.localeCompare(one.part),
  );
  for (const group of transfersFirst) {
    if (group.heldBecause !== null || group.account === null || group.dueFen <= 0) continue;
    const recoveredFen = Math.min(owedFen, group.dueFen);
    const amountFen = group.dueFen - recoveredFen;
    owedFen -= recoveredFen;
    planned.push({ group, settledFen: group.dueFen, recoveredFen, amountFen });
  }
  const sumFen = planned.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const leastFen = Math.max(0, ...planned.map(({ group }) => group.minimumFen));
  return sumFen > 0 && sumFen < leastFen ? [] : planned;
};

/** What a merchant owes: less is settled in the books than its unpaid settlements say. */
export const owedOf = (groups: readonly UnpaidGroup[], balanceFen: number): number => {
  const unpaidFen = groups.reduce((sum, group) => sum + group.unpaidFen, 0);
  return Math.max(0, unpaidFen - balanceFen);
};

/** The end of an account, enough for its owner to know it by. */
export const endOf = (account: string): string => account.slice(-4);

export const termsOf = (
  said: { minimumFen: number; holdingDays: number; heldBecause: string | null } | undefined,
): PayoutTermsView =>
  said
    ? {
        minimumFen: said.minimumFen,
        holdingDays: said.holdingDays,
        heldBecause: said.heldBecause,
      }
    : { ...usualTerms, heldBecause: null };

export const recallUntil = (releasedAt: Date): Date =>
  new Date(releasedAt.getTime() + recallMinutes * minuteMs);

export const showPayout = (payout: PayoutShown): PayoutView => ({
  id: payout.id,
  merchantId: payout.merchantId,
  merchantName: payout.merchantName,
  part: payout.part,
  rail: payout.rail,
  accountEnd: endOf(payout.account),
  lines: payout.lines,
  settledFen: payout.settledFen,
  recoveredFen: payout.recoveredFen,
  amountFen: payout.amountFen,
  paidFen: payout.paidFen,
  refusedFen: payout.refusedFen,
  why: payout.why,
  state: payout.state,
  madeAt: payout.madeAt.toISOString(),
  releasedAt: payout.releasedAt?.toISOString() ?? null,
  recallUntil:
    payout.releasedAt && payoutCan.recall(payout.state)
      ? recallUntil(payout.releasedAt).toISOString()
      : null,
  endedAt: payout.endedAt?.toISOString() ?? null,
});
