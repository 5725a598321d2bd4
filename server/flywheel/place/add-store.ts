import { merchantCan } from '#contract/merchant.ts';
import type { PlaceView } from '#contract/place.ts';
import { findOwnMerchant } from '#parties/merchant/find.ts';
import type { Work } from '#kit/work.ts';
import { claimPlace } from './claim.ts';
import { createStore } from './create.ts';
import type { StoreDraft } from './create.ts';
import type { Place } from './find.ts';
import { showPlaces } from './show.ts';

export type AddStoreRefusals = 'merchant_not_found' | 'not_your_merchant'
  | 'merchant_not_active' | 'place_not_found' | 'place_already_claimed' | 'place_closed'
  | 'store_needs_one_choice';

type Asked = {
  merchantId: string;
  claim?: { placeId: string } | undefined;
  create?: StoreDraft | undefined;
};

/** An owner adds a store: a place of the map that is theirs, or one on no map yet. */
export const addStore = async (
  work: Work<AddStoreRefusals>, asked: Asked,
): Promise<PlaceView> => {
  const { merchantId, claim, create } = asked;
  const { state } = await findOwnMerchant(work, merchantId);
  if (!merchantCan.addStore(state)) return work.refuse('merchant_not_active', { state });
  const place = await storeOf(work, merchantId, claim, create);
  const [shown] = await showPlaces(work, [place]);
  return shown ?? work.refuse('place_not_found', { placeId: place.id });
};

const storeOf = async (
  work: Work<AddStoreRefusals>,
  merchantId: string,
  claim: Asked['claim'],
  create: Asked['create'],
): Promise<Place> => {
  if (claim && !create) return claimPlace(work, { ...claim, merchantId });
  if (create && !claim) return createStore(work, { merchantId, store: create });
  return work.refuse('store_needs_one_choice', {});
};
