// The throw-away PostgreSQL that tests make their databases in. `npm test` starts one for
// the whole run; a bare `vitest run` has none yet, so it starts its own.
import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deletePostgres, startPostgres, type Postgres } from '#kit/postgres.ts';

const home = join(dirname(dirname(fileURLToPath(import.meta.url))), '.arrival');

/** Starts it, after clearing what killed runs have left. Stopping it deletes it. */
export async function openTestPostgres(): Promise<Postgres> {
  await mkdir(home, { recursive: true });
  await sweep();
  const dataFolder = join(home, `test-${process.pid}`);
  const { url, stop } = await startPostgres(quietly(dataFolder));
  const stopAndDelete = async () => {
    await stop();
    await deletePostgres(dataFolder);
  };
  return { url, stop: stopAndDelete };
}

/** For vitest: `ARRIVAL_TEST_POSTGRES` is set before the first test file is read. */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['ARRIVAL_TEST_POSTGRES']) return undefined;
  const postgres = await openTestPostgres();
  process.env['ARRIVAL_TEST_POSTGRES'] = postgres.url;
  return postgres.stop;
}

const quietly = (dataFolder: string) => ({
  dataFolder,
  durable: false,
  onLine: () => undefined,
});

// A run that was killed leaves its database behind, perhaps still running.
async function sweep(): Promise<void> {
  for (const name of await readdir(home)) {
    const pid = Number(/^test-(\d+)$/.exec(name)?.[1]);
    if (!pid || isAlive(pid)) continue;
    const dataFolder = join(home, name);
    if (existsSync(join(dataFolder, 'postmaster.pid'))) {
      await startPostgres(quietly(dataFolder)).then(
        (left) => left.stop(),
        () => undefined,
      );
    }
    await deletePostgres(dataFolder);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
