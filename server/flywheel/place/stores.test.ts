import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEmptyCities } from '#server/test/places.ts';
import type { EmptyCities } from '#server/test/places.ts';
import { nobody } from '#kit/work.ts';
import type { Actor } from '#kit/work.ts';
import { addStore } from './add-store.ts';
import type { StoreAsked } from './add-store.ts';
import { importSnapshot } from './import-snapshot.ts';
import { findPlace, placesByIds, placesInBox, placesNear } from './find.ts';
import { readSnapshot } from './read-snapshot.ts';
import { searchPlacesByName } from './search-by-name.ts';
import { readPlace } from './show.ts';
import { listStores, storesAmong } from './stores.ts';

let town: EmptyCities;
const city = 'harbour';
const merchants = ['a', 'b', 'c'].map((end) => `00000000-0000-7000-8000-00000000000${end}`);
const [lin = '', wu = '', newcomer = ''] = merchants;
const ownerOf = (merchantId: string): Actor => ({
  ...nobody,
  kind: 'person',
  roles: [{ role: 'owner', merchantId, placeId: null }],
});

beforeAll(async () => {
  town = await openEmptyCities();
  await town.addCity(city);
  await town.db
    .insertInto('merchant')
    .values(
      merchants.map((id, i) => ({
        id,
        cityId: city,
        name: id,
        licenceNo: `91310000MA1FL${i}`,
        contactPhone: '+8613800000001',
        state: i < 2 ? 'active' : 'suspended',
        feeBp: 100,
        createdAt: town.clock.now(),
      })),
    )
    .execute();
  await bring(
    [1, 2, 3, 4, 5].map((n) => `${n},Noodle Bar ${n},cafe,${31 + n / 1_000},121.4`),
  );
});
afterAll(() => town.close());

const bring = async (rows: string[]) => {
  const text = `osm_id,name,amenity,lat,lon\n${rows.join('\n')}\n`;
  const snapshot = await readSnapshot({ bytes: Buffer.from(text) });
  return town.inCity(city, (work) =>
    importSnapshot(work, {
      snapshot,
      source: 'osm',
      fileName: 'x',
      partial: true,
      allowMassClosing: false,
    }),
  );
};
const named = async (name: string) => {
  const { id } = await town.db
    .selectFrom('place')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return id;
};
const add = (merchantId: string, asked: Omit<StoreAsked, 'merchantId'>) =>
  town.inCity(
    city,
    (work) => addStore(work, { ...asked, merchantId }),
    ownerOf(merchantId),
  );
const draft = {
  name: '四季咖啡',
  category: 'cafe',
  lat: 31.05,
  lon: 121.45,
  address: '南京路 1 号',
  hoursText: 'Mo-Su 08:00-20:00',
} as const;

describe('claiming a place', () => {
  test('makes it a store of the merchant, once', async () => {
    const placeId = await named('Noodle Bar 1');
    expect(await add(lin, { claim: { placeId } })).toMatchObject({ merchantId: lin });
    expect(await add(lin, { claim: { placeId } })).toMatchObject({ merchantId: lin });
    await expect(add(wu, { claim: { placeId } })).rejects.toMatchObject({
      refusal: 'place_already_claimed',
    });
  });

  test('of two at the same moment one is refused', async () => {
    const placeId = await named('Noodle Bar 2');
    const both = await Promise.allSettled(
      [lin, wu].map((m) => add(m, { claim: { placeId } })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('is refused for what is not there or has closed', async () => {
    const gone = await named('Noodle Bar 3');
    await town.db
      .updateTable('place')
      .set({ state: 'closed', closedAt: town.clock.now() })
      .where('id', '=', gone)
      .execute();
    await expect(add(lin, { claim: { placeId: gone } })).rejects.toMatchObject({
      refusal: 'place_closed',
    });
    await expect(add(lin, { claim: { placeId: lin } })).rejects.toMatchObject({
      refusal: 'place_not_found',
    });
  });

  test('a claimed place outlives the map that forgets it', async () => {
    const snapshot = await readSnapshot({
      bytes: Buffer.from('osm_id,name,lat,lon\n4,Noodle Bar 4,31.004,121.4\n'),
    });
    await town.inCity(city, (work) =>
      importSnapshot(work, {
        snapshot,
        source: 'osm',
        fileName: 'y',
        partial: false,
        allowMassClosing: true,
      }),
    );
    const store = await town.inCity(city, async (work) =>
      findPlace(work, await named('Noodle Bar 1')),
    );
    expect(store).toMatchObject({ state: 'open', merchantId: lin });
  });
});

describe('making a store by hand', () => {
  test('shows it with its hours at the city’s clock', async () => {
    const store = await add(lin, { create: draft });
    expect(store).toMatchObject({
      name: '四季咖啡',
      merchantId: lin,
      openness: { state: 'open', closesInMinutes: 8 * 60 },
    });
    const read = await town.inCity(city, (work) => readPlace(work, store.id));
    expect(read).toEqual(store);
  });

  test('needs one choice, an own merchant and an active one', async () => {
    const claim = { placeId: await named('Noodle Bar 5') };
    const refusals = await Promise.all(
      [
        add(lin, {}),
        add(lin, { claim, create: draft }),
        add(newcomer, { create: draft }),
        town.inCity(
          city,
          (work) => addStore(work, { merchantId: lin, claim }),
          ownerOf(wu),
        ),
      ].map((asked) => asked.catch((error: { refusal: string }) => error.refusal)),
    );
    expect(refusals).toEqual([
      'store_needs_one_choice',
      'store_needs_one_choice',
      'merchant_not_active',
      'not_your_merchant',
    ]);
  });
});

describe('finding places', () => {
  test('the stores of a merchant, and which of some ids are theirs', async () => {
    const [one, four] = [await named('Noodle Bar 1'), await named('Noodle Bar 4')];
    const mine = await town.inCity(city, (work) =>
      storesAmong(work, lin, [one, four, lin]),
    );
    expect([...mine]).toEqual([one]);
    const page = await town.inCity(
      city,
      (work) => listStores(work, { merchantId: lin, limit: 1 }),
      ownerOf(lin),
    );
    expect(page.items).toHaveLength(1);
    expect(page.nextCursor).not.toBeNull();
  });

  test('by a box, also across the date line', async () => {
    await bring([
      'w,West,cafe,-17,179.99',
      'e,East,cafe,-17,-179.99',
      'f,Far,cafe,-17,170',
    ]);
    const box = { south: -18, north: -16, west: 179.9, east: -179.9 };
    const found = await town.inCity(city, (work) => placesInBox(work, { box, limit: 9 }));
    expect(found.map(({ name }) => name).toSorted()).toEqual(['East', 'West']);
  });

  test('near a point, the nearest first and no further than asked', async () => {
    const from = { lat: 31.005, lon: 121.4 };
    const found = await town.inCity(city, (work) =>
      placesNear(work, { from, radiusMetres: 400, limit: 9 }),
    );
    expect(found.map(({ name }) => name)).toEqual(['Noodle Bar 4', 'Noodle Bar 2']);
    expect(found[0]?.metres).toBeCloseTo(111.2, 0);
  });

  test('by ids, without those that are none', async () => {
    const one = await named('Noodle Bar 1');
    const found = await town.inCity(city, (work) => placesByIds(work, [one, one, lin]));
    expect([...found.keys()]).toEqual([one]);
  });

  test('by name: case aside, percent signs as they stand, page by page', async () => {
    const search = (name: string, more = {}) =>
      town.inCity(city, (work) =>
        searchPlacesByName(work, { name, unclaimed: false, limit: 20, ...more }),
      );
    expect((await search('nOODLE bar')).items).toHaveLength(3);
    expect((await search('noodle', { unclaimed: true })).items).toHaveLength(1);
    expect((await search('%')).items).toEqual([]);
    const first = await search('noodle', { limit: 1 });
    const cursor = first.nextCursor ?? '';
    expect((await search('noodle', { cursor })).items).toHaveLength(2);
  });
});
