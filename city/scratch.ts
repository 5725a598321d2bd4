/** A database to be thrown away: beside the tests' one, or on a server of its own. */
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrate } from '#kit/migrate.ts';
import { deletePostgres, startPostgres } from '#kit/postgres.ts';

export type Scratch = { url: string; drop(): Promise<void> };

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Makes an empty, migrated database; `drop` leaves nothing behind. */
export async function openScratch(name: string): Promise<Scratch> {
  const { url: server, stop } = await findServer();
  const database = `city_${name.replaceAll(/\W/g, '_')}_${process.pid}`;
  await ask(server, `drop database if exists ${database} with (force)`);
  await ask(server, `create database ${database}`);
  const url = server.replace(/\/[^/?]+(\?|$)/, `/${database}$1`);
  await migrate(url);
  return {
    url,
    drop: async () => {
      await ask(server, `drop database ${database} with (force)`);
      await stop();
    },
  };
}

async function findServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env['ARRIVAL_TEST_POSTGRES'];
  if (given) return { url: given, stop: async () => undefined };
  const dataFolder = join(root, '.arrival', `city-${process.pid}`);
  await mkdir(dirname(dataFolder), { recursive: true });
  const terms = { dataFolder, durable: false, onLine: () => undefined };
  const { url, stop } = await startPostgres(terms);
  return {
    url,
    stop: async () => {
      await stop();
      await deletePostgres(dataFolder);
    },
  };
}

async function ask(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
