/**
 * One seed, one city: streets, shops, people, offers and notes, with no database in
 * sight. The demo's first screen and the simulator's town both come from here.
 */
import { createHash } from 'node:crypto';
import { harbourSteps } from './geometry.ts';
import { writeNotes } from './notes.ts';
import { makeOffers } from './offers.ts';
import { populate } from './people.ts';
import { makeRandom } from './random.ts';
import { openShops } from './shops.ts';
import { layStreets } from './streets.ts';
import type { Note } from './notes.ts';
import type { Offer } from './offers.ts';
import type { Person } from './people.ts';
import type { CitySize, Merchant, Shop } from './shops.ts';
import type { StreetMap } from './streets.ts';

export type City = {
  id: string;
  zh: string;
  en: string;
  timeZone: string;
  lat: number;
  lon: number;
  seed: number;
  size: CitySize;
  map: StreetMap;
  shops: readonly Shop[];
  merchants: readonly Merchant[];
  people: readonly Person[];
  offers: readonly Offer[];
  notes: readonly Note[];
};

/** Makes the whole city as it is on `today`; the same terms always make the same one. */
export function makeCity(terms: { seed: number; size?: CitySize; today: Date }): City {
  const { seed, size = 'demo', today } = terms;
  const random = makeRandom(seed);
  const map = layStreets(random.stream('streets'));
  const { shops, merchants } = openShops(map, random.stream('shops'), size);
  const people = populate({ map, shops, merchants }, random.stream('people'), size);
  const offers = makeOffers({ shops, merchants }, random.stream('offers'));
  const { districts } = map;
  const notes = writeNotes(
    { shops, people, districts, today },
    random.stream('notes'),
    size,
  );
  return {
    id: 'harbour',
    zh: '岚港',
    en: 'Langang',
    timeZone: 'Asia/Shanghai',
    ...harbourSteps,
    seed,
    size,
    map,
    shops,
    merchants,
    people,
    offers,
    notes,
  };
}

/** A short fingerprint of everything in the city: equal only for equal cities. */
export function digestOf(city: City): string {
  const { map, ...rest } = city;
  const { ground, districts, streets, malls } = map;
  const drawn = [ground.coast, ground.river, districts, streets, malls];
  const text = JSON.stringify([drawn, rest]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
