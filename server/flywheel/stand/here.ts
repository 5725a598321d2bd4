import type { StandHereView } from '#contract/stand.ts';
import type { Place } from '#flywheel/place/find.ts';
import { findPlaceNow } from '#flywheel/place/merge-follow.ts';
import type { Work } from '#kit/work.ts';
import { isOurs } from './stand.ts';
import { selectStand } from './sql.ts';

type StandNo = 'stand_not_found' | 'stand_retired';
/** The place of a stand; only a store has one. */
export type StandPlace = Place & { merchantId: string };

/**
 * The store that a stand names. A code that this house never made is refused before
 * anything is read; a stand follows its store when that is merged into another.
 */
export const placeOfStand = async (
  work: Work<StandNo>,
  code: string,
): Promise<StandPlace> => {
  const stand = isOurs(work, code) ? await selectStand(work, code) : undefined;
  const place = stand && (await findPlaceNow(work, stand.placeId));
  if (!stand || !place) return work.refuse('stand_not_found', {});
  if (stand.retiredAt) {
    return work.refuse('stand_retired', {
      placeId: place.id,
      placeName: place.name,
      retiredAt: stand.retiredAt.toISOString(),
    });
  }
  const { merchantId } = place;
  return merchantId === null || place.closedAt
    ? work.refuse('stand_not_found', {})
    : { ...place, merchantId };
};

/** Where somebody who read a stand has come to. */
export const readStand = async (
  work: Work<StandNo>,
  code: string,
): Promise<StandHereView> => {
  const place = await placeOfStand(work, code);
  return {
    code,
    placeId: place.id,
    placeName: place.name,
    category: place.category,
    address: place.address,
  };
};
