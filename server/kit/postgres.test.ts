import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deletePostgres, startPostgres, type Postgres } from './postgres.ts';

let home: string;
let dataFolder: string;
let running: Postgres;

const start = (durable = false) =>
  startPostgres({ dataFolder, durable, onLine: () => undefined });

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

async function postmasterPid(): Promise<number> {
  return Number(
    (await readFile(join(dataFolder, 'postmaster.pid'), 'utf8')).split('\n')[0],
  );
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'arrival pg '));
  execFileSync('chmod', ['755', home]);
  dataFolder = join(home, 'postgres');
  running = await start();
}, 60_000);

afterAll(async () => {
  await running.stop();
  await deletePostgres(dataFolder);
  await rm(home, { recursive: true });
});

describe('the embedded database', { timeout: 60_000 }, () => {
  test('knows Chinese letters from punctuation, which search needs', async () => {
    await ask(running.url, 'create extension if not exists pg_trgm');
    const grams = await ask(running.url, "select array_length(show_trgm('重庆小面'), 1)");
    expect(grams).toBe(5);
  });

  test('listens on this machine only and keeps its password to itself', async () => {
    expect(await ask(running.url, 'show listen_addresses')).toBe('127.0.0.1');
    expect((await stat(`${dataFolder}.password`)).mode & 0o777).toBe(0o600);
    const wrong = running.url.replace(/:[^:@]+@/, ':wrong@');
    await expect(ask(wrong, 'select 1')).rejects.toThrow('password');
  });

  test('is taken over while it still runs', async () => {
    const pid = await postmasterPid();
    const again = await start();
    expect(again.url).toBe(running.url);
    expect(await postmasterPid()).toBe(pid);
  });

  test('keeps what was committed when it is killed outright', async () => {
    await running.stop();
    running = await start(true);
    await ask(running.url, 'create table kept as select 7 as n');
    process.kill(await postmasterPid(), 'SIGKILL');
    running = await start(true);
    expect(await ask(running.url, 'select n from kept')).toBe(7);
  });

  test('starts over a pid file that names some other process', async () => {
    await running.stop();
    const file = join(dataFolder, 'postmaster.pid');
    await writeFile(
      file,
      `${process.ppid}\n${dataFolder}\n1\n5432\n\n127.0.0.1\n\nready\n`,
    );
    running = await start();
    expect(await ask(running.url, 'select 1')).toBe(1);
  });

  test('says what to do when its password is gone', async () => {
    await running.stop();
    const file = `${dataFolder}.password`;
    const password = await readFile(file, 'utf8');
    await rm(file);
    await expect(start()).rejects.toThrow('--fresh');
    await writeFile(file, password, { mode: 0o600 });
    running = await start();
  });
});
