// How good every place of a city is, from ten million arrivals, returns and notes: counted
// from nothing into a street that holds the places, and again where one in a hundred events
// is new. PostgreSQL counts, as it does for the server, and the street takes the counts and
// sets its bounds anew. Beside it in the same run, taking turns: the same count alone, the
// rows of which never leave PostgreSQL.
import pg from 'pg';
import type { Street } from '#flywheel/exposure/street/street.ts';
import { figure } from './figures.ts';
import type { Figure } from './figures.ts';
import type { Ground } from './ground.ts';
import { watchPostgresCpu } from './postgres-cpu.ts';
import type { PostgresCpu } from './postgres-cpu.ts';
import { addEvents, countAll, fillEvents } from './rank-the-city-events.ts';
import { buildRanked, idOfPlace } from './rank-the-city-street.ts';
import type { Outcome } from './scan-at-lunch.ts';

type Size = { rounds: number; places: number; events: number };
const real: Size = { rounds: 5, places: 1_000_000, events: 10_000_000 };
const toy: Size = { rounds: 1, places: 200, events: 2_000 };
/** Full size needs 3 GB of disk and some minutes; a tenth says the same per event. */
const share = Number(process.env['BENCH_SHARE'] ?? 1);

export async function rankTheCity(ground: Ground, isToy: boolean): Promise<Outcome> {
  const chosen = isToy ? toy : real;
  const size = {
    rounds: chosen.rounds,
    places: Math.round(chosen.places * (isToy ? 1 : share)),
    events: Math.round(chosen.events * (isToy ? 1 : share)),
  };
  const client = new pg.Client({ connectionString: await ground.makeDatabase('rank') });
  await client.connect();
  try {
    await fillEvents(client, size);
    const stand: Stand = {
      client,
      street: buildRanked(size.places),
      postgresCpu: await watchPostgresCpu(client),
    };
    const rounds: Round[] = [];
    for (let no = 0; no <= size.rounds; no += 1) {
      const round = await takeTurns(stand, size, no);
      // Nobody is measured on code that runs for the first time.
      if (no > 0 || size.rounds === 1) rounds.push(round);
    }
    const failures = await differences(stand, size);
    return { figures: figuresOf(rounds), failures, notes: notesOf(size, rounds) };
  } finally {
    await client.end();
  }
}

type Stand = { client: pg.Client; street: Street; postgresCpu: PostgresCpu };

/** Milliseconds of CPU, Node and PostgreSQL together, and of wall time. */
type Cost = { cpuMs: number; wallMs: number };
type Round = { sql: Cost; whole: Cost; change: Cost; places: Cost; changed: number };

const takeTurns = async (stand: Stand, size: Size, no: number): Promise<Round> => {
  const { client } = stand;
  const sql = await spend(stand, async () => {
    await client.query(`select count(*), sum(arrivals), sum(undone), sum(notes)
      from (${countAll}) as counted`);
  });
  const whole = await spend(stand, () => rankAll(stand));
  const placeIds = await addEvents(client, { ...size, round: no });
  const change = await spend(stand, () => rankAgain(stand, placeIds));
  const few = placeIds.slice(0, Math.ceil(size.places / 100));
  const places = await spend(stand, () => rankAgain(stand, few));
  return { sql, whole, change, places, changed: placeIds.length };
};

const spend = async ({ postgresCpu }: Stand, act: () => Promise<void>): Promise<Cost> => {
  const [before, node, startedAt] = [
    postgresCpu() ?? NaN,
    process.cpuUsage(),
    performance.now(),
  ];
  await act();
  const { user, system } = process.cpuUsage(node);
  const wallMs = performance.now() - startedAt;
  const cpuMs = (user + system) / 1_000 + (postgresCpu() ?? NaN) - before;
  return { wallMs, cpuMs: Number.isNaN(cpuMs) ? wallMs : cpuMs };
};

type Counted = [id: string, arrivals: number, undone: number, notes: number];

const page = 10_000;

/** Every place that anything is known of, a page of counts at a time. */
const rankAll = async ({ client, street }: Stand): Promise<void> => {
  await client.query(`begin; declare counted no scroll cursor for ${countAll}`);
  for (;;) {
    const rows = await rowsOf(client, `fetch ${page} from counted`);
    for (const row of rows) set(street, row);
    if (rows.length < page) break;
  }
  await client.query('commit');
};

/** Only the places that something happened to, which the outbox names. */
const rankAgain = async (
  { client, street }: Stand,
  placeIds: readonly string[],
): Promise<void> => {
  for (let from = 0; from < placeIds.length; from += page) {
    const ids = placeIds.slice(from, from + page);
    const text = countAll.replace('where true', 'where place_id = any($1::uuid[])');
    for (const row of await rowsOf(client, text, [ids])) set(street, row);
  }
};

const rowsOf = async (
  client: pg.Client,
  text: string,
  values: unknown[] = [],
): Promise<Counted[]> => {
  const { rows } = await client.query<Counted>({ text, values, rowMode: 'array' });
  return rows;
};

const set = (street: Street, [id, arrivals, undone, notes]: Counted): void =>
  street.setStanding(id, { arrivals, undone, notes, lastNote: null });

/** Places whose quality is not what their events say, of some hundreds. */
const differences = async (
  { client, street }: Stand,
  { places }: Size,
): Promise<string[]> => {
  const step = Math.max(1, Math.floor(places / 500));
  const ids = Array.from({ length: Math.floor(places / step) }, (_, no) =>
    idOfPlace(no * step),
  );
  const text = countAll.replace('where true', 'where place_id = any($1::uuid[])');
  const counted = new Map((await rowsOf(client, text, [ids])).map((row) => [row[0], row]));
  const { at } = street.places.rows;
  return ids.flatMap((id) => {
    const no = street.places.ids.find(id) ?? -1;
    const [, arrivals, undone, notes] = counted.get(id) ?? [id, 0, 0, 0];
    const isSame =
      at.arrivals[no] === arrivals && at.undone[no] === undone && at.notes[no] === notes;
    return isSame ? [] : [`the counts of ${id} are not those of its events`];
  });
};

const figuresOf = (rounds: readonly Round[]): Figure[] => {
  const seconds = (of: (round: Round) => number) =>
    rounds.map((round) => of(round) / 1_000);
  const toSql = (of: (round: Round) => Cost) =>
    rounds.map((round) => of(round).cpuMs / round.sql.cpuMs);
  const atMost = (value: number) => ({ is: 'at most' as const, value });
  const cpu = 's of CPU';
  const [whole, change] = [toSql((round) => round.whole), toSql((round) => round.change)];
  const places = toSql((round) => round.places);
  return [
    figure(
      'from nothing',
      cpu,
      seconds((round) => round.whole.cpuMs),
    ),
    figure(
      '  by the clock',
      's',
      seconds((round) => round.whole.wallMs),
    ),
    figure(
      'after one event in a hundred',
      cpu,
      seconds((round) => round.change.cpuMs),
    ),
    figure(
      '  by the clock',
      's',
      seconds((round) => round.change.wallMs),
    ),
    figure(
      'one SQL aggregate',
      cpu,
      seconds((round) => round.sql.cpuMs),
    ),
    figure('from nothing to SQL', '×', whole, atMost(2)),
    figure('one event in a hundred to SQL', '×', change, atMost(0.05)),
    figure('one place in a hundred to SQL', '×', places),
  ];
};

const notesOf = ({ places, events }: Size, rounds: readonly Round[]): string[] => [
  `${events} events at ${places} places with one offer each; a hundredth of the events ` +
    `happened at ${rounds.at(-1)?.changed} places`,
  'counted by PostgreSQL, as the server does: ten million rows cost more to bring over ' +
    'than to count; the counts of a changed place are read again, never added up',
];
