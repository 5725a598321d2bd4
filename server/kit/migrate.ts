import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import pg from 'pg';

/**
 * Forward-only migrations in plain SQL, each in a transaction of its own. A file that has
 * run is remembered by its hash: an edited one stops the start, since two databases of one
 * version would differ. Two processes that start at once take turns by an advisory lock.
 */
const folder = new URL('../migrations/', import.meta.url);
const turn = 7_203_114;

export const migrate = async (
  databaseUrl: string,
  onLine: (line: string) => void = () => undefined,
): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [turn]);
    await client.query(`create table if not exists migration (
      name text primary key, sha256 text not null,
      ran_at timestamptz not null default now())`);
    const ran = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from migration',
    );
    const hashes = new Map(ran.rows.map((row) => [row.name, row.sha256]));
    for (const name of await migrationNames()) await runOne(client, name, hashes, onLine);
  } finally {
    await client.end();
  }
};

const migrationNames = async (): Promise<string[]> =>
  (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort();

const runOne = async (
  client: pg.Client,
  name: string,
  hashes: Map<string, string>,
  onLine: (line: string) => void,
): Promise<void> => {
  const sql = await readFile(new URL(name, folder), 'utf8');
  const sha256 = createHash('sha256').update(sql).digest('hex');
  const before = hashes.get(name);
  if (before === sha256) return;
  if (before)
    throw new Error(`${name} was edited after it ran: write a new migration instead`);
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into migration (name, sha256) values ($1, $2)', [
      name,
      sha256,
    ]);
    await client.query('commit');
    onLine(name);
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${name} failed`, { cause: error });
  }
};
