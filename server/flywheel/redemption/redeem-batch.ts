import type { Channel, RedemptionView } from '#contract/redemption.ts';
import { voucherIdsOf } from '#flywheel/voucher/find.ts';
import type { Voucher } from '#flywheel/voucher/find.ts';
import { Refusal } from '#kit/refuse.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import type { RedeemRefusals } from './explain.ts';
import { mustBeNamed, readNamed } from './named.ts';
import { countingTries } from './tries.ts';
import { counterLockOf, refuseLocked } from '#flywheel/watch/lock.ts';
import { mustWorkAt } from '#flywheel/place/counter-store.ts';
import { redeemUse, takeUseAt } from './use.ts';

export type BatchAsked = {
  placeId: string;
  codes: readonly string[];
  channel: Channel;
  requestKey: string;
};
type Item = { no: number; read: Awaited<ReturnType<typeof readNamed>> };

/**
 * Redeems up to ten codes by one request, all of them or none: the first that can't be
 * redeemed is named, and with the transaction go the uses that were taken before it. Uses
 * are taken in the order of the vouchers' ids, whatever was scanned first, so two batches
 * that cross wait for each other and never both.
 */
export const redeemBatch = (
  work: Work<BatchRefusals>,
  asked: BatchAsked,
): Promise<{ items: RedemptionView[] }> =>
  countingTries(work, asked, () => redeemAll(work, asked));

type BatchRefusals = 'not_staff_here' | 'counter_locked' | 'batch_item_refused';

const redeemAll = async (
  work: Work<BatchRefusals>,
  asked: BatchAsked,
): Promise<{ items: RedemptionView[] }> => {
  const [store, lockedUntil, reads] = await Promise.all([
    mustWorkAt(work, asked.placeId),
    counterLockOf(work, asked.placeId),
    Promise.all(asked.codes.map((code) => readNamed(work, { ...asked, code }))),
  ]);
  refuseLocked(work, lockedUntil);
  const items = reads.map((read, index): Item => ({ no: index + 1, read }));
  const taken = await takeAll(work, items, store.id);
  const redeem = ({ no, read }: Item) =>
    sayingWhich(work, no, (inner) => {
      const { channel, requestKey } = asked;
      const named = mustBeNamed(inner, read);
      const use = { store, named, channel, requestKey, itemNo: no };
      return redeemUse(inner, use, taken.get(no));
    });
  // Refused before anything is written, or it might point at what is about to be undone.
  const refused = items.find(({ no }) => !taken.has(no));
  if (refused) await redeem(refused);
  const redeemed: RedemptionView[] = [];
  for (const item of items) redeemed.push(await redeem(item));
  return { items: redeemed };
};

/** What was taken, by the number of the item; they travel together, in one order. */
const takeAll = async (
  work: AnyWork,
  items: readonly Item[],
  placeId: string,
): Promise<Map<number, Voucher>> => {
  const named = items.flatMap(({ no, read }) =>
    typeof read === 'string' ? [] : [{ no, named: read }],
  );
  const idOf = await voucherIdsOf(
    work,
    named.map((item) => item.named),
  );
  const inOrder = named
    .flatMap((item, index) => (idOf[index] ? [{ ...item, id: idOf[index] }] : []))
    .toSorted((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));
  const takes = inOrder.map(({ named: by }) => takeUseAt(work, by, placeId));
  const vouchers = await Promise.all(takes);
  return new Map(
    inOrder.flatMap(({ no }, index) => {
      const voucher = vouchers[index];
      return voucher ? [[no, voucher] as const] : [];
    }),
  );
};

/** A refusal of one item, with which it was. */
const sayingWhich = async <T>(
  work: Work<'batch_item_refused'>,
  item: number,
  act: (work: Work<RedeemRefusals>) => Promise<T>,
): Promise<T> => {
  try {
    // Whatever it refuses is caught here and said as the batch's own refusal.
    return await act(work as unknown as Work<RedeemRefusals>);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { refusal } = error;
    return work.refuse('batch_item_refused', { item, refusal, facts: { ...error.facts } });
  }
};
