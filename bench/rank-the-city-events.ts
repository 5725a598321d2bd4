// Ten million things that happened at the places of a city, by SQL: a few places have most
// of them. In one narrow table, so that the reference has as little to read as we do.
import type pg from 'pg';
import { placePrefix } from './rank-the-city-street.ts';

/** A row a place that anything happened at; `where true` is there to be narrowed. */
export const countAll = `
  select place_id, count(*) filter (where kind = 'a')::int as arrivals,
    count(*) filter (where kind = 'u')::int as undone,
    count(*) filter (where kind = 'n')::int as notes
  from event where true group by place_id`;

/** Of twenty, eighteen arrive, one takes it back and one writes a note. */
const someEvents = (salt: string) => `
  select ('${placePrefix}' || lpad(to_hex(floor($1 * dice ^ 2)::bigint), 12, '0'))::uuid
      as place_id,
    (case no % 20 when 0 then 'u' when 1 then 'n' else 'a' end)::"char" as kind
  from (select no,
      (hashint8extended(no, ${salt}) & 2147483647) / 2147483648.0::float8 as dice
    from generate_series(1::bigint, $2) as no) as each`;

/** A cursor here is planned as the reference is: for all of its rows. */
export async function fillEvents(
  client: pg.Client,
  { places, events }: { places: number; events: number },
): Promise<void> {
  await client.query(`set work_mem = '256MB'; set maintenance_work_mem = '512MB';
    set cursor_tuple_fraction = 1;
    create table event (place_id uuid not null, kind "char" not null)`);
  await client.query(`insert into event ${someEvents('1')}`, [places, events]);
  await client.query('create index on event (place_id) include (kind)');
  await client.query('vacuum analyze event');
}

/** One in a hundred more; answers with the places where. */
export async function addEvents(
  client: pg.Client,
  { places, events, round }: { places: number; events: number; round: number },
): Promise<string[]> {
  const { rows } = await client.query<{ placeId: string }>(
    `with added as (insert into event ${someEvents(String(round + 2))} returning place_id)
     select distinct place_id as "placeId" from added`,
    [places, Math.ceil(events / 100)],
  );
  await client.query('vacuum event');
  return rows.map(({ placeId }) => placeId);
}
