import type { PlaceView } from '#contract/place.ts';
import { afterId, askOneMore, pageOfRows } from '#kit/page-cursor.ts';
import type { PageAsk } from '#kit/page-cursor.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { findWatchedMerchant } from '#parties/merchant/find.ts';
import { hereNow } from './hours-here.ts';
import { showPlace } from './show.ts';
import { selectPlace, selectStoreIds, selectStores } from './sql.ts';
import type { Place } from './sql.ts';

/** The place of this id, closed ones too; undefined where there is none. */
export const findPlaceRow = (work: AnyWork, placeId: string): Promise<Place | undefined> =>
  selectPlace(work, placeId);

/** Which of these places are open stores of the merchant. */
export const storesAmong = async (
  work: AnyWork,
  merchantId: string,
  placeIds: readonly string[],
): Promise<Set<string>> => new Set(await selectStoreIds(work, merchantId, [...placeIds]));

/** A merchant's stores, closed ones among them: what was sold there stays. */
export const listStores = async (
  work: Work<'merchant_not_found' | 'not_your_merchant'>,
  asked: PageAsk & { merchantId: string },
): Promise<{ items: PlaceView[]; nextCursor: string | null }> => {
  await findWatchedMerchant(work, asked.merchantId);
  const rows = await selectStores(work, {
    merchantId: asked.merchantId,
    after: afterId(asked),
    limit: askOneMore(asked),
  });
  const here = await hereNow(work);
  return pageOfRows(
    rows,
    asked,
    (row) => row.id,
    (row) => showPlace(row, here),
  );
};
