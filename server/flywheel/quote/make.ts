import type { Basket, QuoteView } from '#contract/quote.ts';
import { thisCity } from '#kit/city.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { campaignsReaching } from '#flywheel/campaign/reaching.ts';
import type { Subsidy } from '#flywheel/campaign/campaign.ts';
import { offersByPlace, offersOfIds, storesOfOffer } from '#flywheel/offer/sell.ts';
import type { OfferOnSale } from '#flywheel/offer/sell.ts';
import { findPlace } from '#flywheel/place/find.ts';
import type { Candidate } from './candidate.ts';
import { priceBasket } from './price.ts';
import type { BasketPrice } from './price.ts';
import { expiryOf, signQuote } from './quote.ts';
import { memberSaving } from './saving.ts';
import type { Quote } from './quote.ts';
import { momentIn, viewerOf } from './viewer.ts';
import type { Moment, Viewer } from './viewer.ts';

export type QuoteRefusals =
  | 'place_not_found'
  | 'place_closed'
  | 'place_sells_nothing'
  | 'offer_not_available'
  | 'excluded_above_bill';
export type QuoteAsked = { placeId: string; basket: Basket };

/**
 * The best price of a basket at a place, now and for this viewer: explained, signed and
 * kept for ten minutes. What is signed is what will be charged.
 */
export const makeQuote = async (
  work: Work<QuoteRefusals>,
  asked: QuoteAsked,
): Promise<QuoteView> => {
  const { placeId, basket } = asked;
  if (basket.kind === 'bill' && basket.excludedFen > basket.billFen) {
    return work.refuse('excluded_above_bill', basket);
  }
  const place = await findPlace(work, placeId);
  if (place.closedAt) {
    return work.refuse('place_closed', { placeId, closedAt: place.closedAt.toISOString() });
  }
  const merchantId = place.merchantId ?? work.refuse('place_sells_nothing', { placeId });
  const around = await withOver(work, asked, await aroundOf(work, place));
  const priced = priceBasket({ ...around, basket });
  if (!priced.available) return work.refuse('offer_not_available', priced.why);
  const { available: _available, uses: _uses, ...price } = priced;
  const title = titleOf(basket, around.offers, place.name);
  const about = { placeId, merchantId, basket, title };
  const { quote, token } = promise(work, { ...about, around }, priced);
  const memberTotalFen = memberPriceFen({ ...around, basket }, price.totalFen);
  const { id: quoteId, expiresAt } = quote;
  return { ...price, quoteId, token, placeId, basket, memberTotalFen, expiresAt };
};

/** The same basket, priced again without an offer or campaign that is gone. */
export const priceAgain = async (
  work: AnyWork,
  before: { quote: Quote; place: Where },
  without: string,
): Promise<{ totalFen: number; token: string } | undefined> => {
  const around = await aroundOf(work, before.place);
  const offers = around.offers.filter((offer) => offer.id !== without);
  const subsidies = around.subsidies.filter((subsidy) => subsidy.id !== without);
  const { basket } = before.quote;
  const priced = priceBasket({ ...around, offers, subsidies, basket });
  if (!priced.available) return undefined;
  const about = { ...before.quote, around: { ...around, offers, subsidies } };
  return { totalFen: priced.totalFen, token: promise(work, about, priced).token };
};

type Where = { id: string; category: string };

const aroundOf = async (work: AnyWork, place: Where) => {
  const [byPlace, subsidies, city] = await Promise.all([
    offersByPlace(work, [place.id]),
    campaignsReaching(work, place),
    thisCity(work),
  ]);
  const offers = byPlace.get(place.id) ?? [];
  const viewer = await viewerOf(work, offers);
  return { moment: momentIn(city, work.now), viewer, offers, subsidies };
};

type Around = Awaited<ReturnType<typeof aroundOf>>;

/**
 * Adds what is asked for by name and no longer on sale here, so that the answer is "over"
 * and not "unknown". Two more questions, only for an offer that can't be had anyway.
 */
const withOver = async (
  work: AnyWork,
  { placeId, basket }: QuoteAsked,
  around: Around,
): Promise<Around> => {
  if (basket.kind === 'bill') return around;
  if (around.offers.some(({ id }) => id === basket.offerId)) return around;
  const [placeIds, named] = await Promise.all([
    storesOfOffer(work, basket.offerId),
    offersOfIds(work, [basket.offerId]),
  ]);
  const wasSold = ({ state }: OfferOnSale) =>
    state === 'live' || state === 'paused' || state === 'ended';
  const over = placeIds.includes(placeId) ? named.filter(wasSold) : [];
  return { ...around, offers: [...around.offers, ...over] };
};

/** Signs what was priced, for this caller and ten minutes. */
const promise = (
  work: AnyWork,
  about: Pick<Quote, 'placeId' | 'merchantId' | 'basket' | 'title'> & { around: Around },
  priced: Extract<BasketPrice, { available: true }>,
): { quote: Quote; token: string } => {
  const { placeId, merchantId, basket, title, around } = about;
  const { membershipId } = around.viewer;
  const saving = memberSaving({ ...around, basket }, priced);
  const quote = {
    id: work.id(),
    cityId: work.cityId,
    personId: work.actor.personId,
    placeId,
    merchantId,
    basket,
    title,
    originalFen: priced.originalFen,
    totalFen: priced.totalFen,
    lines: priced.lines,
    uses: priced.uses,
    card: saving && membershipId !== null ? { ...saving, membershipId } : null,
    expiresAt: expiryOf(work.now).toISOString(),
  };
  return { quote, token: signQuote(quote, work.outside.quoteSecret) };
};

type Asked = {
  basket: Basket;
  moment: Moment;
  viewer: Viewer;
  offers: readonly Candidate[];
  subsidies?: readonly Subsidy[];
};

/** What a member would pay, where that is less than what this viewer pays. */
export const memberPriceFen = (asked: Asked, totalFen: number): number | null => {
  if (asked.viewer.member) return null;
  const priced = priceBasket({ ...asked, viewer: { ...asked.viewer, member: true } });
  return priced.available && priced.totalFen < totalFen ? priced.totalFen : null;
};

const titleOf = (
  basket: Basket,
  offers: readonly OfferOnSale[],
  placeName: string,
): string => {
  if (basket.kind === 'bill') return placeName;
  const offer = offers.find(({ id }) => id === basket.offerId);
  assert(offer !== undefined, 'a priced basket has its offer');
  return offer.title;
};
