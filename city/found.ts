/**
 * Founding a city through the front door: the operator imports its places, merchants
 * apply and are accepted, claim their stores, name their staff and put offers up. Only
 * what no endpoint can do stands before that in plain SQL: the city's own row, its people
 * and sessions, and the first operator.
 */
import { addStaff, addStore, applyMerchant, reviewMerchant } from '#contract/merchant.ts';
import { createOffer, reviewOffer, submitOffer } from '#contract/offer.ts';
import { importPlaces } from '#contract/place.ts';
import { completeRehearsal, startRehearsal } from '#contract/rehearsal.ts';
import { dayMs } from '#contract/kit/time.ts';
import { placesFile } from './places-file.ts';
import type { Answer, Caller } from '#contract/kit/call.ts';
import type { Endpoint, InputOf, ReplyOf } from '#contract/kit/endpoint.ts';
import type { City } from './city.ts';
import type { House } from './house.ts';
import type { Offer } from './offers.ts';
import type { Person } from './people.ts';
import type { Merchant } from './shops.ts';

/** Ids of what was made, by the keys of the drawn city. */
export type Founded = {
  places: Map<string, string>;
  merchants: Map<string, string>;
  offers: Map<string, string>;
};

export type FoundTerms = {
  house: House;
  city: City;
  /** The session of a person of the city. */
  tokenOf(person: Person): string;
  /** Offers are on sale from and until so many days of this day. */
  today: Date;
  /** How many merchants may open their shops at the same time. */
  lanes: number;
  /** How many merchants name their staff; with the others the owner serves. */
  staffed?: number;
  onProgress?: ((detail: string) => void) | undefined;
};

export async function foundCity(terms: FoundTerms): Promise<Founded> {
  const { house, city } = terms;
  const operator = callerOf(terms, ({ role }) => role === 'operator');
  const founded: Founded = { places: new Map(), merchants: new Map(), offers: new Map() };
  terms.onProgress?.(`${city.shops.length} places`);
  await must(operator, importPlaces, {
    city: house.cityId,
    fileName: 'langang.csv',
    contentBase64: Buffer.from(placesFile(city)).toString('base64'),
    datum: 'WGS-84',
  });
  founded.places = await findPlaces(house);
  let opened = 0;
  await inLanes(terms.lanes, city.merchants, async (merchant) => {
    await openMerchant(terms, operator, merchant, founded);
    opened += 1;
    if (opened % 20 === 0) {
      terms.onProgress?.(`${opened} of ${city.merchants.length} merchants`);
    }
  });
  return founded;
}

/** The answer's value; a refusal here is a mistake of ours and stops the founding. */
export async function must<E extends Endpoint>(
  call: Caller,
  endpoint: E,
  input: InputOf<E>,
  key?: string,
): Promise<ReplyOf<E>> {
  const answer: Answer<E> = await call(endpoint, input, key ? { key } : {});
  if (answer.ok) return answer.value;
  const said = `${answer.refusal} ${JSON.stringify(answer.facts)}`;
  throw new Error(`${endpoint.name} was refused: ${said}`);
}

/** Runs `act` over all items, at most so many at a time, started in order. */
export async function inLanes<T>(
  lanes: number,
  items: readonly T[],
  act: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      await act(item);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

function callerOf(terms: FoundTerms, is: (person: Person) => boolean): Caller {
  const person = terms.city.people.find(is);
  if (!person) throw new Error('the city lacks somebody to speak for it');
  return terms.house.callAs(terms.tokenOf(person));
}

/** The import keeps our own keys, so that each place is found again by its key. */
async function findPlaces(house: House): Promise<Map<string, string>> {
  const { rows } = await house.db.query('select source_key, id from place');
  return new Map(rows.map((row) => [String(row['source_key']), String(row['id'])]));
}

async function openMerchant(
  terms: FoundTerms,
  operator: Caller,
  merchant: Merchant,
  founded: Founded,
): Promise<void> {
  const { city, house } = terms;
  const isTheirs = (person: Person) => person.merchantKey === merchant.key;
  const owner = callerOf(terms, (person) => person.role === 'owner' && isTheirs(person));
  const phone = city.people.find((person) => person.role === 'owner' && isTheirs(person));
  const { id } = await must(owner, applyMerchant, {
    city: house.cityId,
    name: merchant.name,
    licenceNo: merchant.licenceNo,
    contactPhone: phone?.phone ?? '',
  });
  founded.merchants.set(merchant.key, id);
  const at = { city: house.cityId, merchant: id };
  await must(operator, reviewMerchant, { ...at, verdict: 'accept' });
  for (const key of merchant.shopKeys) {
    await must(owner, addStore, { ...at, claim: { placeId: idOf(founded.places, key) } });
  }
  const isStaffed = city.merchants.indexOf(merchant) < (terms.staffed ?? Infinity);
  for (const person of city.people) {
    if (!isStaffed || person.role !== 'staff' || !isTheirs(person)) continue;
    if (!person.placeKey) continue;
    const placeId = idOf(founded.places, person.placeKey);
    await must(owner, addStaff, { ...at, phone: person.phone, name: person.name, placeId });
  }
  // One store that can redeem puts an offer up; where nobody looks, one has tried.
  for (const key of isStaffed ? merchant.shopKeys : merchant.shopKeys.slice(0, 1)) {
    await rehearse(owner, house.cityId, idOf(founded.places, key));
  }
  for (const offer of city.offers) {
    if (offer.merchantKey !== merchant.key) continue;
    await putUp(terms, { owner, operator }, offer, founded);
  }
}

/** The owner tries a store's counter on a device of the shop, whose id is the store's. */
async function rehearse(owner: Caller, city: string, place: string): Promise<void> {
  const { code } = await must(owner, startRehearsal, { city, place });
  await must(owner, completeRehearsal, {
    city,
    place,
    code,
    channel: 'scan',
    deviceId: place,
    seconds: 45,
  });
}

/** Drafts, submits and accepts an offer, as owner and operator would. */
async function putUp(
  terms: FoundTerms,
  who: { owner: Caller; operator: Caller },
  offer: Offer,
  founded: Founded,
): Promise<void> {
  const { house } = terms;
  const inDays = (days: number) =>
    new Date(terms.today.getTime() + days * dayMs).toISOString();
  const draft = await must(who.owner, createOffer, {
    city: house.cityId,
    merchant: idOf(founded.merchants, offer.merchantKey),
    title: offer.title,
    terms: offer.terms,
    placeIds: offer.placeKeys.map((key) => idOf(founded.places, key)),
    funding: offer.funding,
    stock: offer.stock,
    perPersonLimit: offer.perPersonLimit,
    sellFrom: inDays(offer.sellFromDays),
    sellUntil: inDays(offer.sellUntilDays),
    validDays: offer.validDays,
    excludes: [...offer.excludes],
  });
  const at = { city: house.cityId, offer: draft.id };
  await must(who.owner, submitOffer, at);
  await must(who.operator, reviewOffer, { ...at, verdict: 'accept' });
  founded.offers.set(offer.key, draft.id);
}

export function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`nothing was made for ${key}`);
  return id;
}
