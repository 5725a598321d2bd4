// Completes package-lock.json after an `npm install`. npm leaves out the binaries of other
// platforms where its registry does not serve them, and then `npm ci` calls the whole lock
// file out of step. A platform package without a hash is still pinned to its one version.
import { readFileSync, writeFileSync } from 'node:fs';

type Locked = {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
};
const systems = new Set([
  'android',
  'darwin',
  'freebsd',
  'linux',
  'openbsd',
  'openharmony',
  'win32',
]);
const processors = new Set([
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'ppc64',
  'riscv64',
  's390x',
  'x64',
]);

type Lock = { packages: Record<string, Locked> };

/** Names the optional packages that the lock file asks for and does not hold. */
export function missingFrom(lock: Lock): { name: string; version: string; dev: boolean }[] {
  const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isHeld(lock, path, name))
      .map(([name, version]) => ({ name, version, dev: entry.dev === true })),
  );
  return missing.sort((a, b) => a.name.localeCompare(b.name));
}

// npm looks for a package beside the one that asks, then one folder up, and so on.
function isHeld(lock: Lock, from: string, name: string): boolean {
  for (
    let path = from;
    ;
    path = path.slice(0, Math.max(0, path.lastIndexOf('node_modules/') - 1))
  ) {
    if (lock.packages[`${path === '' ? '' : `${path}/`}node_modules/${name}`]) return true;
    if (path === '') return false;
  }
}

/** The lock file with an entry for each missing platform package, in npm's order. */
export function complete(lock: Lock): Lock {
  const added = missingFrom(lock).map(({ name, version, dev }) => {
    const { os, cpu, libc } = platformOf(name);
    const entry: Locked = {
      version,
      cpu,
      ...(dev && { dev }),
      ...(libc && { libc }),
      optional: true,
      os,
    };
    return [`node_modules/${name}`, entry] as const;
  });
  const all = [...Object.entries(lock.packages), ...added];
  all.sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { ...lock, packages: Object.fromEntries(all) };
}

// The names of these packages end in system, processor and C library.
function platformOf(name: string): {
  os: string[];
  cpu: string[];
  libc: string[] | undefined;
} {
  const words = name.split('/').at(-1)?.split('-') ?? [];
  const os = words.filter((word) => systems.has(word));
  const cpu = words.filter((word) => processors.has(word));
  if (os.length !== 1 || cpu.length !== 1) {
    throw new Error(`${name} is not named for a platform; run npm install again`);
  }
  const library = words.find((word) => /^(?:gnu|musl)/.test(word));
  if (os[0] !== 'linux' || library === undefined) return { os, cpu, libc: undefined };
  return { os, cpu, libc: [library.startsWith('musl') ? 'musl' : 'glibc'] };
}

if (import.meta.main) {
  const lock: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const missing = missingFrom(lock);
  if (missing.length > 0) {
    writeFileSync('package-lock.json', `${JSON.stringify(complete(lock), null, 2)}\n`);
  }
  console.log(`package-lock.json: ${missing.length} platform packages added`);
}
