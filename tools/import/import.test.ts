import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEmptyCities, type EmptyCities } from '#server/test/places.ts';
import { readFlags } from './flags.ts';
import { openProgress } from './progress.ts';

describe('what is asked', () => {
  const asked = (line: string) => readFlags(line.split(' '));

  test('a file and a city are enough', () => {
    expect(asked('places a.csv --city harbour')).toMatchObject({
      file: 'a.csv',
      city: 'harbour',
      partial: false,
      allowMassClosing: false,
      yes: false,
      datum: undefined,
      source: undefined,
      createCity: undefined,
    });
  });

  test('a datum by any spelling, a new city with its clock', () => {
    const flags = readFlags([
      'places',
      'a',
      '--city',
      'sh',
      '--datum',
      'gcj02',
      '--create-city',
      '上海，Asia/Shanghai',
    ]);
    expect(flags.datum).toBe('GCJ-02');
    expect(flags.createCity).toEqual({ name: '上海', timeZone: 'Asia/Shanghai' });
  });

  test.each([
    ['', 'what to import'],
    ['notes a --city x', 'what to import'],
    ['places --city xx', 'which one file'],
    ['places a b --city xx', 'which one file'],
    ['places a', 'which city'],
    ['places a --city Über', 'short word'],
    ['places a --city xx --datum mars', 'no datum mars'],
    ['places a --wat', 'wat'],
    ['places a --city xx --create-city Nowhere', 'name,time zone'],
    ['places a --city xx --create-city A,Mars/Olympus', 'name,time zone'],
  ])('a wrong question is told what is missing: %s', (line, says) => {
    expect(() => asked(line)).toThrow(says);
  });
});

describe('progress', () => {
  const shown = (isTTY: boolean) => {
    const said: string[] = [];
    const write = (text: string) => said.push(text) > 0;
    const progress = openProgress('Writing', { write, isTTY });
    for (let done = 0; done <= 1_000; done += 10) progress.show(done, 1_000);
    progress.end();
    return said;
  };

  test('is a bar that fills in a terminal, and a few lines in a log', () => {
    expect(shown(true).length).toBeGreaterThan(100);
    expect(shown(true).at(-1)).toContain('100%  1,000 of 1,000');
    expect(shown(false).map((line) => /\d+%/.exec(line)?.[0])).toEqual([
      '25%',
      '50%',
      '75%',
      '100%',
    ]);
  });
});

describe('the command', () => {
  let town: EmptyCities;
  let folder: string;
  beforeAll(async () => {
    town = await openEmptyCities();
    folder = await mkdtemp(join(tmpdir(), 'arrival-import-'));
    const rows = ['a', 'b', 'c'].map((id) => `${id},Shop ${id},cafe,31.2,121.4`);
    const text = `osm_id,name,amenity,lat,lon\n${rows.join('\n')}\n`;
    await writeFile(join(folder, 'good.csv'), text);
    await writeFile(join(folder, 'one.csv'), text.split('\n').slice(0, 2).join('\n'));
    const packed = gzipSync(text);
    await writeFile(join(folder, 'cut.csv.gz'), packed.subarray(0, packed.length - 20));
  });
  afterAll(async () => {
    await town.close();
    await rm(folder, { recursive: true });
  });

  const script = fileURLToPath(new URL('../import.ts', import.meta.url));
  const run = (...words: string[]) =>
    new Promise<{ code: number | null; said: string }>((resolve) => {
      const env = { ...process.env, DATABASE_URL: town.url, INIT_CWD: folder };
      const child = spawn(process.execPath, [script, ...words], { env });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
      }
      child.on('close', (code) => resolve({ code, said }));
    });
  const places = async () =>
    (await town.db.selectFrom('place').select('id').execute()).length;

  test('makes the city when told to, imports, and does nothing twice', async () => {
    const asked = ['places', 'good.csv', '--city', 'pier'];
    const missing = await run(...asked);
    expect(missing).toMatchObject({ code: 1 });
    expect(missing.said).toContain('--create-city "');
    const first = await run(...asked, '--create-city', 'Pier,Asia/Shanghai');
    expect(first).toMatchObject({ code: 0 });
    expect(first.said).toMatch(/WGS-84: guessed[^]*name ← name[^]*Shop a · cafe/);
    expect(first.said).toMatch(/Created \S+ +3\n/);
    const again = await run(...asked);
    expect(again).toMatchObject({ code: 0 });
    expect(again.said).toMatch(/Created \S+ +0\n[^]*Unchanged \S+ +3\n/);
    expect(await places()).toBe(3);
  });

  test('refuses by name and changes nothing', async () => {
    const wrong = await run('places', 'one.csv', '--city', 'pier');
    expect(wrong).toMatchObject({ code: 1 });
    expect(wrong.said).toContain('import_closes_too_many: this file would close 2 of 3');
    const cut = await run('places', 'cut.csv.gz', '--city', 'pier');
    expect(cut).toMatchObject({ code: 1 });
    expect(cut.said).toContain('Nothing was changed.');
    expect(await run('plaices')).toMatchObject({ code: 2 });
    expect(await places()).toBe(3);
  });
});
