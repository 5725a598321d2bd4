/** The places of the city as a file that the import reads, with our own keys in it. */
import type { Category } from '#contract/place.ts';
import type { City } from './city.ts';

/** CSV with WGS-84 positions; one row a place, in the city's order. */
export function placesFile(city: City): string {
  const rows = city.shops.map((shop) => [
    shop.key,
    shop.zh,
    kinds[shop.category],
    shop.cuisines.join(';'),
    shop.lat,
    shop.lon,
    shop.address,
    shop.phone ?? '',
    shop.hours ?? '',
  ]);
  return [columns, ...rows].map((row) => row.map(cell).join(',')).join('\n');
}

const columns = [
  'id',
  'name',
  'fclass',
  'cuisine',
  'lat',
  'lon',
  'address',
  'phone',
  'opening_hours',
];

/** A map's word for each of our categories: the import reads maps. */
const kinds: Readonly<Record<Category, string>> = {
  restaurant: 'restaurant',
  cafe: 'cafe',
  bar: 'bar',
  fast_food: 'fast_food',
  bakery: 'bakery',
  convenience: 'convenience',
  supermarket: 'supermarket',
  shop: 'gift',
  beauty: 'beauty',
  leisure: 'sports_centre',
  culture: 'gallery',
  lodging: 'guest_house',
  service: 'repair',
  transport: 'taxi',
  health: 'clinic',
  education: 'music_school',
  other: 'yes',
};

function cell(value: string | number): string {
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
