import type { PlaceView } from '#contract/place.ts';
import { findWatchedMerchant } from '#parties/merchant/find.ts';
import { afterId, askOneMore, pageOfRows } from '#kit/page-cursor.ts';
import type { PageAsk } from '#kit/page-cursor.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { showPlaces } from './show.ts';
import { selectStoreIds, selectStores } from './sql.ts';

/** Those of the ids that are stores of this merchant and still there. */
export const storesAmong = async (
  work: AnyWork, merchantId: string, placeIds: readonly string[],
): Promise<Set<string>> => new Set(await selectStoreIds(work, merchantId, [...placeIds]));

/** The stores of a merchant, for its owner or the operator. */
export const listStores = async (
  work: Work<'merchant_not_found' | 'not_your_merchant'>,
  asked: PageAsk & { merchantId: string },
): Promise<{ items: PlaceView[]; nextCursor: string | null }> => {
  await findWatchedMerchant(work, asked.merchantId);
  const rows = await selectStores(work, {
    merchantId: asked.merchantId, after: afterId(asked), limit: askOneMore(asked),
  });
  const page = pageOfRows(rows, asked, (row) => row.id, (row) => row);
  return { ...page, items: await showPlaces(work, page.items) };
};
