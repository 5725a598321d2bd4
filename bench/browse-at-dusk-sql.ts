// The same question the old way, on the same tables: the twenty nearest open doors from the
// GiST index, joined with what they sell. It ranks by distance alone and prices nothing,
// which is the least that SQL could do here. With PostGIS, where it is installed, the
// points are geographies on a sphere.
import pg from 'pg';
import { duskMinute } from './dusk-hours.ts';
import type { PostgresCpu } from './postgres-cpu.ts';

/** What one question took; `byPostgis` is null where PostGIS is not installed. */
export type SqlServed = { bySql: SqlCost; byPostgis: SqlCost | null };
export type SqlCost = { perSecond: number; postgresMs: number };

export type NearBySql = {
  measure(paths: readonly string[], postgresCpu: PostgresCpu): Promise<SqlServed>;
  close(): Promise<void>;
};

const nearest = (distance: string): string => `
  with near as (
    select id, name, category, cuisines, lat, lon, address, ${distance} as away from place
    where city_id = $1 and state = 'open' and exists (
      select from jsonb_array_elements(hours_weekly) as span
      where (span ->> 0)::int <= $4 and $4 < (span ->> 1)::int)
    order by ${distance} limit 20)
  select near.*, sold.offers from near cross join lateral (
    select jsonb_agg(jsonb_build_object('id', offer.id, 'title', offer.title,
      'terms', offer.terms)) as offers
    from offer_store join offer on offer.city_id = $1 and offer.id = offer_store.offer_id
    where offer_store.city_id = $1 and offer_store.place_id = near.id
      and offer.state = 'live' and offer.sell_from <= $5 and $5 < offer.sell_until
  ) as sold order by away`;

const byPoint = nearest('point(lon, lat) <-> point($3, $2)');
const byGeography = nearest(`place_geography(lat, lon) <-> place_geography($2, $3)`);

export async function openNear(
  url: string,
  { city, at }: { city: string; at: Date },
): Promise<NearBySql> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const hasPostgis = await addPostgis(client);
  const measure = async (
    name: string,
    text: string,
    { paths, postgresCpu }: { paths: readonly string[]; postgresCpu: PostgresCpu },
  ): Promise<SqlCost> => {
    const [before, startedAt] = [postgresCpu() ?? NaN, performance.now()];
    for (const path of paths) {
      const query = new URL(path, 'http://bench').searchParams;
      const [lat, lon] = [Number(query.get('lat')), Number(query.get('lon'))];
      await client.query({ name, text, values: [city, lat, lon, duskMinute, at] });
    }
    const seconds = (performance.now() - startedAt) / 1_000;
    return {
      perSecond: paths.length / seconds,
      postgresMs: ((postgresCpu() ?? NaN) - before) / paths.length,
    };
  };
  return {
    measure: async (paths, postgresCpu) => ({
      bySql: await measure('near', byPoint, { paths, postgresCpu }),
      byPostgis: hasPostgis
        ? await measure('near on a sphere', byGeography, { paths, postgresCpu })
        : null,
    }),
    close: () => client.end(),
  };
}

/** Whether this server has PostGIS; then the places get an index of geographies. */
async function addPostgis(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from pg_available_extensions where name = 'postgis'`,
  );
  if (!rowCount) return false;
  await client.query(`create extension postgis;
    create function place_geography(lat float8, lon float8) returns geography
      immutable language sql return st_makepoint(lon, lat)::geography;
    create index on place using gist (city_id, place_geography(lat, lon))
      where state = 'open'; analyze place`);
  return true;
}
