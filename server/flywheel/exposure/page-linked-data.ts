import { yuan } from '#contract/kit/money.ts';
import type { Category } from '#contract/place.ts';
import type { PricedOffer } from '#contract/quote.ts';
import type { OfferFacts, PlaceFacts } from './page-facts.ts';
import { openDays } from './page-hours.ts';
import type { PageAddresses } from './page-addresses.ts';
import { termsLine } from './page-words.ts';

const kinds: Partial<Record<Category, string>> = {
  restaurant: 'Restaurant',
  cafe: 'CafeOrCoffeeShop',
  bar: 'BarOrPub',
  fast_food: 'FastFoodRestaurant',
  bakery: 'Bakery',
  convenience: 'ConvenienceStore',
  supermarket: 'GroceryStore',
  shop: 'Store',
  beauty: 'BeautySalon',
  leisure: 'EntertainmentBusiness',
  lodging: 'LodgingBusiness',
  health: 'MedicalBusiness',
};
const servesFood = new Set<Category>(['restaurant', 'cafe', 'bar', 'fast_food', 'bakery']);
const dayNames = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
const schema = 'https://schema.org';

/** A place as schema.org's `LocalBusiness`; what is not known is left out. */
export const businessOf = (facts: PlaceFacts, at: PageAddresses): object => ({
  '@context': schema,
  ...businessBody(facts, at),
  ...(facts.offers.length > 0 && {
    makesOffer: facts.offers
      .filter(({ terms }) => terms.kind === 'package' || terms.kind === 'cash')
      .map((offer) => offerBody(offer, at.offer(facts.place.id, offer.offerId))),
  }),
});

/** An offer as schema.org's `Offer`, sold by its place. */
export const offerOf = (
  facts: OfferFacts & { priced: PricedOffer },
  at: PageAddresses,
): object => ({
  '@context': schema,
  ...offerBody(facts.priced, at.offer(facts.homePlaceId, facts.offer.id)),
  'image': at.offerCard(facts.place.id, facts.offer.id),
  'offeredBy': businessBody(facts, at),
});

const businessBody = ({ place, city, week }: PlaceFacts, at: PageAddresses): object => {
  const kind = kinds[place.category];
  return {
    '@type': kind ? ['LocalBusiness', kind] : 'LocalBusiness',
    '@id': at.place(place.id),
    'url': at.place(place.id),
    'name': place.name,
    'image': at.placeCard(place.id),
    'address': {
      '@type': 'PostalAddress',
      ...(place.address && { streetAddress: place.address }),
      'addressLocality': city.name,
    },
    'geo': { '@type': 'GeoCoordinates', 'latitude': place.lat, 'longitude': place.lon },
    ...(place.phone && { telephone: place.phone }),
    ...(servesFood.has(place.category) &&
      place.cuisines.length > 0 && { servesCuisine: place.cuisines }),
    ...(week && {
      openingHoursSpecification: openDays(week).map(({ days, opens, closes }) => ({
        '@type': 'OpeningHoursSpecification',
        'dayOfWeek': days.map((day) => `${schema}/${dayNames[day] ?? ''}`),
        opens,
        closes,
      })),
    }),
  };
};

const offerBody = (offer: PricedOffer, url: string): object => ({
  '@type': 'Offer',
  '@id': url,
  url,
  'name': offer.title,
  'description': termsLine(offer),
  ...(offer.price && { price: yuan(offer.price.totalFen), priceCurrency: 'CNY' }),
  'priceValidUntil': offer.sellUntil,
  'availability': `${schema}/${offer.price ? 'InStock' : 'OutOfStock'}`,
  'itemOffered': { '@type': 'Product', 'name': offer.title },
});
