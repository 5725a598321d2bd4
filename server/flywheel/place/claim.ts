import type { Work } from '#kit/work.ts';
import { findOpenPlace } from './find.ts';
import type { Place } from './find.ts';
import { setMerchant } from './sql.ts';

/**
 * A merchant says "this place of the map is ours": it becomes their store, once. Of two who
 * claim at the same moment one is refused; asking again for what is theirs is no harm.
 */
export const claimPlace = async (
  work: Work<'place_not_found' | 'place_closed' | 'place_already_claimed'>,
  asked: { placeId: string; merchantId: string },
): Promise<Place> => {
  const { placeId, merchantId } = asked;
  const place = await findOpenPlace(work, placeId);
  if (place.merchantId === merchantId) return place;
  const isTheirs = !place.merchantId && (await setMerchant(work, placeId, merchantId));
  if (!isTheirs) return work.refuse('place_already_claimed', { placeId });
  work.emit({ name: 'place.claimed', facts: { placeId, merchantId } });
  return { ...place, merchantId, updatedAt: work.now };
};
