// A browser for tests and pictures. A system's own Chromium is taken where there is one;
// else the one inside an npm package, so that a machine without a browser can run every
// test.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];
// No graphics card is needed, but maps are: SwiftShader draws WebGL on the processor.
const drawing = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

/**
 * Starts a headless Chromium that opens no connection of its own, with `more` arguments,
 * such as a camera made of a file. The caller closes it.
 */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const { executablePath, env } = await findBrowser();
  const args = [...quiet, ...drawing, ...more];
  return chromium.launch({ executablePath, args, env: { ...process.env, ...env } });
}

export type Profile = {
  context: BrowserContext;
  /** Ends the whole browser as a flat battery does: nothing is written any more. */
  kill: () => Promise<void>;
};

/** A browser that keeps what it has in `folder`, for whoever opens that folder again. */
export async function openProfile(folder: string): Promise<Profile> {
  const { executablePath, env } = await findBrowser();
  const port = join(folder, 'DevToolsActivePort');
  await rm(port, { force: true });
  const own = [
    '--accept-lang=zh-CN',
    `--user-data-dir=${folder}`,
    '--remote-debugging-port=0',
    'about:blank',
  ];
  const args = [...quiet, ...drawing, ...own];
  const program = spawn(executablePath, args, {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  const ended = once(program, 'exit');
  const [portNo = '', path = ''] = (await readWhole(port)).split('\n');
  const browser = await chromium.connectOverCDP(`ws://127.0.0.1:${portNo}${path}`);
  const [context] = browser.contexts();
  if (!context) throw new Error('a profile is one context');
  const kill = async () => {
    program.kill('SIGKILL');
    await ended;
  };
  return { context, kill };
}

/** What a starting browser writes, once both lines are there. */
async function readWhole(path: string): Promise<string> {
  for (let tries = 0; tries < 300; tries += 1) {
    const text = await readFile(path, 'utf8').catch(() => '');
    if (text.split('\n').length > 1) return text;
    await new Promise((go) => setTimeout(go, 100));
  }
  throw new Error('the browser did not start');
}

async function findBrowser(): Promise<Unpacked> {
  const own = process.env['CHROMIUM_PATH'] ?? findInPath();
  return own ? { executablePath: own, env: {} } : unpack();
}

function findInPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(isRunnable);
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

type Unpacked = { executablePath: string; env: Record<string, string> };

// The package unpacks straight into the temporary folder, where a half-written browser of a
// killed run or one of another user would be taken for whole. So it unpacks into a folder
// of ours, which gets its name when it is complete.
async function unpack(): Promise<Unpacked> {
  if (process.platform !== 'linux') {
    throw new Error('Browser tests need Chrome or Chromium: set CHROMIUM_PATH to it.');
  }
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const home = dirname(dirname(entry));
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(home, 'package.json'), 'utf8'),
  );
  const user = process.getuid?.() ?? 0;
  const folder = join(tmpdir(), `arrival-chromium-${version}-${user}`);
  if (!existsSync(folder)) await unpackInto(folder, join(home, 'bin'));
  return whatItNeeds(folder);
}

async function unpackInto(folder: string, packed: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium');
  const before = process.env['TMPDIR'];
  const fresh = await mkdtemp(`${folder}-`);
  process.env['TMPDIR'] = fresh;
  try {
    const parts = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];
    await Promise.all(parts.map((part) => inflate(join(packed, part))));
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  await rename(fresh, folder).catch(() => rm(fresh, { recursive: true }));
}

// A bare machine lacks the two libraries that every desktop has, and any font at all.
function whatItNeeds(folder: string): Unpacked {
  const executablePath = join(folder, 'chromium');
  const linked = execFileSync('ldd', [executablePath], { encoding: 'utf8' });
  const env: Record<string, string> = {};
  if (linked.includes('not found')) env['LD_LIBRARY_PATH'] = join(folder, 'al2023', 'lib');
  if (!existsSync('/etc/fonts/fonts.conf')) env['FONTCONFIG_PATH'] = join(folder, 'fonts');
  return { executablePath, env };
}
