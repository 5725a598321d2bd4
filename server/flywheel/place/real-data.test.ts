import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import openingHours from 'opening_hours';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportSummary } from '#contract/place.ts';
import { openEmptyCities } from '#server/test/places.ts';
import type { EmptyCities } from '#server/test/places.ts';
import { compileHours, isOpenAt } from './hours.ts';
import { importSnapshot } from './import-snapshot.ts';
import { readSnapshot } from './read-snapshot.ts';
import { sourceNameOf } from './source-name.ts';

const data = new URL('../../../../shared/data/', import.meta.url);
const bytesOf = (name: string) => readFileSync(new URL(name, data));
const textOf = (name: string) =>
  (name.endsWith('.gz') ? gunzipSync(bytesOf(name)) : bytesOf(name)).toString('utf8');

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

const hoursFolder = new URL('opening_hours_osm/', data);

describe.skipIf(!existsSync(hoursFolder))('opening hours as people write them', () => {
  const realValues = () =>
    textOf('opening_hours_osm/real_values.csv')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => {
        const cut = line.lastIndexOf(',');
        const value = line
          .slice(0, cut)
          .replace(/^"(.*)"$/, '$1')
          .replaceAll('""', '"');
        return { value, times: Number(line.slice(cut + 1)) };
      });

  test('nine of ten real values are understood, by how often they are met', () => {
    const values = realValues();
    const sum = (of: typeof values) => of.reduce((total, { times }) => total + times, 0);
    const understood = values.filter(({ value }) => compileHours(value).kind === 'weekly');
    expect(values).toHaveLength(471);
    expect(sum(understood) / sum(values)).toBeGreaterThan(0.9);
  });

  test('open only when the reference parser says so, but at 23:59 and at night', () => {
    let compared = 0;
    for (const { value } of realValues()) {
      const hours = compileHours(value);
      const reference = hours.kind === 'weekly' ? referenceWeek(value) : undefined;
      if (!reference || hours.kind === 'unknown') continue;
      compared += 1;
      // It cuts Friday's night at midnight where Saturday has a rule; people don't.
      const isNight = (minute: number) =>
        minute % 1_440 < 720 &&
        hours.intervals.some(
          ([start, end]) => start < minute - (minute % 1_440) && minute < end,
        );
      const differs = reference.flatMap((open, minute) => {
        const more = isOpenAt(hours, minute) && !open;
        return more && minute % 1_440 !== 1_439 && !isNight(minute) ? [minute] : [];
      });
      expect(differs.length, value).toBe(0);
    }
    expect(compared).toBeGreaterThan(300);
  });

  test.each(['unparseable.txt', 'strict_only_failures.txt.gz'])(
    'no line of %s gives an impossible week',
    (name) => {
      for (const line of textOf(`opening_hours_osm/${name}`).split('\n')) {
        const hours = compileHours(line);
        if (hours.kind === 'unknown') continue;
        const edges = hours.intervals.flat();
        const isSorted = edges.every((edge, i) => edge > (edges[i - 1] ?? -1));
        expect(isSorted && (edges.at(-1) ?? 0) <= 10_080, line).toBe(true);
      }
    },
  );
});

/** The reference's week, minute by minute; undefined where it can't read the text. */
const referenceWeek = (text: string): boolean[] | undefined => {
  const monday = new Date(2024, 0, 8);
  const place = { lat: 48, lon: 2, address: { country_code: 'fr', state: '' } };
  try {
    const hours = new openingHours(text, place);
    const week = Array.from({ length: 10_080 }, () => false);
    for (const [from, to, unsure] of hours.getOpenIntervals(
      monday,
      new Date(2024, 0, 15),
    )) {
      const minute = (at: Date) => Math.round((at.getTime() - monday.getTime()) / 60_000);
      if (!unsure) week.fill(true, minute(from), minute(to));
    }
    return week;
  } catch {
    return undefined;
  }
};
