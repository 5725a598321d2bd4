import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '#kit/migrate.ts';

/**
 * A database of its own for each test file, copied from a migrated template in a fraction
 * of a second. `ARRIVAL_TEST_POSTGRES` names a server where databases may be made.
 */
export type TestDatabase = { url: string; drop(): Promise<void> };

const template = 'arrival_template';
const turn = 7_203_115;

export const openTestDatabase = async (): Promise<TestDatabase> => {
  const base = process.env['ARRIVAL_TEST_POSTGRES'];
  if (!base)
    throw new Error('ARRIVAL_TEST_POSTGRES is not set: run the tests by `npm test`');
  const name = `arrival_test_${randomBytes(6).toString('hex')}`;
  await onServer(base, async (client) => {
    // Copying a template fails while anybody is connected to it, so copies take turns.
    await client.query('select pg_advisory_lock($1)', [turn]);
    const known = await client.query('select 1 from pg_database where datname = $1', [
      template,
    ]);
    if (known.rowCount === 0) {
      await client.query(`create database ${template}`);
      await migrate(urlOf(base, template));
    }
    await client.query(`create database ${name} template ${template}`);
    await client.query('select pg_advisory_unlock($1)', [turn]);
  });
  return {
    url: urlOf(base, name),
    drop: () =>
      onServer(base, async (client) => {
        await untilDeserted(client, name);
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
};

/** A pool that has ended may still be hanging up; cutting it off would end the test run. */
const untilDeserted = async (client: pg.Client, name: string): Promise<void> => {
  for (let tries = 0; tries < 60; tries += 1) {
    const { rowCount } = await client.query(
      'select from pg_stat_activity where datname = $1',
      [name],
    );
    if (rowCount === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

const urlOf = (base: string, database: string): string => {
  const url = new URL(base);
  url.pathname = `/${database}`;
  return url.toString();
};

const onServer = async (
  base: string,
  act: (client: pg.Client) => Promise<void>,
): Promise<void> => {
  const client = new pg.Client({ connectionString: base });
  await client.connect();
  try {
    await act(client);
  } finally {
    await client.end();
  }
};
