// The database that an import writes to: the one of DATABASE_URL, or that of this checkout,
// started for the time it takes unless a demo has it running already.
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase } from '#kit/db.ts';
import { migrate } from '#kit/migrate.ts';
import { startPostgres } from '#kit/postgres.ts';

export type Opened = { db: ReturnType<typeof openDatabase>; close: () => Promise<void> };

/** Starts or connects, and brings the tables up to date. */
export async function openForImport(root: string): Promise<Opened> {
  const found = await findDatabase(root);
  await migrate(found.url);
  const db = openDatabase({ url: found.url, connections: 2 });
  const close = async () => {
    await db.destroy();
    await found.close();
  };
  return { db, close };
}

/** Starts the checkout's own database or finds that of DATABASE_URL; changes nothing. */
export async function findDatabase(
  root: string,
): Promise<{ url: string; close: () => Promise<void> }> {
  const external = process.env['DATABASE_URL'];
  if (external) return { url: external, close: () => Promise.resolve() };
  const dataFolder = join(root, '.arrival', 'postgres');
  const postgres = await startPostgres({
    dataFolder,
    durable: true,
    onLine: () => undefined,
  });
  const close = async () => {
    if (!(await isInUse(postgres.url))) await postgres.stop();
  };
  return { url: postgres.url, close };
}

// A server that is running, or a second import, is connected; the last one stops it.
async function isInUse(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const others = await client.query(`select 1 from pg_stat_activity
    where backend_type = 'client backend' and pid <> pg_backend_pid()`);
  await client.end();
  return (others.rowCount ?? 0) > 0;
}
