import { findPlaceNow } from './merge-follow.ts';
import { findPlaceRow } from './stores.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { worksAt } from '#parties/person/actor.ts';

export type Store = { id: string; name: string; merchantId: string };

/**
 * The store, when the caller works there: as its staff, or as an owner of its merchant. A
 * scanner that still knows a store by the id it had before a merge is at the kept one.
 */
export const mustWorkAt = async (
  work: Work<'not_staff_here'>,
  placeId: string,
): Promise<Store> => {
  const place = await findPlaceNow(work, placeId);
  const merchantId = place?.merchantId ?? null;
  const isTheirs =
    place && merchantId && worksAt(work.actor, { placeId: place.id, merchantId });
  if (!isTheirs) return work.refuse('not_staff_here', { placeId });
  return { id: place.id, name: place.name, merchantId };
};

/** The names of stores, so that a wrong door can point at the right ones. */
export const namesOfStores = async (work: AnyWork, placeIds: readonly string[]) =>
  Promise.all(
    placeIds.slice(0, 10).map(async (placeId) => {
      const place = await findPlaceRow(work, placeId);
      return { placeId, name: place?.name ?? '', address: place?.address ?? null };
    }),
  );
