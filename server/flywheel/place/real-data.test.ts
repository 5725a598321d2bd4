import { existsSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportSummary } from '#contract/place.ts';
import { openEmptyCities } from '#server/test/places.ts';
import type { EmptyCities } from '#server/test/places.ts';
import { importSnapshot } from './import-snapshot.ts';
import { readSnapshot } from './read-snapshot.ts';
import { sourceNameOf } from './source-name.ts';

const data = new URL('../../../../shared/data/', import.meta.url);
const bytesOf = (name: string) => readFileSync(new URL(name, data));

describe.skipIf(!existsSync(data))('snapshots of real cities', () => {
  let town: EmptyCities;
  beforeAll(async () => {
    town = await openEmptyCities();
    for (const city of ['chicago', 'melbourne', 'charging', 'guide'])
      await town.addCity(city);
  });
  afterAll(() => town.close());

  const bring = async (city: string, name: string): Promise<ImportSummary> => {
    const snapshot = await readSnapshot({ bytes: bytesOf(name) });
    const source = sourceNameOf(snapshot, name);
    town.clock.add(1_000);
    const { view } = await town.inCity(city, (work) =>
      importSnapshot(work, {
        snapshot,
        source,
        fileName: name,
        partial: false,
        allowMassClosing: false,
      }),
    );
    return view.summary;
  };
  const idsOf = async (city: string) => {
    const rows = await town.db
      .selectFrom('place')
      .select(['sourceKey', 'id'])
      .where('cityId', '=', city)
      .execute();
    return new Map(rows.map(({ sourceKey, id }) => [sourceKey, id]));
  };
  const openIn = async (city: string) => {
    const { n } = await town.db
      .selectFrom('place')
      .where('cityId', '=', city)
      .where('state', '=', 'open')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return n;
  };
  const addsUp = (all: ImportSummary) =>
    all.created + all.updated + all.unchanged + all.rejected === all.rows;

  test.each(['chicago', 'melbourne'])(
    'five years of %s keep every id',
    async (city) => {
      let before = new Map<string, string>();
      let openBefore = 0;
      for (const year of [2013, 2014, 2015, 2016, 2017]) {
        const name = `osm_poi_cities/${city}-${year}.csv.gz`;
        const first = await bring(city, name);
        expect(addsUp(first)).toBe(true);
        const open = await openIn(city);
        expect(openBefore + first.created + first.reopened - first.closed).toBe(open);
        const after = await idsOf(city);
        expect([...before].filter(([key, id]) => after.get(key) !== id)).toEqual([]);
        expect(await bring(city, name)).toMatchObject({
          created: 0,
          updated: 0,
          closed: 0,
          unchanged: first.rows - first.rejected,
        });
        [before, openBefore] = [after, open];
      }
    },
    60_000,
  );

  test('every year something opens, closes, moves and takes a new name', async () => {
    const log = await town.db
      .selectFrom('placeImport')
      .select('summary')
      .where('cityId', '=', 'melbourne')
      .orderBy('id')
      .execute();
    expect(log).toHaveLength(5);
    for (const { summary } of log.slice(1)) {
      const least = Math.min(
        summary.created,
        summary.closed,
        summary.moved,
        summary.renamed,
        summary.unchanged,
      );
      expect(least).toBeGreaterThan(0);
    }
  });

  test('another city’s file is refused, since it would close this one', async () => {
    await expect(
      bring('chicago', 'osm_poi_cities/melbourne-2017.csv.gz'),
    ).rejects.toMatchObject({ refusal: 'import_closes_too_many' });
  });

  test('56,638 charging points come in, and again without a change', async () => {
    const name = 'osm_charging_poi/poi.jsonl.gz';
    const first = await bring('charging', name);
    expect(first.rows).toBe(56_638);
    expect(first.created).toBeGreaterThan(55_000);
    expect(await bring('charging', name)).toMatchObject({ unchanged: first.created });
  }, 60_000);

  test('a guide without ids comes in whole, and again without a change', async () => {
    const name = 'michelin_restaurants/restaurants.csv.gz';
    expect(await bring('guide', name)).toMatchObject({ created: 3_451, rejected: 0 });
    expect(await bring('guide', name)).toMatchObject({ created: 0, unchanged: 3_451 });
    const phones = await town.db
      .selectFrom('place')
      .select('phone')
      .where('cityId', '=', 'guide')
      .where('phone', 'is not', null)
      .execute();
    expect(phones.length).toBeGreaterThan(3_000);
    expect(phones.filter(({ phone }) => !/^\+\d{7,15}$/.test(phone ?? ''))).toEqual([]);
  });

  test('a box on the map is one look into the index', async () => {
    await sql`analyze place`.execute(town.db);
    const plan = await sql<{ 'QUERY PLAN': string }>`explain select * from place
      where city_id = 'charging' and state = 'open'
        and point(lon, lat) <@ box(point(6.9, 50.9), point(7.0, 51.0))
      order by point(lon, lat) <-> point(6.95, 50.95) limit 50`.execute(town.db);
    const lines = plan.rows.map((row) => Object.values(row).join(' ')).join('\n');
    expect(lines).toContain('Index Scan using place_nearby');
    expect(lines).not.toContain('Sort');
  });
});
