import { standsLimit } from '#contract/stand.ts';
import type { StandView } from '#contract/stand.ts';
import { findPlaceRow, storesAmong } from '#flywheel/place/stores.ts';
import type { Work } from '#kit/work.ts';
import { findOwnMerchant } from '#parties/merchant/find.ts';
import { lockPerson, theirId } from '#parties/person/actor.ts';
import { newStandCode, showStand } from './stand.ts';
import { countInUse, insertStand, markRetired, selectOfPlace, selectStand } from './sql.ts';

type OwnerRefusals = 'merchant_not_found' | 'not_your_merchant' | 'store_not_of_merchant';
export type StoreAsked = { merchantId: string; placeId: string };

/** The stands of one store, newest first, retired ones among them. */
export const listStands = async (
  work: Work<OwnerRefusals>,
  asked: StoreAsked,
): Promise<{ items: StandView[] }> => {
  const { name } = await mustOwnStore(work, asked);
  const stands = await selectOfPlace(work, asked.placeId);
  return { items: stands.map((stand) => showStand(work, stand, name)) };
};

/** A new stand, to be printed; the old ones go on working until they are retired. */
export const makeStand = async (
  work: Work<OwnerRefusals | 'too_many_stands'>,
  asked: StoreAsked,
): Promise<StandView> => {
  const { name } = await mustOwnStore(work, asked);
  await lockPerson(work, theirId(work));
  if ((await countInUse(work, asked.placeId)) >= standsLimit) {
    return work.refuse('too_many_stands', { limit: standsLimit });
  }
  const stand = {
    cityId: work.cityId,
    code: newStandCode(work),
    placeId: asked.placeId,
    madeBy: theirId(work),
    madeAt: work.now,
    retiredAt: null,
    retiredBy: null,
  };
  insertStand(work, stand);
  const { code, placeId } = stand;
  work.emit({ name: 'stand.made', facts: { code, placeId } });
  return showStand(work, stand, name);
};

/** From now on the printed code leads nowhere; nothing that was redeemed by it changes. */
export const retireStand = async (
  work: Work<OwnerRefusals | 'stand_not_found'>,
  asked: StoreAsked & { code: string },
): Promise<StandView> => {
  const { name } = await mustOwnStore(work, asked);
  await markRetired(work, asked.code, theirId(work));
  const stand = await selectStand(work, asked.code);
  if (stand?.placeId !== asked.placeId) return work.refuse('stand_not_found', {});
  work.emit({
    name: 'stand.retired',
    facts: { code: stand.code, placeId: stand.placeId },
  });
  return showStand(work, stand, name);
};

const mustOwnStore = async (
  work: Work<OwnerRefusals>,
  { merchantId, placeId }: StoreAsked,
): Promise<{ name: string }> => {
  await findOwnMerchant(work, merchantId);
  const [theirs, place] = await Promise.all([
    storesAmong(work, merchantId, [placeId]),
    findPlaceRow(work, placeId),
  ]);
  return place && theirs.has(placeId)
    ? { name: place.name }
    : work.refuse('store_not_of_merchant', { placeId });
};
