// The city at dusk with real servers on it: each a process of its own with its own memory
// of the city, kept in one folder for a quick start.
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { ReplyOf } from '#contract/kit/endpoint.ts';
import type { listNearby } from '#contract/exposure.ts';
import type { DuskCity } from './dusk-city.ts';
import { someDusk } from './dusk-hours.ts';
import { serverEnv } from './site.ts';
import { spawnProgram } from './spawned.ts';
import type { Spawned } from './spawned.ts';

export type NearbyReply = ReplyOf<typeof listNearby>;

/** What a server says at `/health` of a city that it keeps. */
export type Kept = { city: string; places: number; offers: number; bytes: number };

const weekMs = 7 * 86_400_000;

/** The next such moment: hours and windows then are the same whenever this runs. */
export function nextDusk(): Date {
  const now = Date.now();
  return new Date(now + ((((someDusk - now) % weekMs) + weekMs) % weekMs));
}

export type DuskTerms = { url: string; folder: string; at: Date };

/** A server whose clock shows dusk; `prepared` hides how long a database needs. */
export function openServers({ url, folder, at }: DuskTerms) {
  const secret = randomBytes(24).toString('hex');
  return (nodeArgs: string[] = []): Promise<Spawned> =>
    spawnProgram({
      file: 'program-server.ts',
      env: {
        ...serverEnv(url, secret),
        STREET_FOLDER: folder,
        BENCH_AHEAD_MS: String(at.getTime() - Date.now()),
      },
      nodeArgs,
    });
}

/** Asks once; throws where the answer is no list. */
export async function askNearby(server: Spawned, path: string): Promise<NearbyReply> {
  const answer = await fetch(server.address + path);
  if (answer.status !== 200) throw new Error(`nearby: ${await answer.text()}`);
  const reply: NearbyReply = JSON.parse(await answer.text());
  return reply;
}

/** Until this city is served; one of a million is built meanwhile. */
export async function openCity(server: Spawned, path: string): Promise<void> {
  for (;;) {
    const answer = await fetch(server.address + path);
    await answer.arrayBuffer();
    if (answer.status === 200) return;
    await sleep(50);
  }
}

export async function keptOf(server: Spawned, city: string): Promise<Kept> {
  const answer = await fetch(`${server.address}/health`);
  const { streets }: { streets: Kept[] } = JSON.parse(await answer.text());
  const kept = streets.find((each) => each.city === city);
  if (!kept) throw new Error(`${city} is not kept`);
  return kept;
}

/** What the machine has given to a process, in bytes; NaN where there is no /proc. */
export function residentBytes({ pid }: Spawned): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4_096;
  } catch {
    return NaN;
  }
}

/** Where people stand: beside doors taken from all over the city. */
export async function spotsOf(
  db: pg.Pool,
  { id }: DuskCity,
  count: number,
): Promise<string[]> {
  const { rows } = await db.query<{ lat: number; lon: number }>(
    `select lat, lon from place where city_id = $1 order by hashtextextended(id::text, 1)
     limit $2`,
    [id, count],
  );
  const aside = (no: number, of: number) => ((no % of) - (of - 1) / 2) / 20_000;
  return rows.map(({ lat, lon }, no) => {
    const [y, x] = [lat + aside(no, 17), lon + aside(no, 13)];
    return `/api/cities/${id}/nearby?lat=${y.toFixed(6)}&lon=${x.toFixed(6)}`;
  });
}

export type People = { tokens: string[]; owner: string };

/** Customers with sessions, half of them members, and an owner of the first merchant. */
export async function settlePeople(
  db: pg.Pool,
  cities: readonly DuskCity[],
  count: number,
): Promise<People> {
  const people = Array.from({ length: count + 1 }, () => ({
    id: randomUUID(),
    token: randomUUID(),
  }));
  const ids = people.map(({ id }) => id);
  await db.query(
    `insert into person (id, name, email)
     select id, '路人', id || '@phone.invalid' from unnest($1::uuid[]) as id`,
    [ids],
  );
  await db.query(
    `insert into session (id, token, person_id, expires_at)
     select gen_random_uuid(), token, id, now() + interval '30 days'
     from unnest($1::uuid[], $2::text[]) as each(id, token)`,
    [ids, people.map(({ token }) => token)],
  );
  for (const { id } of cities) {
    await db.query(
      `insert into membership (city_id, id, kind, title, fee_fen, term_days, seats,
         benefits, holder_id, state, created_at, paid_at, starts_at, ends_at)
       select $1, gen_random_uuid(), 'given', '会员', 0, 365, 0,
         '{"partners": [], "exclusives": []}', id, 'current', now(), now(), now(),
         now() + interval '365 days'
       from unnest($2::uuid[]) with ordinality as each(id, no) where no % 2 = 1`,
      [id, ids.slice(1)],
    );
    // Each holds a share of three limited offers, so some prices are theirs alone.
    await db.query(
      `insert into offer_use select $1, offer.id, person.id, 1
       from unnest($2::uuid[]) with ordinality as person(id, no)
       cross join lateral (select id from offer where city_id = $1
         and per_person_limit is not null order by id offset no * 3 limit 3) as offer`,
      [id, ids.slice(1)],
    );
    await db.query(
      `insert into role select $1, gen_random_uuid(), $2, 'owner',
         (select id from merchant where city_id = $1 order by id limit 1), null, null,
         now()`,
      [id, ids[0]],
    );
  }
  const [owner, ...others] = people.map(({ token }) => token);
  return { tokens: others, owner: owner ?? '' };
}

export type Sold = { offerId: string; placeId: string; lat: number; lon: number };

/** Offers of the first merchant, which its owner may pause. */
export async function offersOfOwner(
  db: pg.Pool,
  city: string,
  count: number,
): Promise<Sold[]> {
  const { rows } = await db.query<Sold>(
    `select offer.id as "offerId", place.id as "placeId", lat, lon
     from (select id from merchant where city_id = $1 order by id limit 1) as merchant
     join offer on offer.city_id = $1 and offer.merchant_id = merchant.id
     join offer_store on offer_store.city_id = $1 and offer_store.offer_id = offer.id
     join place on place.city_id = $1 and place.id = offer_store.place_id
     order by offer.id limit $2`,
    [city, count],
  );
  if (rows.length < count) throw new Error('the merchant sells too little');
  return rows;
}
