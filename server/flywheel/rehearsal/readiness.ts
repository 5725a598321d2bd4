import { dayMs } from '#contract/kit/time.ts';
import { readyForDays, readyStateOf, readyUntil } from '#contract/rehearsal.ts';
import type { LapsedStoreView, ReadinessView } from '#contract/rehearsal.ts';
import { mustWorkAt, namesOfStores } from '#flywheel/place/counter-store.ts';
import { afterId, askOneMore, pageOfRows } from '#kit/page-cursor.ts';
import type { PageAsk } from '#kit/page-cursor.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { findWatchedMerchant } from '#parties/merchant/find.ts';
import { selectTried, selectTriedBefore, selectTriedOfMerchant } from './sql.ts';
import type { LapsedStore, StoreTried } from './sql.ts';

type Page<Item> = { items: Item[]; nextCursor: string | null };

/** Those of the stores that have shown in the last thirty days that they can redeem. */
export const redeemableStores = async (
  work: AnyWork,
  placeIds: readonly string[],
): Promise<Set<string>> => {
  const stores = await selectTried(work, placeIds);
  const ready = stores.filter(
    ({ triedAt }) => readyStateOf(triedAt, work.now) === 'redeemable',
  );
  return new Set(ready.map(({ placeId }) => placeId));
};

/**
 * Says no where an offer would go live and none of its stores could be relied on to redeem
 * it. One that can is enough: the others are told in their own places.
 */
export const mustHaveRehearsed = async (
  work: Work<'store_not_rehearsed'>,
  placeIds: readonly string[],
): Promise<void> => {
  const ready = await redeemableStores(work, placeIds);
  if (ready.size > 0) return;
  work.refuse('store_not_rehearsed', { stores: await namesOfStores(work, placeIds) });
};

/** Whether one store can be relied on, for those who work there. */
export const readReadiness = async (
  work: Work<'not_staff_here'>,
  placeId: string,
): Promise<ReadinessView> => readinessOf(work, await mustWorkAt(work, placeId));

export const readinessOf = async (
  work: AnyWork,
  store: { id: string },
): Promise<ReadinessView> => {
  const [tried] = await selectTried(work, [store.id]);
  assert(tried !== undefined, 'a store with a merchant is in the view of stores');
  return showReadiness(tried, work.now);
};

/** The stores of a merchant with how ready each is. */
export const listReadiness = async (
  work: Work<'merchant_not_found' | 'not_your_merchant'>,
  asked: PageAsk & { merchantId: string },
): Promise<Page<ReadinessView>> => {
  await findWatchedMerchant(work, asked.merchantId);
  const page = { after: afterId(asked), limit: askOneMore(asked) };
  const rows = await selectTriedOfMerchant(work, asked.merchantId, page);
  return pageOfRows(
    rows,
    asked,
    (row) => row.placeId,
    (row) => showReadiness(row, work.now),
  );
};

/** Stores that could redeem once and have not tried since: the operator’s list. */
export const listLapsedStores = async (
  work: AnyWork,
  asked: PageAsk,
): Promise<Page<LapsedStoreView>> => {
  const page = { after: afterId(asked), limit: askOneMore(asked) };
  const rows = await selectTriedBefore(work, lapseLine(work.now), page);
  return pageOfRows(
    rows,
    asked,
    (row) => row.placeId,
    (row) => showLapsed(row, work.now),
  );
};

/** Whoever was tried last before this moment has lapsed by now. */
export const lapseLine = (now: Date): Date =>
  new Date(now.getTime() - readyForDays * dayMs);

const showReadiness = (store: StoreTried, now: Date): ReadinessView => ({
  placeId: store.placeId,
  placeName: store.placeName,
  state: readyStateOf(store.triedAt, now),
  triedAt: store.triedAt?.toISOString() ?? null,
  triedBy: store.triedBy,
  readyUntil: store.triedAt && readyUntil(store.triedAt).toISOString(),
});

const showLapsed = (store: LapsedStore, now: Date): LapsedStoreView => ({
  ...showReadiness(store, now),
  merchantId: store.merchantId,
  merchantName: store.merchantName,
});
