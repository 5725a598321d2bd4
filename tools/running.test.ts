import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { announce, claim, release } from './running.ts';

let file: string;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'arrival-running-'));
  file = join(folder, 'running.json');
});

afterEach(() => rmSync(folder, { recursive: true }));

test('the first claim wins and is gone after its release', () => {
  expect(claim(file)).toBeUndefined();
  announce(file, 'http://localhost:8080');
  expect(readFileSync(file, 'utf8')).toContain('8080');
  release(file);
  expect(() => readFileSync(file)).toThrow('ENOENT');
});

test('a live server of this checkout is named with its address', async () => {
  const script = join(folder, 'start.ts');
  writeFileSync(script, 'setInterval(() => {}, 1000);');
  const other = spawn(process.execPath, [script]);
  try {
    writeFileSync(file, JSON.stringify({ pid: other.pid, address: 'http://localhost:1' }));
    expect(claim(file)).toEqual({ pid: other.pid, address: 'http://localhost:1' });
  } finally {
    other.kill('SIGKILL');
  }
});

test.each([
  ['a process that is gone', 2 ** 22 - 3],
  ['a number that another program has now', process.ppid],
])('a file of %s is claimed', (_whose, pid) => {
  writeFileSync(file, JSON.stringify({ pid }));
  expect(claim(file)).toBeUndefined();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ pid: process.pid });
});

test('a file that is cut off is claimed', () => {
  writeFileSync(file, '{"pi');
  expect(claim(file)).toBeUndefined();
});
