// The database that comes with the checkout: a real PostgreSQL, whose programs are inside
// an npm package. Its folder is everything there is to it; deleting the folder is
// uninstalling. The package's own class is not used. It stops the server in exit hooks that
// race with our orderly shutdown, takes its encoding from the machine's locale, and cannot
// pick up a server that outlived a killed process. `pg_ctl`, which is in the package too,
// does all three.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import {
  checkVersion,
  createCluster,
  createDatabase,
  giveTo,
  passwordFile,
  readPassword,
  settingsFile,
} from './postgres-cluster.ts';
import { findPlace, runProgram, type Place } from './postgres-place.ts';

export type PostgresOptions = {
  dataFolder: string;
  /** Which port to listen on; without it that of last time if free, else any free one. */
  port?: number;
  /** False trades safety for speed: a power cut may lose everything. For tests. */
  durable: boolean;
  onLine: (line: string) => void;
};

export type Postgres = { url: string; stop(): Promise<void> };

const logFile = 'server.log';

/**
 * Starts the PostgreSQL of a folder and answers with the URL of its database `arrival`, as
 * superuser. Makes the folder on first use. Where a server of this folder is already
 * running (one whose parent was killed), it is taken over. Throws with the server's own
 * last words where it does not come up.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const place = await findPlace(options.dataFolder);
  if (place.dataFolder !== options.dataFolder) {
    options.onLine(`the database is in ${place.dataFolder}`);
  }
  const isNew = !existsSync(join(place.dataFolder, 'PG_VERSION'));
  if (isNew) await createCluster(place, options.durable);
  await checkVersion(place);
  const password = await readPassword(place);
  const running = isNew ? undefined : await findRunning(place, password);
  if (running) options.onLine('found the database of before still running');
  const port = running ?? (await launch(place, options));
  const url = urlOf(port, password);
  if (!running) await createDatabase(url);
  return { url, stop: () => stopServer(place, options.onLine) };
}

/** Deletes the data of a folder for good. The server of that folder must have stopped. */
export async function deletePostgres(dataFolder: string): Promise<void> {
  const place = await findPlace(dataFolder);
  await rm(place.dataFolder, { recursive: true, force: true });
  await rm(passwordFile(place), { force: true });
}

// ---- start and stop -------------------------------------------------------------------

async function launch(place: Place, options: PostgresOptions): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await choosePort(place));
    const file = join(place.dataFolder, settingsFile);
    await writeFile(file, settings(port, options.durable));
    const log = join(place.dataFolder, logFile);
    await rm(log, { force: true });
    await giveTo(place, file);
    try {
      await runProgram(place, 'pg_ctl', [
        'start',
        '--silent',
        '--wait',
        '--timeout=120',
        '-D',
        place.dataFolder,
        '-l',
        log,
      ]);
      return port;
    } catch (error) {
      const said = await readFile(log, 'utf8').catch(() => '');
      const taken = said.includes('Address already in use');
      if (taken && attempt < 5 && options.port === undefined) continue;
      const lastWords = said.trim().split('\n').slice(-12).join('\n');
      throw new Error(`PostgreSQL did not start.\n${lastWords}`, { cause: error });
    }
  }
}

function settings(port: number, durable: boolean): string {
  const lines = [
    `port = ${port}`,
    "listen_addresses = '127.0.0.1'",
    "unix_socket_directories = ''",
    'max_connections = 200',
    'shared_buffers = 256MB',
    'effective_cache_size = 1GB',
    'work_mem = 8MB',
    'maintenance_work_mem = 128MB',
    'max_wal_size = 2GB',
    'random_page_cost = 1.1',
    'jit = off',
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    `fsync = ${durable ? 'on' : 'off'}`,
    `synchronous_commit = ${durable ? 'on' : 'off'}`,
    `full_page_writes = ${durable ? 'on' : 'off'}`,
    'log_min_messages = warning',
    'log_min_error_statement = panic',
  ];
  return `${lines.join('\n')}\n`;
}

async function stopServer(place: Place, onLine: (line: string) => void): Promise<void> {
  const stop = (mode: string, seconds: number) =>
    runProgram(place, 'pg_ctl', [
      'stop',
      '--silent',
      '--wait',
      `--timeout=${seconds}`,
      '-m',
      mode,
      '-D',
      place.dataFolder,
    ]);
  try {
    await stop('fast', 20);
  } catch {
    if (!existsSync(join(place.dataFolder, 'postmaster.pid'))) return;
    onLine('PostgreSQL is slow to stop; stopping it hard (its log repairs it next time)');
    await stop('immediate', 10);
  }
}

// ---- a server that is already there ---------------------------------------------------

// The port of the live server of this folder. A pid file that names a dead process is
// PostgreSQL's to clear; one that names a stranger (numbers are reused) is cleared here.
async function findRunning(place: Place, password: string): Promise<number | undefined> {
  const file = join(place.dataFolder, 'postmaster.pid');
  for (let tries = 0; tries < 100 && existsSync(file); tries++) {
    const [pidLine, , , portLine] = (await readFile(file, 'utf8')).split('\n');
    const pid = Number(pidLine);
    const port = Number(portLine);
    if (!isAlive(pid)) return undefined;
    if (!isPostgres(pid)) {
      await rm(file);
      return undefined;
    }
    if (port && (await answers(urlOf(port, password)))) return port;
    await sleep(200);
  }
  if (!existsSync(file)) return undefined;
  throw new Error(`A PostgreSQL of ${place.dataFolder} is running but does not answer.`);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

// Linux without procps has no `ps`; macOS has no /proc.
function isPostgres(pid: number): boolean {
  const ask =
    process.platform === 'linux'
      ? () => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : () => execFileSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' });
  try {
    return /postgres(\.exe)? -D /.test(ask());
  } catch {
    return process.platform === 'win32';
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function choosePort(place: Place): Promise<number> {
  const before = await readFile(join(place.dataFolder, settingsFile), 'utf8').catch(
    () => '',
  );
  const last = Number(/^port = (\d+)$/m.exec(before)?.[1] ?? 0);
  return (await freePort(last)) ?? (await freePort(0)) ?? 0;
}

function freePort(wanted: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.on('error', () => resolve(undefined));
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      probe.close(() => resolve(port));
    });
  });
}

// sslmode is named so that a PGSSLMODE of the machine does not ask ours for encryption.
function urlOf(port: number, password: string): string {
  return `postgres://arrival:${password}@127.0.0.1:${port}/arrival?sslmode=disable`;
}
