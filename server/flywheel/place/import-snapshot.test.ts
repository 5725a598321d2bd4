import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEmptyCities } from '#server/test/places.ts';
import type { EmptyCities } from '#server/test/places.ts';
import { importSnapshot } from './import-snapshot.ts';
import type { ImportAsked } from './import-snapshot.ts';
import { listImports } from './list-imports.ts';
import { readSnapshot } from './read-snapshot.ts';

let town: EmptyCities;
let cities = 0;
beforeAll(async () => {
  town = await openEmptyCities();
});
afterAll(() => town.close());

const heading = 'osm_id,name,amenity,lat,lon,opening_hours';
const row = (id: string, more: { name?: string; lat?: number; kind?: string } = {}) =>
  [
    id,
    more.name ?? `Shop ${id}`,
    more.kind ?? 'cafe',
    more.lat ?? 31.2,
    121.4,
    '24/7',
  ].join();
const fileOf = (...rows: string[]) => `${[heading, ...rows].join('\n')}\n`;

/** A city of its own for one test; `bring` imports a file into it. */
const newCity = async () => {
  const city = `city-${(cities += 1)}`;
  await town.addCity(city);
  const bring = async (text: string, more: Partial<ImportAsked> = {}) => {
    const snapshot = await readSnapshot({ bytes: Buffer.from(text) });
    const { view } = await town.inCity(city, (work) =>
      importSnapshot(work, {
        snapshot,
        source: 'osm',
        fileName: 'x.csv',
        partial: false,
        allowMassClosing: false,
        ...more,
      }),
    );
    const { rejections: _rejections, ...counts } = view.summary;
    return counts;
  };
  const places = () =>
    town.db
      .selectFrom('place')
      .selectAll()
      .where('cityId', '=', city)
      .orderBy('sourceKey')
      .execute();
  const outbox = () =>
    town.db
      .selectFrom('outbox')
      .select(['name', 'facts'])
      .where('cityId', '=', city)
      .orderBy('id')
      .execute();
  return { city, bring, places, outbox };
};
const nothing = {
  created: 0,
  updated: 0,
  moved: 0,
  renamed: 0,
  closed: 0,
  reopened: 0,
  unchanged: 0,
  rejected: 0,
};

describe('a first snapshot', () => {
  test('creates its places in WGS-84 with compiled hours', async () => {
    const { bring, places } = await newCity();
    expect(await bring(fileOf(row('a'), row('b'), row('c', { kind: 'bench' })))).toEqual({
      ...nothing,
      rows: 3,
      created: 2,
      rejected: 1,
    });
    expect(await places()).toMatchObject([
      {
        sourceKey: 'a',
        name: 'Shop a',
        category: 'cafe',
        lat: 31.2,
        lon: 121.4,
        hoursText: '24/7',
        hoursWeekly: [[0, 10_080]],
        state: 'open',
        closedAt: null,
        createdAt: town.clock.now(),
        merchantId: null,
      },
      { sourceKey: 'b' },
    ]);
  });

  test('is remembered with its counts and told once', async () => {
    const { city, bring, outbox } = await newCity();
    await bring(fileOf(row('a'), ',,,,,'));
    const page = await town.inCity(city, (work) => listImports(work, { limit: 20 }));
    expect(page.items).toMatchObject([
      {
        source: 'osm',
        fileName: 'x.csv',
        importedBy: 'system',
        summary: { created: 1, rejected: 1, rejections: [{ line: 3, reason: 'no_name' }] },
      },
    ]);
    expect(await outbox()).toMatchObject([
      { name: 'place.imported', facts: { source: 'osm', created: 1, closed: 0 } },
    ]);
  });
});

describe('the same file again', () => {
  test('changes nothing at all, not even the log', async () => {
    const { city, bring, places, outbox } = await newCity();
    const text = fileOf(row('a'), row('b'), row('b', { name: 'Twice' }));
    await bring(text);
    const before = await places();
    town.clock.add(60_000);
    expect(await bring(text)).toEqual({ ...nothing, rows: 3, unchanged: 2, rejected: 1 });
    expect(await places()).toEqual(before);
    const log = await town.inCity(city, (work) => listImports(work, { limit: 20 }));
    expect(log.items).toHaveLength(1);
    expect(await outbox()).toHaveLength(1);
  });

  test('from two places at once creates each place once', async () => {
    const { bring, places } = await newCity();
    const text = fileOf(...Array.from({ length: 50 }, (_, i) => row(`k${i}`)));
    const both = await Promise.all([bring(text), bring(text)]);
    expect(both.filter(({ created }) => created === 50)).toHaveLength(1);
    expect(await places()).toHaveLength(50);
  });
});

describe('a newer snapshot', () => {
  test('renames, moves, closes and creates; ids stay', async () => {
    const { bring, places } = await newCity();
    await bring(fileOf(row('a'), row('b'), row('c'), row('d')));
    const before = await places();
    const now = [
      row('a', { name: 'New name' }),
      row('b', { lat: 31.3 }),
      row('c'),
      row('e'),
    ];
    expect(await bring(fileOf(...now))).toEqual({
      ...nothing,
      rows: 4,
      created: 1,
      updated: 2,
      moved: 1,
      renamed: 1,
      closed: 1,
      unchanged: 1,
    });
    const after = await places();
    expect(after.slice(0, 4).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.map(({ state }) => state)).toEqual([
      'open',
      'open',
      'open',
      'closed',
      'open',
    ]);
    expect(after[0]).toMatchObject({ name: 'New name' });
    expect(after[3]?.closedAt).toEqual(town.clock.now());
  });

  test('opens again what returns', async () => {
    const { bring, places } = await newCity();
    await bring(fileOf(row('a'), row('b'), row('c')));
    await bring(fileOf(row('a'), row('b')));
    expect(await bring(fileOf(row('a'), row('b'), row('c')))).toMatchObject({
      updated: 1,
      reopened: 1,
      created: 0,
    });
    expect((await places())[2]).toMatchObject({ state: 'open', closedAt: null });
  });

  test('closes what turned into a bench, keeps what it can’t read', async () => {
    const { bring, places } = await newCity();
    await bring(fileOf(row('a'), row('b'), row('c'), row('d')));
    const text = fileOf(row('a'), row('b', { kind: 'bench' }), 'c,,cafe,,,', '"d,x');
    expect(await bring(text)).toMatchObject({ closed: 1, unchanged: 1, rejected: 3 });
    expect((await places()).map(({ state }) => state)).toEqual([
      'open',
      'closed',
      'open',
      'open',
    ]);
  });

  test('closes nothing when it is a part, or was cut off', async () => {
    const { bring } = await newCity();
    await bring(fileOf(row('a'), row('b'), row('c')));
    expect(await bring(fileOf(row('a'), row('b')), { partial: true })).toMatchObject({
      closed: 0,
    });
    const cut = fileOf(row('a'), row('b')) + 'c,Sho';
    expect(await bring(cut)).toMatchObject({ closed: 0, rejected: 1 });
  });

  test('of another source touches only its own places', async () => {
    const { bring, places } = await newCity();
    await bring(fileOf(row('a'), row('b')));
    await bring(fileOf(row('a')), { source: 'guide' });
    const kept = (await places()).map(({ source, state }) => `${source} ${state}`);
    expect(kept.toSorted()).toEqual(['guide open', 'osm open', 'osm open']);
  });
});

describe('a file that would close half a city', () => {
  test('is refused by name and changes nothing', async () => {
    const { bring, places, outbox } = await newCity();
    await bring(fileOf(row('a'), row('b'), row('c')));
    const before = await places();
    await expect(bring(fileOf(row('a'), row('x')))).rejects.toMatchObject({
      refusal: 'import_closes_too_many',
      facts: { wouldClose: 2, openNow: 3 },
    });
    expect(await places()).toEqual(before);
    expect(await outbox()).toHaveLength(1);
  });

  test('passes when that is meant', async () => {
    const { bring } = await newCity();
    await bring(fileOf(row('a'), row('b'), row('c')));
    const meant = { allowMassClosing: true };
    expect(await bring(fileOf(row('a')), meant)).toMatchObject({ closed: 2 });
  });

  test('exactly half is still believed', async () => {
    const { bring } = await newCity();
    await bring(fileOf(row('a'), row('b')));
    expect(await bring(fileOf(row('a')))).toMatchObject({ closed: 1 });
  });
});

test('a source without ids follows its places by name and nearness', async () => {
  const { bring, places } = await newCity();
  const file = (lat: number) => `name,lat,lon\nNoodle Bar,${lat},121.4\nTea,31.1,121.4\n`;
  await bring(file(31.2), { source: 'guide' });
  const before = await places();
  expect(await bring(file(31.2012), { source: 'guide' })).toMatchObject({
    created: 0,
    updated: 1,
    moved: 1,
    closed: 0,
    unchanged: 1,
  });
  expect((await places()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  expect(await bring(file(31.2012), { source: 'guide' })).toMatchObject({ unchanged: 2 });
});
