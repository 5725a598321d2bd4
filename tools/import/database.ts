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
  const external = process.env['DATABASE_URL'];
  if (external) {
    await migrate(external);
    const db = openDatabase({ url: external, connections: 2 });
    return { db, close: () => db.destroy() };
  }
  const dataFolder = join(root, '.arrival', 'postgres');
  const postgres = await startPostgres({
    dataFolder,
    durable: true,
    onLine: () => undefined,
  });
  await migrate(postgres.url);
  const db = openDatabase({ url: postgres.url, connections: 2 });
  const close = async () => {
    await db.destroy();
    if (!(await isInUse(postgres.url))) await postgres.stop();
  };
  return { db, close };
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
