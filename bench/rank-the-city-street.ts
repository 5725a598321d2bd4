// A street that holds the places and an offer each, and of which nobody knows anything yet.
import { makeRandom } from '#city/random.ts';
import { Street } from '#flywheel/exposure/street/street.ts';
import { sharedTerms } from './dusk-terms.ts';

export const placePrefix = '01977420-dc00-7c32-8fb6-';
const offerPrefix = '01977420-dc00-7c32-9fb6-';
const city = {
  id: 'ranked',
  name: '排城',
  nameEn: 'Ranked',
  timeZone: 'Asia/Shanghai',
  lat: 31.2,
  lon: 121.4,
};
const createdAt = new Date('2026-01-01T00:00:00.000Z');
const sellUntil = new Date('2027-01-01T00:00:00.000Z');
const hours = { kind: 'unknown' as const };

export const idOfPlace = (no: number): string => placePrefix + hex(no);

const hex = (no: number): string => no.toString(16).padStart(12, '0');

export function buildRanked(places: number): Street {
  const random = makeRandom('ranked');
  const terms = sharedTerms();
  const street = new Street(city);
  for (let no = 0; no < places; no += 1) {
    const id = idOfPlace(no);
    street.putPlace({
      id,
      name: `店 ${no}`,
      category: 'restaurant',
      cuisines: [],
      lat: city.lat + random.around(0, 0.1),
      lon: city.lon + random.around(0, 0.1),
      address: null,
      hours,
      createdAt,
    });
    street.putOffer({
      id: offerPrefix + hex(no),
      ...random.pick(terms),
      funding: [{ funder: 'merchant', shareBp: 10_000 }],
      state: 'live',
      stockLeft: null,
      perPersonLimit: null,
      sellFrom: createdAt,
      sellUntil,
      placeIds: [id],
    });
  }
  return street;
}
