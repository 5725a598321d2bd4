import type { AnyWork } from '#kit/work.ts';
import { selectOfferParts, selectOffersListed } from './sql-sitemap.ts';
import type { OfferListed, OfferPart } from './sql-sitemap.ts';

/** Offers that have a page of their own and are on sale now, in the order of their ids. */
export const offersForSearch = (
  work: AnyWork,
  asked: { from: string; limit: number },
): Promise<OfferListed[]> => selectOffersListed(work, asked);

/** Where each part of `size` such offers begins; reads them all: the caller keeps it. */
export const offerPartsForSearch = (work: AnyWork, size: number): Promise<OfferPart[]> =>
  selectOfferParts(work, size);
