// Making the data of an embedded PostgreSQL, once, and knowing it again.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { runProgram, type Place } from './postgres-place.ts';

export const settingsFile = 'arrival.conf';
const major = '18';

/**
 * Makes an empty cluster with a password of its own. It is made under another name and
 * renamed at the end, so that a folder that exists is whole.
 */
export async function createCluster(place: Place, durable: boolean): Promise<void> {
  const fresh = `${place.dataFolder}.new`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  const secret = await mkdtemp(join(tmpdir(), 'arrival-'));
  const secretFile = join(secret, 'password');
  await writeFile(secretFile, `${password}\n`, { mode: 0o600 });
  for (const path of [fresh, secret, secretFile]) await giveTo(place, path);
  try {
    await initialise(place, [
      `--pgdata=${fresh}`,
      `--pwfile=${secretFile}`,
      '--username=arrival',
      '--auth=scram-sha-256',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ]);
  } finally {
    await rm(secret, { recursive: true, force: true });
  }
  await writeFile(join(fresh, 'postgresql.conf'), `include '${settingsFile}'\n`);
  await rm(place.dataFolder, { recursive: true, force: true });
  await writeFile(passwordFile(place), password, { mode: 0o600 });
  await rename(fresh, place.dataFolder);
}

// Code points order text alike on every machine, so the order is the builtin provider's.
// Trigram search asks the C library what a letter is, and without a UTF-8 character type it
// takes no Chinese character for one; under which name a machine has that type differs.
async function initialise(place: Place, args: string[]): Promise<void> {
  const types = ['C.UTF-8', 'en_US.UTF-8', 'C'];
  for (const type of types) {
    try {
      return await runProgram(place, 'initdb', [
        ...args,
        '--encoding=UTF8',
        '--locale=C',
        `--lc-ctype=${type}`,
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
      ]);
    } catch (error) {
      const unknown = error instanceof Error && error.message.includes('locale name');
      if (!unknown || type === types.at(-1)) throw error;
    }
  }
}

/** Makes the database `arrival` where it is missing. */
export async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url.replace('/arrival?', '/postgres?'),
  });
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_database where datname = 'arrival'");
    if (found.rowCount === 0) await client.query('create database arrival');
  } finally {
    await client.end();
  }
}

/** The file beside the data that holds the superuser's password. */
export function passwordFile(place: Place): string {
  return `${place.dataFolder}.password`;
}

/** The superuser's password; throws with the way out where the file is gone. */
export async function readPassword(place: Place): Promise<string> {
  const file = passwordFile(place);
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim();
  throw new Error(
    `${file} is missing, so nobody can sign in to ${place.dataFolder}. ` +
      'Put the file back, or begin anew with `npm start -- --fresh`.',
  );
}

/** Throws where the data was made by another major version of PostgreSQL. */
export async function checkVersion(place: Place): Promise<void> {
  const found = (await readFile(join(place.dataFolder, 'PG_VERSION'), 'utf8')).trim();
  if (found === major) return;
  throw new Error(
    `${place.dataFolder} was made by PostgreSQL ${found}; this is ${major}. ` +
      'Carry the data over with pg_dump, or begin anew with `npm start -- --fresh`.',
  );
}

/** Gives a path to the user that PostgreSQL runs as. */
export async function giveTo({ owner }: Place, path: string): Promise<void> {
  if (owner) await chown(path, owner.uid, owner.gid);
}
