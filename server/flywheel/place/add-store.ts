import { merchantCan } from '#contract/merchant.ts';
import type { Category, PlaceView } from '#contract/place.ts';
import { thisCity } from '#kit/city.ts';
import { assert } from '#kit/refuse.ts';
import type { Work } from '#kit/work.ts';
import { findOwnMerchant } from '#parties/merchant/find.ts';
import { findPlace } from './find.ts';
import { compileHours } from './hours.ts';
import { showPlace } from './show.ts';
import { insertPlace, selectPlace, setMerchant } from './sql.ts';

type StoreRefusals = 'merchant_not_found' | 'not_your_merchant' | 'merchant_not_active'
  | 'place_not_found' | 'place_already_claimed' | 'place_closed' | 'store_needs_one_choice';
type NewStore = {
  name: string; category: Category; lat: number; lon: number; address: string;
  phone?: string | undefined; hoursText?: string | undefined;
};
export type StoreAsked = {
  merchantId: string; claim?: { placeId: string } | undefined; create?: NewStore | undefined;
};

/** Takes a place of the map as a store, or puts one on the map that is not there yet. */
export const addStore = async (
  work: Work<StoreRefusals>, asked: StoreAsked,
): Promise<PlaceView> => {
  const merchant = await findOwnMerchant(work, asked.merchantId);
  if (!merchantCan.addStore(merchant.state)) {
    return work.refuse('merchant_not_active', { state: merchant.state });
  }
  const { claim, create } = asked;
  if (Boolean(claim) === Boolean(create)) return work.refuse('store_needs_one_choice', {});
  const placeId = claim ? await claimPlace(work, merchant.id, claim.placeId)
    : create ? await createPlace(work, merchant.id, create) : '';
  work.emit({ name: 'place.claimed', facts: { placeId, merchantId: merchant.id } });
  const place = await selectPlace(work, placeId);
  assert(place !== undefined, 'a store that was added is there');
  return showPlace(place, await thisCity(work), work.now);
};

const claimPlace = async (
  work: Work<StoreRefusals>, merchantId: string, placeId: string,
): Promise<string> => {
  const place = await findPlace(work, placeId);
  if (place.closedAt) {
    return work.refuse('place_closed', { placeId, closedAt: place.closedAt.toISOString() });
  }
  if (place.merchantId === merchantId) return placeId;
  const claimed = await setMerchant(work, placeId, merchantId);
  return claimed ? placeId : work.refuse('place_already_claimed', { placeId });
};

const createPlace = async (
  work: Work<StoreRefusals>, merchantId: string, store: NewStore,
): Promise<string> => {
  const id = work.id();
  const hours = store.hoursText ? compileHours(store.hoursText) : null;
  await insertPlace(work, {
    id, merchantId, source: 'merchant', sourceKey: id, name: store.name,
    category: store.category, cuisines: [], lat: store.lat, lon: store.lon,
    address: store.address, phone: store.phone ?? null, hoursText: store.hoursText ?? null,
    hoursWeekly: hours?.kind === 'weekly' ? hours.intervals : null,
  });
  return id;
};
