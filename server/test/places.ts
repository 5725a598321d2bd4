import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { RefusalName } from '#contract/refusals.ts';
import { handClock } from '#kit/clock.ts';
import { openDatabase } from '#kit/db.ts';
import { randomIds } from '#kit/id.ts';
import { migrate } from '#kit/migrate.ts';
import { inWork, system } from '#kit/work.ts';
import type { Actor, Work, WorkTerms } from '#kit/work.ts';

/** A database of its own with empty cities, for tests of what is in them. */
export type EmptyCities = {
  url: string;
  clock: ReturnType<typeof handClock>;
  db: ReturnType<typeof openDatabase>;
  /** Adds a city; its id is its name. */
  addCity(id: string, timeZone?: string): Promise<void>;
  inCity<T>(
    id: string,
    act: (work: Work<RefusalName>) => Promise<T>,
    actor?: Actor,
  ): Promise<T>;
  close(): Promise<void>;
};

export const openEmptyCities = async (): Promise<EmptyCities> => {
  const server = process.env['ARRIVAL_TEST_POSTGRES'] ?? '';
  const name = `places_${randomBytes(6).toString('hex')}`;
  await ask(server, `create database ${name}`);
  const url = server.replace(/\/[^/?]+(\?|$)/, `/${name}$1`);
  await migrate(url);
  const db = openDatabase({ url, connections: 3 });
  const clock = handClock(new Date('2026-11-24T04:00:00Z'));
  const outside = {} as WorkTerms['outside']; // places ask nothing of the outside world
  const terms: WorkTerms = { db, clock, ids: randomIds(clock), outside };
  return {
    url,
    clock,
    db,
    addCity: async (id, timeZone = 'Asia/Shanghai') => {
      const city = { id, name: id, nameEn: id, timeZone, lat: 31, lon: 121 };
      await db.insertInto('city').values(city).execute();
    },
    inCity: (cityId, act, actor = system) => inWork(terms, { cityId, actor }, act),
    close: async () => {
      await db.destroy();
      await ask(server, `drop database ${name} with (force)`);
    },
  };
};

const ask = async (url: string, text: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(text);
  await client.end();
};
