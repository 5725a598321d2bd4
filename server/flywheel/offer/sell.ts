import type { OfferState } from '#contract/offer.ts';
import type { AnyWork } from '#kit/work.ts';
import type { IdPage } from '#kit/rows-by-id.ts';
import { offersAtPlaces, placeIdsOfOffer, selectOffers } from './sql.ts';
import { selectLiveAfter, selectWithStores } from './sql-stores.ts';
import type { OfferWithStores } from './sql-stores.ts';
import {
  usesOfPerson as selectUses,
  usesOfPersonHere as selectUsesHere,
} from './sql-claims.ts';
import type { Offer } from './sql.ts';

/** An offer as those who price and sell it see it. */
export type OfferOnSale = Offer;

/** Paused and ended offers are asked for too: a page says why it can't be had. */
const shownStates: readonly OfferState[] = ['live', 'paused'];

/** What is on sale at these places, by place; bounded for each place. */
export const offersByPlace = async (
  work: AnyWork,
  placeIds: readonly string[],
): Promise<Map<string, OfferOnSale[]>> => {
  const byPlace = new Map<string, OfferOnSale[]>(placeIds.map((id) => [id, []]));
  if (placeIds.length === 0) return byPlace;
  for (const { placeId, ...offer } of await offersAtPlaces(work, placeIds, shownStates)) {
    byPlace.get(placeId)?.push(offer);
  }
  return byPlace;
};

/** The offers of these ids, in whatever state they are. */
export const offersOfIds = (
  work: AnyWork,
  ids: readonly string[],
): Promise<OfferOnSale[]> => selectOffers(work, ids);

/** Where an offer may be used. */
export const storesOfOffer = (work: AnyWork, offerId: string): Promise<string[]> =>
  placeIdsOfOffer(work, offerId);

/** How much of each offer a person holds or has used. */
export const usesOfPerson = (
  work: AnyWork,
  personId: string,
  offerIds: readonly string[],
): Promise<Map<string, number>> => selectUses(work, personId, offerIds);

export { offersOfPlaceLimit } from './sql.ts';
export type { OfferWithStores } from './sql-stores.ts';

/** Offers that are or will be on sale, with their stores, a page at a time. */
export const liveOffersAfter = (work: AnyWork, page: IdPage): Promise<OfferWithStores[]> =>
  selectLiveAfter(work, page);

/** The offers of these ids with their stores, in whatever state they are. */
export const offersWithStores = (
  work: AnyWork,
  ids: readonly string[],
): Promise<OfferWithStores[]> => selectWithStores(work, ids);

/** How much this person has used of every offer of the city, by offer. */
export const usesOfPersonHere = (
  work: AnyWork,
  personId: string,
): Promise<Map<string, number>> => selectUsesHere(work, personId);
