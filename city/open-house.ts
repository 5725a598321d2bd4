/**
 * Starts the real server on a database with everything handed in that chance or time could
 * touch: the clock stands still until it is moved, ids come from the seed, and no timer
 * runs by itself. People get their sessions in plain SQL, since hundreds of sign-ins by
 * code would say nothing new; the town signs some in by code all the same.
 */
import pg from 'pg';
import { makeCaller } from '#contract/kit/call.ts';
import { handClock } from '#kit/clock.ts';
import { readConfig } from '#kit/config.ts';
import { makeUuids } from '#kit/id.ts';
import { startServer } from '#server/main.ts';
import type { Caller } from '#contract/kit/call.ts';
import type { IdSource } from '#kit/id.ts';
import type { Server } from '#server/main.ts';
import type { City } from './city.ts';
import type { House } from './house.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';

export type OpenHouse = House & {
  server: Server;
  db: pg.Client;
  /** The newest sign-in code sent to a phone. */
  codeOf(phone: string): string | undefined;
  tokenOf(person: Person): string;
  personIdOf(person: Person): string;
  close(): Promise<void>;
};

export type OpenTerms = {
  databaseUrl: string;
  city: City;
  random: Random;
  startAt: Date;
  /** Makes a session token out of a person's key; unguessable where others can reach it. */
  makeToken(personKey: string): string;
  connections?: number;
};

export async function openHouse(terms: OpenTerms): Promise<OpenHouse> {
  const { city, random } = terms;
  const clock = handClock(terms.startAt);
  const ids = seededIds(random.stream('ids'), clock);
  const codes = new Map<string, string>();
  const server = await startServer(configFor(terms), {
    clock,
    ids,
    byHand: true,
    sender: { sendCode: async ({ phone, code }) => void codes.set(phone, code) },
  });
  const db = new pg.Client({ connectionString: terms.databaseUrl });
  await db.connect();
  const people = new Map(city.people.map((person) => [person.key, ids.id()]));
  const personIdOf = ({ key }: Person) => people.get(key) ?? '';
  await settleIn(db, { ...terms, ids, personIdOf });
  const keys = random.stream('request keys');
  return {
    cityId: city.id,
    clock,
    server,
    db,
    personIdOf,
    settle: () => server.tick(),
    callAs: (token, send): Caller =>
      makeCaller({
        base: `${server.address}/api`,
        token: () => token,
        makeKey: () => `city-${keys.int(0, 2 ** 31)}-${keys.int(0, 2 ** 31)}`,
        fetch: send ?? knockOn(server),
      }),
    codeOf: (phone) => codes.get(phone),
    tokenOf: ({ key }) => terms.makeToken(key),
    close: async () => {
      await db.end();
      await server.stop();
    },
  };
}

function configFor({ databaseUrl, connections = 6 }: OpenTerms) {
  return readConfig({
    DATABASE_URL: databaseUrl,
    ARRIVAL_SECRET: 'a city that only dreams needs no real secret',
    ARRIVAL_DEMO: '1',
    DATABASE_CONNECTIONS: String(connections),
    REQUESTS_PER_MINUTE: '100000000',
    LOG_LEVEL: 'error',
    PORT: '0',
  });
}

const methods = ['GET', 'POST', 'PUT', 'DELETE'] as const;

/** The same door without a socket: founding a city asks it some thousands of times. */
function knockOn({ app }: Server): typeof fetch {
  return async (input, init = {}) => {
    const url = new URL(typeof input === 'string' ? input : '');
    const answer = await app.inject({
      method: methods.find((method) => method === init.method) ?? 'GET',
      url: url.pathname + url.search,
      headers: Object.fromEntries(new Headers(init.headers)),
      ...(typeof init.body === 'string' ? { payload: init.body } : {}),
    });
    return new Response(answer.body, { status: answer.statusCode });
  };
}

/**
 * Ids and codes out of the seed; their time is the clock's, as with real ones. Many are
 * made while the clock stands still, and they count up then: what was made later sorts
 * later.
 */
export function seededIds(random: Random, clock: { now(): Date }): IdSource {
  return {
    id: makeUuids(clock, () => Uint8Array.from({ length: 10 }, () => random.int(0, 255))),
    digits: (length) => Array.from({ length }, () => random.int(0, 9)).join(''),
  };
}

/** What has no endpoint: the city itself, its people, their sessions, the operators. */
async function settleIn(
  db: pg.Client,
  terms: OpenTerms & { ids: IdSource; personIdOf(person: Person): string },
): Promise<void> {
  const { city, ids, personIdOf } = terms;
  await db.query(
    `insert into city (id, name, name_en, time_zone, lat, lon)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [city.id, city.zh, city.en, city.timeZone, city.lat, city.lon],
  );
  const people = city.people.map((person) => ({
    id: personIdOf(person),
    session: ids.id(),
    role: ids.id(),
    phone: person.phone,
    token: terms.makeToken(person.key),
    name: person.habits.writesNotes ? person.handle : person.name,
    held: person.role === 'operator' ? 'operator' : null,
    member: person.isMember,
  }));
  const rows = `json_to_recordset($1) as row (id uuid, session uuid, role uuid, phone text,
    token text, name text, held text, member boolean)`;
  const everybody = [JSON.stringify(people)];
  await db.query(
    `insert into person (id, name, email, phone_number, phone_number_verified)
    select id, name, substr(phone, 2) || '@phone.invalid', phone, true from ${rows}`,
    everybody,
  );
  await db.query(
    `insert into session (id, token, person_id, expires_at)
    select session, token, id, now() + interval '2 days' from ${rows}`,
    everybody,
  );
  await db.query(
    `insert into role (city_id, id, person_id, role, granted_at)
    select $2, role, id, held, $3 from ${rows} where held is not null`,
    [...everybody, city.id, terms.startAt],
  );
  await db.query(
    `insert into membership (city_id, id, kind, title, fee_fen, term_days, seats, benefits,
      holder_id, state, created_at, paid_at, starts_at, ends_at)
    select $2, role, 'given', '会员', 0, 365, 0, '{"partners": [], "exclusives": []}', id,
      'current', $3::timestamptz, $3::timestamptz, $3::timestamptz,
      $3::timestamptz + interval '365 days'
    from ${rows} where member`,
    [...everybody, city.id, terms.startAt],
  );
}
