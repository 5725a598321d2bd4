import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allEndpoints } from '#contract/all.ts';
import type { Endpoint, Who } from '#contract/kit/endpoint.ts';
import { createOffer } from '#contract/offer.ts';
import { createTill } from '#contract/till.ts';
import { city, openTown } from '../town.ts';
import type { Name, Town } from '../town.ts';
import { draftOf } from '../wheel.ts';
import { askRaw, queryOf } from './ask.ts';
import type { RawAnswer } from './ask.ts';
import { exampleOf } from './example.ts';

/** Every endpoint there is, asked by everybody there is. */
let town: Town;
let offer = '';
let tillKey = '';
beforeAll(async () => {
  town = await openTown();
  const asked = { city, merchant: town.merchants.zhou, ...draftOf(town) };
  offer = (await town.as('zhou')(createOffer, asked)).id;
  const { merchants, places } = town;
  const till = { city, merchant: merchants.zhou, placeId: places.noodles, name: 'till' };
  tillKey = (await town.as('zhou')(createTill, till)).key;
}, 60_000);
afterAll(() => town.close());

type Asker = Name | 'till' | null;
const roles: [Asker, Who[]][] = [
  [null, []],
  ['lin', ['customer']],
  ['chen', ['customer', 'staff']],
  ['zhou', ['customer', 'owner']],
  ['tang', ['customer', 'owner']],
  ['xu', ['customer', 'operator']],
  ['till', ['till']],
];
const doorSays = ['not_signed_in', 'not_allowed', 'malformed_request', 'unknown_address'];

const tokenOf = (who: Asker): string | undefined => {
  if (who === 'till') return tillKey;
  return who ? town.tokens[who] : undefined;
};

const ask = (endpoint: Endpoint, who: Asker, changes = {}): Promise<RawAnswer> =>
  askRaw(town, endpoint, {
    params: {
      ...Object.assign({}, exampleOf(endpoint.params)),
      city,
      merchant: town.merchants.zhou,
      place: town.places.noodles,
      offer,
      rail: 'sandbox',
      ...changes,
    },
    query: queryOf(exampleOf(endpoint.query)),
    ...(endpoint.body ? { body: JSON.stringify(exampleOf(endpoint.body)) } : {}),
    token: tokenOf(who),
    key: endpoint.keyed ? crypto.randomUUID() : undefined,
  });

// Applying makes an owner and signing out ends the walker's own session: both come last.
const last = ['applyMerchant', 'signOut'];
const endpoints = allEndpoints.toSorted(
  (one, other) => last.indexOf(one.name) - last.indexOf(other.name),
);
const isOpen = ({ who }: Endpoint) => who.includes('anyone') || who.includes('rail');

describe('whose it is', () => {
  const ofMerchants = endpoints.filter(
    ({ who, path }) => who.includes('owner') && /:(merchant|offer|place)/.test(path),
  );
  it.each(ofMerchants.map((endpoint) => [endpoint.name, endpoint] as const))(
    '%s of another merchant is refused to an owner',
    async (_name, endpoint) => {
      const answer = await ask(endpoint, 'tang');
      expect(answer.status).toBe(403);
      expect(['not_your_merchant', 'not_staff_here']).toContain(answer.refusal);
    },
  );

  const ofStores = endpoints.filter(
    ({ who, path }) => who.includes('staff') && path.includes(':place'),
  );
  it.each(ofStores.map((endpoint) => [endpoint.name, endpoint] as const))(
    '%s at a store next door is refused to staff',
    async (_name, endpoint) => {
      const answer = await ask(endpoint, 'chen', { place: town.places.tea });
      expect(answer).toMatchObject({ status: 403, refusal: 'not_staff_here' });
    },
  );

  it('what a till may ask is what its store’s staff may, and nothing else', async () => {
    const ofTills = endpoints.filter(({ who }) => who.includes('till'));
    expect(ofTills.map(({ name }) => name).toSorted()).toEqual([
      'findRedemption',
      'listChanges',
      'listRedemptions',
      'prepareRedemption',
      'redeemBatch',
      'redeemVoucher',
      'undoRedemption',
    ]);
    for (const endpoint of ofTills) expect(endpoint.who).toContain('staff');
    const elsewhere = ofTills
      .filter(({ path }) => path.includes(':place'))
      .map((endpoint) => ask(endpoint, 'till', { place: town.places.tea }));
    for (const answer of await Promise.all(elsewhere))
      expect(answer).toMatchObject({ status: 403, refusal: 'not_staff_here' });
  });
});

describe('who may ask', () => {
  it('walks the whole contract', () => expect(endpoints.length).toBeGreaterThan(50));

  it.each(endpoints.map((endpoint) => [endpoint.name, endpoint] as const))(
    '%s lets in whom it names and nobody else',
    async (_name, endpoint) => {
      for (const [who, is] of roles) {
        const answer = await ask(endpoint, who);
        const may = isOpen(endpoint) || endpoint.who.some((one) => is.includes(one));
        expect(answer.status, `${who}: ${answer.text}`).toBeLessThan(500);
        const refused = who === null ? 'not_signed_in' : 'not_allowed';
        const said = doorSays.find((refusal) => refusal === answer.refusal);
        expect([who, said]).toEqual([who, may ? undefined : refused]);
      }
    },
  );
});
