// The door to every command. It is plain JavaScript without dependencies, because it has to
// run on whatever Node a machine already has (20 or newer) and in a checkout where nothing
// is installed yet. It finds a Node new enough to run TypeScript as it stands, makes
// node_modules match the lock file, and then gets out of the way.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const oldestMajor = 24;
const wantedMajor = 26;
const commands = {
  'start': 'tools/start.ts',
  'serve': 'tools/serve.ts',
  'test': 'tools/test.ts',
  'bench': 'bench/main.ts',
  'import': 'tools/import.ts',
  'verify-ledger': 'tools/verify-ledger.ts',
};

await main(process.argv[2], process.argv.slice(3));

async function main(name, rest) {
  const script = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
  if (!script) fail(`Say one of: ${Object.keys(commands).join(', ')}.`);
  if (!existsSync(join(root, script))) fail(`${script} is not in this checkout.`);
  const node = await findNode();
  await install(node);
  run(node, [join(root, script), ...rest]);
}

// ---- a Node that runs TypeScript ------------------------------------------------------

async function findNode() {
  if (majorOf(process.version) >= oldestMajor) return process.execPath;
  const remembered = join(root, '.arrival', 'node');
  if (existsSync(remembered)) {
    const path = readFileSync(remembered, 'utf8').trim();
    if (majorOf(versionOf(path)) >= oldestMajor) return path;
  }
  const path = await fetchNode();
  mkdirSync(dirname(remembered), { recursive: true });
  writeFileSync(remembered, `${path}\n`);
  return path;
}

// The package of one platform needs no install script, which newer npm versions refuse to
// run unasked. The package `node` does, so it is only the second try.
async function fetchNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const prefix = platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  const names = [`${prefix}-${platform}-${process.arch}`, 'node'];
  const said = [];
  for (const name of names) {
    const wanted = `${name}@${wantedMajor}`;
    const done = progress(`This machine has Node ${process.version}; fetching ${wanted}`);
    const asked = await npm(process.execPath, [
      'exec',
      '--yes',
      `--package=${wanted}`,
      '--',
      'node',
      '-p',
      'process.execPath',
    ]);
    const path = asked.out.trim().split(/\r?\n/).at(-1) ?? '';
    const version = asked.code === 0 ? versionOf(path) : '';
    if (majorOf(version) >= oldestMajor) {
      done(version);
      return path;
    }
    done('not to be had');
    said.push(asked.err.trim());
  }
  return fail(
    `${said.join('\n')}\nArrival needs Node ${wantedMajor}. Install it and try again.`,
  );
}

function versionOf(path) {
  try {
    return execFileSync(path, ['-v'], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

function majorOf(version) {
  return Number(/^v(\d+)\./.exec(version)?.[1] ?? 0);
}

// ---- node_modules ---------------------------------------------------------------------

async function install(node) {
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lockText).digest('hex');
  const stamp = join(root, 'node_modules', '.arrival-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  if (!installedIs(JSON.parse(lockText))) {
    const done = progress('Installing the packages of the lock file (a minute or two)');
    const result = await npm(node, ['ci', '--include=dev', '--loglevel=error']);
    if (result.code !== 0) {
      fail(`${result.out}${result.err}\nnpm ci failed; the lines above say why.`);
    }
    done('done');
  }
  writeFileSync(stamp, hash);
}

// A developer who has just run `npm install` already has what the lock file says; npm's own
// record of what it laid down tells, and saves a minute of deleting and laying it again.
function installedIs(lock) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '' || wanted.link) return true;
    const found = installed[path];
    return found ? found.version === wanted.version : wanted.optional === true;
  });
}

// ---- npm, run by the Node we choose ---------------------------------------------------

// npm decides by the version of the Node that runs it, and the install scripts use the
// first `node` in the PATH: both have to be the one that will run the server.
async function npm(node, args) {
  const cli = findNpm();
  const env = { ...process.env };
  const pathKey = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  env[pathKey] = [dirname(node), env[pathKey]].join(delimiter);
  const child = spawn(node, [cli, ...args], { cwd: root, env });
  let out = '';
  let err = '';
  child.stdin.end();
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', resolve);
  });
  return { code, out, err };
}

function findNpm() {
  const asked = process.env.npm_execpath;
  if (asked && /npm-cli\.c?js$/.test(asked) && existsSync(asked)) return asked;
  const folder = dirname(process.execPath);
  const beside = ['../lib/node_modules', 'node_modules'].map((path) => join(folder, path));
  const inPath = (process.env.PATH ?? process.env.Path ?? '').split(delimiter);
  const candidates = [
    ...[...beside, ...inPath.map((path) => join(path, 'node_modules'))].map((path) =>
      join(path, 'npm', 'bin', 'npm-cli.js'),
    ),
    ...inPath.map((path) => join(path, 'npm')),
  ];
  for (const candidate of candidates) {
    if (!existsSync(candidate)) continue;
    const real = realpathSync(candidate);
    if (/npm-cli\.c?js$/.test(real)) return real;
  }
  return fail('npm was not found. It comes with Node; install Node 20 or newer.');
}

// ---- the command itself ---------------------------------------------------------------

// A terminal sends Ctrl-C to every process of its group, a supervisor signals only this
// one. The child hears it from the terminal in the first case, so it is passed on in the
// second.
function run(node, args) {
  const child = spawn(node, args, { cwd: process.cwd(), stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  stopWithParent(child);
  child.on('error', (error) => fail(`${node} did not start: ${error.message}`));
  child.on('close', (code, signal) => {
    process.exit(code ?? 128 + (constants.signals[signal] ?? 0));
  });
}

// npm runs a script through a shell. Told to stop, npm stops that shell, which tells
// nobody: the server would go on without a parent. A changed parent is the only sign there
// is.
function stopWithParent(child) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    child.kill('SIGTERM');
  }, 250);
  timer.unref();
}

function progress(text) {
  const startedAt = Date.now();
  const seconds = () => `${Math.round((Date.now() - startedAt) / 1000)} s`;
  const live = process.stdout.isTTY === true;
  const draw = () => process.stdout.write(`\r  … ${text}  ${seconds()} `);
  if (live) draw();
  else console.log(`  … ${text}`);
  const timer = live ? setInterval(draw, 500) : undefined;
  return (outcome) => {
    clearInterval(timer);
    if (live) process.stdout.write('\r\u001b[K');
    console.log(`  ✓ ${text}: ${outcome} (${seconds()})`);
  };
}

/** @returns {never} */
function fail(text) {
  console.error(text);
  process.exit(1);
}
