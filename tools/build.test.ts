import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { areBuilt, buildApps } from './build.ts';

let root: string;

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'arrival build '));
  const project = dirname(dirname(fileURLToPath(import.meta.url)));
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'));
  for (const app of ['one', 'two']) {
    write(`apps/${app}/index.html`, '<script type="module" src="/main.ts"></script>');
    write(`apps/${app}/main.ts`, `document.title = '${app}';`);
  }
  write('apps/ui/mark.ts', 'export const mark = 1;');
  write('contract/money.ts', 'export const fen = 1;');
});

afterAll(() => rmSync(root, { recursive: true }));

test('every app is built the first time', async () => {
  expect(await areBuilt(root)).toBe(false);
  expect(await buildApps(root)).toEqual(['one', 'two']);
  expect(readdirSync(join(root, 'apps/two/dist'))).toContain('index.html');
  expect(await areBuilt(root)).toBe(true);
});

test('nothing is built again while nothing has changed', async () => {
  write('apps/one/main.test.ts', 'a test is no part of an app');
  expect(await buildApps(root)).toEqual([]);
});

test('a change builds what is made of it', async () => {
  write('apps/one/main.ts', "document.title = 'changed';");
  expect(await buildApps(root)).toEqual(['one']);
  write('contract/money.ts', 'export const fen = 100;');
  expect(await buildApps(root)).toEqual(['one', 'two']);
});

test('an app whose result was deleted is built again', async () => {
  rmSync(join(root, 'apps/two/dist'), { recursive: true });
  expect(await buildApps(root)).toEqual(['two']);
});

test('what the builder says about a mistake is passed on', async () => {
  write('apps/one/main.ts', "import './nowhere.ts';");
  await expect(buildApps(root)).rejects.toThrow('nowhere.ts');
});
