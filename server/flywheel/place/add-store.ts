import { merchantCan } from '#contract/merchant.ts';
import type { PlaceView } from '#contract/place.ts';
import type { Work } from '#kit/work.ts';
import { findOwnMerchant } from '#parties/merchant/find.ts';
import { claimPlace } from './claim.ts';
import { createStore } from './create.ts';
import type { StoreDraft } from './create.ts';
import type { Place } from './find.ts';
import { hereNow } from './hours-here.ts';
import { showPlace } from './show.ts';

type StoreRefusals =
  | 'merchant_not_found'
  | 'not_your_merchant'
  | 'merchant_not_active'
  | 'place_not_found'
  | 'place_already_claimed'
  | 'place_closed'
  | 'store_needs_one_choice';

export type StoreAsked = {
  merchantId: string;
  claim?: { placeId: string } | undefined;
  create?: StoreDraft | undefined;
};

/** Takes a place of the map as a store, or puts one on the map that is not there yet. */
export const addStore = async (
  work: Work<StoreRefusals>,
  asked: StoreAsked,
): Promise<PlaceView> => {
  const { state } = await findOwnMerchant(work, asked.merchantId);
  if (!merchantCan.addStore(state)) return work.refuse('merchant_not_active', { state });
  const place = await storeOf(work, asked);
  return showPlace(place, await hereNow(work));
};

const storeOf = (work: Work<StoreRefusals>, asked: StoreAsked): Promise<Place> => {
  const { merchantId, claim, create } = asked;
  if (claim && !create) return claimPlace(work, { ...claim, merchantId });
  if (create && !claim) return createStore(work, { merchantId, store: create });
  return work.refuse('store_needs_one_choice', {});
};
