// Builds the web apps, each only when something it is made of has changed since last time.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const ingredients = ['apps/ui', 'contract', 'package-lock.json', 'tsconfig.json'];

/**
 * Builds every app below `apps/` that has an index.html into its `dist`, two at a time, and
 * answers with the names it had to build. Throws with the builder's own words.
 */
export async function buildApps(
  root: string,
  note: (detail: string) => void = () => undefined,
): Promise<string[]> {
  const stampFile = join(root, '.arrival', 'build.json');
  const stamps = await readStamps(stampFile);
  const apps = await listApps(root);
  const due: { app: string; hash: string }[] = [];
  for (const app of apps) {
    const hash = await hashOf(root, [`apps/${app}`, ...ingredients]);
    const isThere = existsSync(join(root, 'apps', app, 'dist', 'index.html'));
    if (stamps[app] !== hash || !isThere) due.push({ app, hash });
  }
  const waiting = [...due];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      note(next.app);
      await buildOne(root, next.app);
      stamps[next.app] = next.hash;
    }
  };
  await Promise.all([work(), work()]);
  await mkdir(join(root, '.arrival'), { recursive: true });
  await writeFile(stampFile, JSON.stringify(stamps, null, 2));
  const names = due.map(({ app }) => app);
  note(names.join(', '));
  return names;
}

/** Whether every app has been built at some time. */
export async function areBuilt(root: string): Promise<boolean> {
  const apps = await listApps(root);
  return apps.every((app) => existsSync(join(root, 'apps', app, 'dist', 'index.html')));
}

async function listApps(root: string): Promise<string[]> {
  const folder = join(root, 'apps');
  if (!existsSync(folder)) return [];
  const names = await readdir(folder);
  return names.filter((name) => existsSync(join(folder, name, 'index.html'))).sort();
}

async function readStamps(file: string): Promise<Record<string, string>> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return {};
  }
}

async function hashOf(root: string, paths: string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of await filesBelow(root, path)) {
      hash
        .update(`${file}\0`)
        .update(await readFile(join(root, file)))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

async function filesBelow(root: string, path: string): Promise<string[]> {
  const entries = await readdir(join(root, path), { withFileTypes: true }).catch(
    () => null,
  );
  if (entries === null) return existsSync(join(root, path)) ? [path] : [];
  const kept = entries.filter(({ name }) => name !== 'dist' && !/\.test\.tsx?$/.test(name));
  const found = await Promise.all(
    kept.map(async (entry) => {
      const child = `${path}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(root, child) : [child];
    }),
  );
  return found.flat().sort();
}

// In a process of its own: a builder's memory is not left in the server's.
async function buildOne(root: string, app: string): Promise<void> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'apps', app),
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`apps/${app} does not build.\n${said.trim()}`);
}
