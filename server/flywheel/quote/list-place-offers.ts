import type { Basket, Price, PricedOffer } from '#contract/quote.ts';
import { thisCity } from '#kit/city.ts';
import { assert } from '#kit/refuse.ts';
import type { Work } from '#kit/work.ts';
import { campaignsReaching } from '#flywheel/campaign/reaching.ts';
import type { Subsidy } from '#flywheel/campaign/campaign.ts';
import { offersByPlace } from '#flywheel/offer/sell.ts';
import type { OfferOnSale } from '#flywheel/offer/sell.ts';
import { findPlace } from '#flywheel/place/find.ts';
import { memberPriceFen } from './make.ts';
import { priceBasket } from './price.ts';
import { momentIn, viewerOf } from './viewer.ts';
import type { Moment, Viewer } from './viewer.ts';

type Around = {
  moment: Moment;
  viewer: Viewer;
  offers: readonly OfferOnSale[];
  subsidies?: readonly Subsidy[];
};

/**
 * Everything on sale at a place with this viewer's price now, and the reason where it can't
 * be had. Discounts are shown on a bill of `billFen`.
 */
export const listPlaceOffers = async (
  work: Work<'place_not_found'>,
  asked: { placeId: string; billFen: number },
): Promise<{ items: PricedOffer[]; bill: Price }> => {
  const place = await findPlace(work, asked.placeId);
  const [byPlace, subsidies, city] = await Promise.all([
    offersByPlace(work, [place.id]),
    campaignsReaching(work, place),
    thisCity(work),
  ]);
  const offers = byPlace.get(place.id) ?? [];
  const moment = momentIn(city, work.now);
  const around = { moment, viewer: await viewerOf(work, offers), offers, subsidies };
  const bill = priceOf(around, { kind: 'bill', billFen: asked.billFen, excludedFen: 0 });
  assert(bill.price !== null, 'a bill always has a price');
  return {
    items: priceOffers(around, asked.billFen),
    bill: bill.price,
  };
};

/** Each of these offers at its price for this viewer and moment; pure. */
export const priceOffers = (around: Around, billFen: number): PricedOffer[] =>
  around.offers.map((offer) => showPriced(offer, around, billFen));

const showPriced = (offer: OfferOnSale, around: Around, billFen: number): PricedOffer => {
  const priced = priceOf(soldAlone(offer, around), basketOf(offer, billFen));
  return {
    offerId: offer.id,
    title: offer.title,
    terms: offer.terms,
    excludes: offer.excludes,
    validDays: offer.validDays,
    stockLeft: offer.stockLeft,
    perPersonLimit: offer.perPersonLimit,
    sellUntil: offer.sellUntil.toISOString(),
    ...priced,
  };
};

/** A discount is shown as itself; a set meal with whatever discounts come on top of it. */
const soldAlone = (offer: OfferOnSale, around: Around): Around =>
  offer.kind === 'package' ? around : { ...around, offers: [offer], subsidies: [] };

const basketOf = (offer: OfferOnSale, billFen: number): Basket =>
  offer.kind === 'package' || offer.kind === 'cash'
    ? { kind: offer.kind, offerId: offer.id, count: 1 }
    : { kind: 'bill', billFen, excludedFen: 0 };

const priceOf = (around: Around, basket: Basket) => {
  const priced = priceBasket({ ...around, basket });
  if (!priced.available) return { price: null, memberTotalFen: null, whyNot: priced.why };
  const { available: _available, uses: _uses, ...price } = priced;
  const memberTotalFen = memberPriceFen({ ...around, basket }, price.totalFen);
  // Of a discount shown alone, the reason why it takes nothing off is the one that counts.
  const whyNot =
    basket.kind === 'bill' && around.offers.length === 1
      ? (price.notApplied[0] ?? null)
      : null;
  return { price, memberTotalFen, whyNot };
};
