import type { NoteView } from '#contract/note.ts';
import type { PricedOffer } from '#contract/quote.ts';
import { listNotes } from '#flywheel/note/list.ts';
import { offersByPlace, offersOfIds, storesOfOffer } from '#flywheel/offer/sell.ts';
import type { OfferOnSale } from '#flywheel/offer/sell.ts';
import { findPlace, hoursOf, placesByIds } from '#flywheel/place/find.ts';
import type { Place } from '#flywheel/place/find.ts';
import { weekOf } from '#flywheel/place/hours-stored.ts';
import type { Interval } from '#flywheel/place/hours.ts';
import { refuseMerged } from '#flywheel/place/merge-follow.ts';
import { priceOffers } from '#flywheel/quote/list-place-offers.ts';
import { momentIn, viewerOf } from '#flywheel/quote/viewer.ts';
import { usualBillFen, usualParty } from './exposure.ts';
import { thisCity } from '#kit/city.ts';
import type { CityTable } from '#kit/city.ts';
import type { Work } from '#kit/work.ts';

export type PlaceFacts = {
  city: CityTable;
  place: Place;
  /** An ordinary week; null where the hours depend on more than the day. */
  week: readonly Interval[] | null;
  holidaysDiffer: boolean;
  /** What can be had now comes first, the largest share saved before the others. */
  offers: PricedOffer[];
  notes: NoteView[];
};
export type OfferFacts = PlaceFacts & {
  offer: OfferOnSale;
  /** At its price for everyone; null where its sale is over. */
  priced: PricedOffer | null;
  /** The one place under whose address this offer is known. */
  homePlaceId: string;
};

const notesShown = 5;

/**
 * What a place's page tells everybody: four questions that travel together, one round trip.
 */
export const placeFacts = async (
  work: Work<'place_not_found' | 'place_merged'>,
  placeId: string,
): Promise<PlaceFacts> => {
  const [found, city, byPlace, notes] = await Promise.all([
    // A refusal is kept until the other answers are in: the connection is theirs as well.
    findPlace(work, placeId).catch((error: unknown) => ({ error })),
    thisCity(work),
    offersByPlace(work, [placeId]),
    listNotes(work, { placeId, limit: notesShown }),
  ]);
  if ('error' in found) throw found.error;
  await refuseMerged(work, found);
  const offers = found.closedAt ? [] : (byPlace.get(placeId) ?? []);
  const moment = momentIn(city, work.now);
  const around = { moment, viewer: await viewerOf(work, offers), offers };
  const hours = hoursOf(found);
  return {
    city,
    place: found,
    week: weekOf(hours),
    holidaysDiffer: hours.kind === 'weekly' && hours.holidays !== undefined,
    offers: priceOffers(around, usualBillFen(usualParty)).toSorted(byShareSaved),
    notes: notes.items,
  };
};

/** The same with one offer of the place; an offer that is not sold there is not found. */
export const offerFacts = async (
  work: Work<'place_not_found' | 'place_merged' | 'offer_not_found'>,
  asked: { placeId: string; offerId: string },
): Promise<OfferFacts> => {
  const [facts, [offer], placeIds] = await Promise.all([
    placeFacts(work, asked.placeId).catch((error: unknown) => ({ error })),
    offersOfIds(work, [asked.offerId]),
    storesOfOffer(work, asked.offerId),
  ]);
  if ('error' in facts) throw facts.error;
  if (!offer || !isPublic(offer) || !placeIds.includes(asked.placeId)) {
    return work.refuse('offer_not_found', { offerId: asked.offerId });
  }
  const stores = placeIds.length > 1 ? await placesByIds(work, placeIds) : new Map();
  return {
    ...facts,
    offer,
    priced: facts.offers.find(({ offerId }) => offerId === offer.id) ?? null,
    homePlaceId: homeOf(placeIds, stores) ?? asked.placeId,
  };
};

/** Of the stores still open the one with the least id: the same whoever asks. */
export const homeOf = (
  placeIds: readonly string[],
  stores: ReadonlyMap<string, Pick<Place, 'closedAt'>>,
): string | undefined =>
  placeIds.toSorted().find((id) => stores.get(id)?.closedAt === null);

const isPublic = ({ state, kind }: OfferOnSale): boolean =>
  (state === 'live' || state === 'paused' || state === 'ended') &&
  (kind === 'package' || kind === 'cash');

const byShareSaved = (one: PricedOffer, other: PricedOffer): number =>
  shareSaved(other) - shareSaved(one) || (one.offerId < other.offerId ? 1 : -1);

const shareSaved = ({ price, whyNot }: PricedOffer): number => {
  if (!price || whyNot) return -1;
  return price.originalFen === 0 ? 0 : price.savedFen / price.originalFen;
};
