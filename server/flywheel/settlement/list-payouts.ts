import type {
  PayoutState,
  PayoutView,
  WaitingView,
  WaitReason,
} from '#contract/settlement.ts';
import { balancesOf } from '#flywheel/ledger/balances.ts';
import { settledOf } from '#flywheel/ledger/ledger.ts';
import { afterId, askOneMore, pageOfRows } from '#kit/page-cursor.ts';
import type { PageAsk } from '#kit/page-cursor.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { findWatchedMerchant } from '#parties/merchant/find.ts';
import { owedOf, showPayout, termsOf } from './payout.ts';
import { selectPayouts, selectUnpaid } from './sql-payout.ts';
import type { UnpaidGroup } from './sql-payout.ts';
import { selectUnpaidMerchants } from './sql.ts';

type Payouts = { items: PayoutView[]; nextCursor: string | null };

export const listPayouts = (
  work: AnyWork,
  asked: PageAsk & { state?: PayoutState | undefined; merchantId?: string },
): Promise<Payouts> => read(work, asked);

export const listMerchantPayouts = async (
  work: Work<'merchant_not_found' | 'not_your_merchant'>,
  asked: PageAsk & { merchantId: string },
): Promise<Payouts> => {
  await findWatchedMerchant(work, asked.merchantId);
  return read(work, asked);
};

const read = async (
  work: AnyWork,
  asked: PageAsk & { state?: PayoutState | undefined; merchantId?: string },
): Promise<Payouts> => {
  const { cursor: _, limit: __, ...of } = asked;
  const rows = await selectPayouts(work, {
    ...of,
    before: afterId(asked),
    limit: askOneMore(asked),
  });
  return pageOfRows(rows, asked, ({ id }) => id, showPayout);
};

/** Merchants whose settled money is in no payout, and which one thing it waits for. */
export const listWaiting = async (
  work: AnyWork,
  asked: PageAsk,
): Promise<{ items: WaitingView[]; nextCursor: string | null }> => {
  const merchants = await selectUnpaidMerchants(work, {
    after: afterId(asked),
    limit: askOneMore(asked),
  });
  const ids = merchants.map(({ merchantId }) => merchantId);
  const [groups, balances] = await Promise.all([
    selectUnpaid(work, ids),
    balancesOf(work, ids.map(settledOf)),
  ]);
  const byMerchant = Map.groupBy(groups, ({ merchantId }) => merchantId);
  return pageOfRows(
    merchants,
    asked,
    ({ merchantId }) => merchantId,
    ({ merchantId, merchantName }) => {
      const its = byMerchant.get(merchantId) ?? [];
      const settledFen = balances.get(settledOf(merchantId)) ?? 0;
      const [first] = its;
      assert(first !== undefined, 'who waits has something that waits');
      return {
        merchantId,
        merchantName,
        unpaidFen: its.reduce((sum, group) => sum + group.unpaidFen, 0),
        settledFen,
        reason: reasonOf(its, settledFen),
        terms: termsOf(first),
      };
    },
  );
};

/** What no waiting will cure comes first; null is due, and in the next payout. */
const reasonOf = (
  groups: readonly UnpaidGroup[],
  settledFen: number,
): WaitReason | null => {
  const dueFen = groups.reduce((sum, group) => sum + group.dueFen, 0);
  if (groups.some(({ heldBecause }) => heldBecause !== null)) return 'on_hold';
  if (groups.some(({ account }) => account === null)) return 'no_account';
  if (owedOf(groups, settledFen) >= dueFen && settledFen <= 0) return 'owes';
  if (dueFen <= 0) return 'holding';
  const leastFen = Math.max(...groups.map(({ minimumFen }) => minimumFen));
  return dueFen - owedOf(groups, settledFen) >= leastFen ? null : 'minimum';
};
