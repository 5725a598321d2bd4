// `npm start`: everything from a fresh checkout to a living demo city in one process. Each
// part is skipped when it is already as it should be, so the second start takes seconds.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { demoPeople, type DemoPerson } from '#parties/person/demo.ts';
import { seedCity } from '#city/seed.ts';
import { readConfig } from '#kit/config.ts';
import { openDatabase } from '#kit/db.ts';
import { migrate } from '#kit/migrate.ts';
import { deletePostgres, startPostgres, type Postgres } from '#kit/postgres.ts';
import { startServer } from '#server/main.ts';
import { buildApps } from './build.ts';
import { announce, claim, release } from './running.ts';
import { layTable, openSteps } from './steps.ts';
import { untilStopped } from './until-stopped.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const home = join(root, '.arrival');
const dataFolder = join(home, 'postgres');
const runningFile = join(home, 'running.json');
const seedingFile = join(home, 'seeding');
const steps = openSteps();
const say = (line: string) => console.log(line);

const usage = `npm start -- [--port N] [--city NAME] [--fresh]
  --port N      listen on port N (otherwise 8080, or the next that is free)
  --city NAME   which demo city to make in an empty database (harbour)
  --fresh       delete the data of this checkout first`;

type Flags = { port: number | undefined; city: string; fresh: boolean };

await main();

async function main(): Promise<void> {
  const flags = readFlags();
  if (!flags) return;
  mkdirSync(home, { recursive: true });
  const other = claim(runningFile);
  if (other) return sayRunning(other.address);
  const stops: (() => Promise<void>)[] = [async () => release(runningFile)];
  const stop = async () => {
    for (const each of stops.splice(0).toReversed()) await each();
  };
  untilStopped(stop, say);
  try {
    await getReady(flags, stops);
  } catch (error) {
    await stop();
    say(`\n${error instanceof Error ? tellAll(error) : String(error)}`);
    process.exit(1);
  }
}

function readFlags(): Flags | undefined {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string' },
        city: { type: 'string', default: 'harbour' },
        fresh: { type: 'boolean', default: false },
      },
    });
    const text = values.port ?? process.env['PORT'];
    if (text !== undefined && !/^\d{1,5}$/.test(text)) throw new Error(`no port: ${text}`);
    return { ...values, port: text === undefined ? undefined : Number(text) };
  } catch (error) {
    say(`${error instanceof Error ? error.message : ''}\n${usage}`);
    process.exitCode = 1;
    return undefined;
  }
}

function sayRunning(address: string | undefined): void {
  const where = address ? `at ${address}` : 'and still getting ready';
  say(`Arrival is already running from this checkout, ${where}. 本目录的服务已在运行。`);
  process.exitCode = 1;
}

async function getReady(flags: Flags, stops: (() => Promise<void>)[]): Promise<void> {
  say('\nArrival 抵达\n');
  const external = process.env['DATABASE_URL'];
  if (flags.fresh) await clear(external);
  await steps.run('Apps 应用', (note) => buildApps(root, note));
  const databaseUrl = external ?? (await openPostgres(stops));
  await steps.run('Tables 数据表', (note) => migrate(databaseUrl, note));
  await fillCity(databaseUrl, flags.city);
  const port = await choosePort(flags.port);
  const config = readConfig({
    LOG_LEVEL: 'warn',
    ARRIVAL_SECRET: readSecret(),
    ARRIVAL_DEMO: '1',
    STREET_FOLDER: join(home, 'streets'),
    ...process.env,
    DATABASE_URL: databaseUrl,
    PORT: String(port),
  });
  await steps.run('Server 服务', () => {
    const starting = startServer(config);
    stops.push(async () => (await starting.catch(() => undefined))?.stop());
    return starting;
  });
  const address = config.publicUrl;
  announce(runningFile, address);
  say(`\n${(await welcome(address, databaseUrl)).join('\n')}\n`);
}

async function clear(external: string | undefined): Promise<void> {
  if (external) {
    throw new Error(
      '--fresh deletes the database of this checkout only, never DATABASE_URL.',
    );
  }
  const postgres = await startAgain();
  await steps.run('Deleting all data of this checkout 清空数据', async () => {
    await postgres?.stop();
    await deletePostgres(dataFolder);
    rmSync(seedingFile, { force: true });
  });
}

// A server that outlived a killed run still holds the folder: it is taken over to be
// stopped.
async function startAgain(): Promise<Postgres | undefined> {
  if (!existsSync(join(dataFolder, 'postmaster.pid'))) return undefined;
  return startPostgres({ dataFolder, durable: true, onLine: () => undefined });
}

// What is being started is already on the list of what to stop: a signal may come
// meanwhile.
function openPostgres(stops: (() => Promise<void>)[]): Promise<string> {
  return steps.run('Database 数据库', async (note) => {
    const starting = startPostgres({ dataFolder, durable: true, onLine: note });
    stops.push(async () => (await starting.catch(() => undefined))?.stop());
    return (await starting).url;
  });
}

// A seeding that was cut short leaves half a city, which is worse than none: a mark stays
// until it is whole, and with the mark there the database is made anew.
async function fillCity(databaseUrl: string, city: string): Promise<void> {
  const isOwn = process.env['DATABASE_URL'] === undefined;
  if (existsSync(seedingFile) && isOwn) {
    await ask(databaseUrl.replace('/arrival?', '/postgres?'), [
      'drop database if exists arrival with (force)',
      'create database arrival',
    ]);
    await steps.run('Tables once more 重建数据表', (note) => migrate(databaseUrl, note));
  }
  const [found] = await ask(databaseUrl, ['select 1 from city limit 1']);
  if (found === 0) {
    writeFileSync(seedingFile, '');
    await steps.run(`Demo city 演示城市 ${city}`, (onProgress) =>
      seedCity({ databaseUrl, city, seed: 1, now: new Date(), onProgress }),
    );
  }
  rmSync(seedingFile, { force: true });
}

/** Runs statements one after the other and answers with how many rows each found. */
async function ask(url: string, statements: string[]): Promise<number[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const counts: number[] = [];
    for (const text of statements) counts.push((await client.query(text)).rowCount ?? 0);
    return counts;
  } finally {
    await client.end();
  }
}

function readSecret(): string {
  const file = join(home, 'secret');
  if (!existsSync(file))
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

async function choosePort(wanted: number | undefined): Promise<number> {
  if (wanted !== undefined) {
    if (await isFree(wanted)) return wanted;
    throw new Error(`Port ${wanted} is taken. Choose another: npm start -- --port 8090`);
  }
  for (let port = 8080; port < 8180; port++) if (await isFree(port)) return port;
  throw new Error('No port from 8080 to 8179 is free. Choose one: npm start -- --port N');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.on('error', () => resolve(false));
    probe.listen(port, process.env['HOST'] ?? '127.0.0.1', () => {
      probe.close(() => resolve(true));
    });
  });
}

async function welcome(address: string, databaseUrl: string): Promise<string[]> {
  const db = openDatabase({ url: databaseUrl, connections: 1 });
  const people = await db.transaction().execute((tx) => demoPeople({ db: tx }));
  await db.destroy();
  const links = firstOfEach(people).map(({ name, what, app, personId }) => [
    `  ${what}`,
    name,
    `${address}/demo/sign-in/${personId}?to=${encodeURIComponent(app)}`,
  ]);
  const places = [
    ['  Consumer 顾客端', `${address}/`],
    ['  Scanner 店员核销', `${address}/scanner/`],
    ['  Merchant 商家后台', `${address}/merchant/`],
    ['  Operator 运营后台', `${address}/ops/`],
    ['  API 接口文档', `${address}/reference`],
    ['  All demo people 全部演示身份', `${address}/demo`],
  ];
  return [
    ...layTable(places),
    '',
    '  Sign in with one click 一键登录：',
    ...layTable(links),
    '',
    '  Ctrl-C stops it; `npm start -- --fresh` begins anew.',
  ];
}

// One person a role: the page of all of them is linked above.
function firstOfEach(people: DemoPerson[]): DemoPerson[] {
  const role = ({ what }: DemoPerson) => what.split(' · ').slice(0, 2).join();
  const seen = new Map<string, DemoPerson>();
  for (const person of people) if (!seen.has(role(person))) seen.set(role(person), person);
  return [...seen.values()];
}

function tellAll(error: Error): string {
  const because = error.cause instanceof Error ? `\n${tellAll(error.cause)}` : '';
  return `${error.message}${because}`;
}
