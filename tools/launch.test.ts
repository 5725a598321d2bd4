import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

// A checkout in a folder of its own, with an npm that only writes down what it was asked:
// the launcher under test must never lay the real node_modules anew.
let root: string;
const lock = JSON.stringify({
  packages: { '': {}, 'node_modules/a': { version: '1.0.0' } },
});
const stamp = 'node_modules/.arrival-lock';

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const launch = (...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'tools/launch.mjs'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, npm_execpath: join(root, 'npm-cli.js') },
  });
const askedOfNpm = () =>
  existsSync(join(root, 'asked')) ? readFileSync(join(root, 'asked'), 'utf8') : undefined;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'arrival launch '));
  mkdirSync(join(root, 'tools'));
  const real = fileURLToPath(new URL('launch.mjs', import.meta.url));
  copyFileSync(real, join(root, 'tools/launch.mjs'));
  write(
    'tools/start.ts',
    'console.log(process.argv.slice(2)); process.exit(3 satisfies number);',
  );
  write('package-lock.json', lock);
  write('node_modules/.package-lock.json', JSON.stringify({ packages: {} }));
  write(
    'npm-cli.js',
    "require('fs').writeFileSync('asked', process.argv.slice(2).join(' '));",
  );
});

afterEach(() => rmSync(root, { recursive: true }));

test('an unknown command is answered with those there are', () => {
  const { status, stderr } = launch('toString');
  expect(status).toBe(1);
  expect(stderr).toContain('start, serve, test, bench, import');
});

test('packages are installed once, then the command runs with its arguments', () => {
  const first = launch('start', '--port', 'a b');
  expect(askedOfNpm()).toMatch(/^ci /);
  expect(first.stdout).toContain("[ '--port', 'a b' ]");
  expect(first.status).toBe(3);
  rmSync(join(root, 'asked'));
  launch('start');
  expect(askedOfNpm()).toBeUndefined();
});

test('a changed lock file installs again', () => {
  write(stamp, createHash('sha256').update(lock).digest('hex'));
  expect(launch('start').status).toBe(3);
  expect(askedOfNpm()).toBeUndefined();
  write('package-lock.json', lock.replace('1.0.0', '1.0.1'));
  launch('start');
  expect(askedOfNpm()).toMatch(/^ci /);
});

test('what npm install has just laid down is left alone', () => {
  write('node_modules/.package-lock.json', lock);
  expect(launch('start').status).toBe(3);
  expect(askedOfNpm()).toBeUndefined();
  expect(existsSync(join(root, stamp))).toBe(true);
});

test('the words of a failing npm are shown and nothing is started', () => {
  write('npm-cli.js', "console.error('no network'); process.exit(1);");
  const { status, stdout, stderr } = launch('start');
  expect(status).toBe(1);
  expect(stderr).toContain('no network');
  expect(stdout).not.toContain('[]');
});
