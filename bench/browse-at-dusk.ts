// What is best here and now, asked over HTTP by people all over a city at dusk, in cities
// of three sizes. Beside it in the same run, taking turns: the floor, which is the same
// Fastify answering a constant body, and the same question put to the tables as SQL.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { duskFailures, duskFigures, duskNotes } from './browse-at-dusk-figures.ts';
import type { DuskFound, DuskRound, Start } from './browse-at-dusk-figures.ts';
import { openNear } from './browse-at-dusk-sql.ts';
import type { NearBySql } from './browse-at-dusk-sql.ts';
import { makeCities } from './dusk-city.ts';
import type { DuskCity } from './dusk-city.ts';
import { watchChanges } from './dusk-changes.ts';
import { askAll } from './dusk-load.ts';
import type { Asking, Served } from './dusk-load.ts';
import {
  askNearby,
  keptOf,
  nextDusk,
  openCity,
  openServers,
  residentBytes,
  settlePeople,
  spotsOf,
} from './dusk-site.ts';
import type { Ground } from './ground.ts';
import { watchPostgresCpu } from './postgres-cpu.ts';
import type { PostgresCpu } from './postgres-cpu.ts';
import type { Outcome } from './scan-at-lunch.ts';
import { spawnProgram } from './spawned.ts';
import type { Spawned } from './spawned.ts';

type Size = {
  places: number[];
  rounds: number;
  asked: number;
  askedSql: number;
  spots: number;
  changes: number;
};
const real: Size = {
  places: [10_000, 100_000, 1_000_000],
  rounds: 5,
  asked: 3_000,
  askedSql: 40,
  spots: 10_000,
  changes: 20,
};
const toy: Size = {
  places: [60, 120, 240],
  rounds: 1,
  asked: 40,
  askedSql: 4,
  spots: 40,
  changes: 2,
};

/** A tenth of the city says a part of it in a fifth of the time. */
const share = Number(process.env['BENCH_SHARE'] ?? 1);

export async function browseAtDusk(ground: Ground, isToy: boolean): Promise<Outcome> {
  const size = isToy ? toy : real;
  const folder = await mkdtemp(join(tmpdir(), 'dusk-'));
  const db = new pg.Pool({ connectionString: await ground.makeDatabase('dusk'), max: 4 });
  db.on('error', () => undefined);
  try {
    const found = await browse(db, { size, folder });
    return {
      figures: duskFigures(found),
      failures: duskFailures(found),
      notes: duskNotes(found),
    };
  } finally {
    await db.end();
    await rm(folder, { recursive: true, force: true });
  }
}

async function browse(
  db: pg.Pool,
  { size, folder }: { size: Size; folder: string },
): Promise<DuskFound> {
  const url = String(db.options.connectionString);
  const at = nextDusk();
  const cities = size.places
    .map((places) => Math.round(places * (size === toy ? 1 : share)))
    .map((places) => ({ id: `dusk-${places}`, places }));
  const fillSeconds = await makeCities(url, cities, at);
  const people = await settlePeople(db, cities, 64);
  const spots = new Map<string, string[]>();
  for (const city of cities) spots.set(city.id, await spotsOf(db, city, size.spots));
  const start = openServers({ url, folder, at });
  const [one, fromTables] = await startFrom(start, cities, spots);
  const largest = cities.at(-1);
  if (!largest) throw new Error('no city to ask');
  const bodyFile = join(folder, 'body.json');
  const reply = await askNearby(one, spots.get(largest.id)?.[0] ?? '');
  await writeFile(bodyFile, JSON.stringify(reply));
  const floor = await spawnProgram({
    file: 'program-floor.ts',
    env: { FLOOR_BODY: bodyFile },
  });
  const near = await openNear(url, { city: largest.id, at });
  const stand: Stand = {
    one,
    floor,
    near,
    spots,
    cities,
    size,
    tokens: people.tokens,
    postgresCpu: await watchPostgresCpu(db),
  };
  const cold = await coldRound(stand);
  const rounds: DuskRound[] = [];
  for (let no = 0; no <= size.rounds; no += 1) {
    const round = await takeTurns(stand);
    // Nobody is measured on code that runs for the first time.
    if (no > 0 || size.rounds === 1) rounds.push(round);
  }
  await Promise.all([floor.stop(), near.close()]);
  const [other, fromFile] = await startFrom(start, [largest], spots);
  const changes = await watchChanges(db, {
    writer: one,
    reader: other,
    city: largest.id,
    owner: people.owner,
    count: size.changes,
  });
  await Promise.all([one.stop(), other.stop()]);
  const bodyBytes = Buffer.byteLength(JSON.stringify(reply));
  const shown = reply.items.length;
  return {
    cities,
    fillSeconds,
    fromTables,
    fromFile,
    cold,
    rounds,
    changes,
    bodyBytes,
    shown,
  };
}

/** Starts a server, opens these cities and says what each took, the first one from the
 * start of the process on. */
async function startFrom(
  start: () => Promise<Spawned>,
  cities: readonly DuskCity[],
  spots: ReadonlyMap<string, string[]>,
): Promise<[Spawned, Start[]]> {
  const starts: Start[] = [];
  let startedAt = performance.now();
  const server = await start();
  for (const { id } of cities) {
    const before = residentBytes(server);
    await openCity(server, spots.get(id)?.[0] ?? '');
    const ms = performance.now() - startedAt;
    startedAt = performance.now();
    const kept = await keptOf(server, id);
    starts.push({ ...kept, ms, residentBytes: residentBytes(server) - before });
  }
  return [server, starts];
}

type Stand = {
  one: Spawned;
  floor: Spawned;
  near: NearBySql;
  spots: ReadonlyMap<string, string[]>;
  cities: readonly DuskCity[];
  size: Size;
  tokens: readonly string[];
  postgresCpu: PostgresCpu;
};

/** The first to come to each corner: every price near it is found for the first time. */
const coldRound = ({ one, spots, cities, size, postgresCpu }: Stand): Promise<Served> => {
  const paths = spots.get(cities.at(-1)?.id ?? '') ?? [];
  return askAll({ program: one, paths, count: size.asked }, postgresCpu);
};

/** The floor, everybody and SQL one after the other. */
const takeTurns = async (stand: Stand): Promise<DuskRound> => {
  const { one, floor, near, spots, cities, size, tokens, postgresCpu } = stand;
  const ask = (asking: Omit<Asking, 'count'>) =>
    askAll({ ...asking, count: size.asked }, postgresCpu);
  const pathsOf = (city: DuskCity | undefined, more = '') =>
    (spots.get(city?.id ?? '') ?? []).map((path) => path + more);
  const largest = cities.at(-1);
  const bySize: Served[] = [];
  const bare = await ask({ program: floor, paths: pathsOf(largest) });
  for (const city of cities) bySize.push(await ask({ program: one, paths: pathsOf(city) }));
  const signedIn = await ask({ program: one, paths: pathsOf(largest), tokens });
  const narrowed = '&openNow=true&category=restaurant';
  const filtered = await ask({ program: one, paths: pathsOf(largest, narrowed) });
  const sql = await near.measure(pathsOf(largest).slice(0, size.askedSql), postgresCpu);
  return { floor: bare, bySize, signedIn, filtered, sql };
};
