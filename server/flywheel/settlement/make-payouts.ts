import { balancesOf } from '#flywheel/ledger/balances.ts';
import { payingTo, settledOf } from '#flywheel/ledger/ledger.ts';
import { postMany } from '#flywheel/ledger/post-many.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork } from '#kit/work.ts';
import { planPayouts } from './payout.ts';
import type { PlannedPayout } from './payout.ts';
import { insertPayouts, selectUnpaid, takeIntoPayouts } from './sql-payout.ts';
import type { UnpaidGroup } from './sql-payout.ts';
import { lockProgress } from './sql.ts';

/**
 * Puts all settled money that is due into payouts, one for each merchant, part and rail.
 * Set-based, and made as a whole or not at all; a settlement that is in a payout is in no
 * other. The money leaves `settled` here, so that nothing can be instructed twice.
 */
export const makePayouts = async (work: AnyWork): Promise<number> => {
  // Whoever settles meanwhile waits, so that books and settlements say the same.
  await lockProgress(work, new Date(0));
  const groups = await selectUnpaid(work, null);
  if (!groups.some(({ dueFen, account }) => dueFen > 0 && account !== null)) return 0;
  const planned = await planAll(work, groups);
  if (planned.length === 0) return 0;
  const made = planned.map((plan) => ({ ...plan, id: work.id() }));
  await insertPayouts(work, made);
  const taken = await takeIntoPayouts(work, made);
  assert(
    taken === made.reduce((sum, { settledFen }) => sum + settledFen, 0),
    'what is in payouts is what they were planned of',
  );
  await postMany(
    work,
    made.map(({ id, group, amountFen }) => ({
      kind: 'payout' as const,
      subjectId: id,
      fromAccount: settledOf(group.merchantId),
      toAccount: payingTo(group.merchantId),
      amountFen,
    })),
  );
  return made.length;
};

const planAll = async (
  work: AnyWork,
  groups: readonly UnpaidGroup[],
): Promise<PlannedPayout[]> => {
  const byMerchant = Map.groupBy(groups, ({ merchantId }) => merchantId);
  const balances = await balancesOf(work, [...byMerchant.keys()].map(settledOf));
  return [...byMerchant].flatMap(([merchantId, its]) =>
    planPayouts(its, balances.get(settledOf(merchantId)) ?? 0),
  );
};
