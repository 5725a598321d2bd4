import type { RedemptionView } from '#contract/redemption.ts';
import { dayMs } from '#contract/kit/time.ts';
import { dayStart, localDay } from '#flywheel/place/local-day.ts';
import { thisCity } from '#kit/city.ts';
import { afterId, askOneMore, pageOfRows } from '#kit/page-cursor.ts';
import type { PageAsk } from '#kit/page-cursor.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { findOwnMerchant } from '#parties/merchant/find.ts';
import { askerId } from '#parties/person/actor.ts';
import { showRedemption } from './redemption.ts';
import { selectByKey, selectDay } from './sql.ts';
import { mustWorkAt } from '#flywheel/place/counter-store.ts';

type DayAsked = PageAsk & { day?: string | undefined };
type Redemptions = { items: RedemptionView[]; nextCursor: string | null };

/** One store's day, newest first: the shift's own log. */
export const listRedemptions = async (
  work: Work<'not_staff_here'>,
  asked: DayAsked & { placeId: string },
): Promise<Redemptions> => {
  await mustWorkAt(work, asked.placeId);
  return pageOfDay(work, asked, { placeId: asked.placeId });
};

/** A merchant's day over all stores. */
export const listMerchantRedemptions = async (
  work: Work<'merchant_not_found' | 'not_your_merchant'>,
  asked: DayAsked & { merchantId: string },
): Promise<Redemptions> => {
  await findOwnMerchant(work, asked.merchantId);
  return pageOfDay(work, asked, { merchantId: asked.merchantId });
};

/**
 * What became of a request whose answer was lost, one code or several: the key is the
 * caller's own. A store that was merged meanwhile is looked up under both its ids.
 */
export const findRedemptionByKey = async (
  work: Work<'redemption_not_found' | 'not_staff_here'>,
  asked: { placeId: string; requestKey: string },
): Promise<RedemptionView & { items: RedemptionView[] }> => {
  const store = await mustWorkAt(work, asked.placeId);
  const found = await selectByKey(work, {
    requestKey: asked.requestKey,
    askedBy: askerId(work),
    placeIds: [asked.placeId, store.id],
  });
  const items = found.map(showRedemption);
  const [first] = items;
  return first ? { ...first, items } : work.refuse('redemption_not_found', {});
};

/** Today's first moment where the city is. */
export const todayStart = async (work: AnyWork): Promise<Date> => {
  const { timeZone } = await thisCity(work);
  return dayStart(localDay(work.now, timeZone), timeZone);
};

const pageOfDay = async (
  work: AnyWork,
  asked: DayAsked,
  of: { placeId?: string; merchantId?: string },
): Promise<Redemptions> => {
  const { timeZone } = await thisCity(work);
  const from = dayStart(asked.day ?? localDay(work.now, timeZone), timeZone);
  const rows = await selectDay(work, {
    ...of,
    from,
    until: new Date(from.getTime() + dayMs),
    before: afterId(asked),
    limit: askOneMore(asked),
  });
  return pageOfRows(rows, asked, (row) => row.id, showRedemption);
};
