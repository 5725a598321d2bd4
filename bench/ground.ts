// The ground a bench stands on: a PostgreSQL of its own with databases in it, all of it
// gone afterwards.
import { mkdtemp, rm, mkdir } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { deletePostgres, startPostgres } from '#kit/postgres.ts';

export type Ground = {
  /** Makes an empty database and answers with its URL. */
  makeDatabase(name: string): Promise<string>;
  close(): Promise<void>;
};

/**
 * A durable cluster for measuring. A toy run stands in the PostgreSQL of the tests where
 * there is one, since nothing is measured there.
 */
export async function openGround(toy: boolean): Promise<Ground> {
  const tests = process.env['ARRIVAL_TEST_POSTGRES'];
  return toy && tests ? standIn(tests, async () => undefined) : openCluster(!toy);
}

async function openCluster(durable: boolean): Promise<Ground> {
  const home = fileURLToPath(new URL('../.arrival/', import.meta.url));
  await mkdir(home, { recursive: true });
  const folder = await mkdtemp(join(home, 'bench-'));
  await rm(folder, { recursive: true });
  const onLine = () => undefined;
  const postgres = await startPostgres({ dataFolder: folder, durable, onLine });
  return standIn(postgres.url, async () => {
    await postgres.stop();
    await deletePostgres(folder);
  });
}

async function standIn(url: string, close: () => Promise<void>): Promise<Ground> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const made: string[] = [];
  return {
    makeDatabase: async (name) => {
      const full = `bench_${name}_${randomBytes(4).toString('hex')}`;
      await client.query(`create database ${full}`);
      made.push(full);
      const at = new URL(url);
      at.pathname = `/${full}`;
      return at.toString();
    },
    close: async () => {
      for (const name of made) {
        await client.query(`drop database if exists ${name} with (force)`);
      }
      await client.end();
      await close();
    },
  };
}
