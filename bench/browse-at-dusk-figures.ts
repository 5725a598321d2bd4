// The figures of `browse-at-dusk`, with what they should be.
import type { SqlServed } from './browse-at-dusk-sql.ts';
import type { DuskCity } from './dusk-city.ts';
import type { Served } from './dusk-load.ts';
import type { Kept } from './dusk-site.ts';
import { figure, growthExponent, median } from './figures.ts';
import type { Figure } from './figures.ts';

/** `bySize` are the cities from the smallest on; the others ask the largest. */
export type DuskRound = {
  floor: Served;
  bySize: Served[];
  signedIn: Served;
  filtered: Served;
  sql: SqlServed;
};
/** What opening a city took; `residentBytes` is what the process grew by. */
export type Start = Kept & { ms: number; residentBytes: number };

export type DuskFound = {
  cities: DuskCity[];
  fillSeconds: number;
  fromTables: Start[];
  fromFile: Start[];
  /** Every corner for the first time. */
  cold: Served;
  rounds: DuskRound[];
  /** Milliseconds until another process showed a change. */
  changes: number[];
  bodyBytes: number;
  /** How many places the first list had. */
  shown: number;
};

const cpu = ({ nodeMs, postgresMs }: Served) =>
  nodeMs + (Number.isNaN(postgresMs) ? 0 : postgresMs);
const none: Served = { perSecond: NaN, nodeMs: NaN, postgresMs: NaN, failed: 0 };
const nothing: Start = {
  city: '',
  places: NaN,
  offers: NaN,
  bytes: NaN,
  ms: NaN,
  residentBytes: NaN,
};
const atLeast = (value: number) => ({ is: 'at least' as const, value });
const atMost = (value: number) => ({ is: 'at most' as const, value });

export function duskFigures(found: DuskFound): Figure[] {
  return [
    ...requestFigures(found.rounds),
    ...cpuFigures(found),
    ...growthFigures(found),
    ...standFigures(found),
  ];
}

const first = ({ bySize }: DuskRound) => bySize[0] ?? none;
const last = ({ bySize }: DuskRound) => bySize.at(-1) ?? none;

const requestFigures = (rounds: readonly DuskRound[]): Figure[] => {
  const each = (of: (round: DuskRound) => Served) => rounds.map((r) => of(r).perSecond);
  const toFloor = (of: (round: DuskRound) => Served) =>
    rounds.map((round) => of(round).perSecond / round.floor.perSecond);
  return [
    figure('nearby', 'requests/s', each(last)),
    figure(
      'floor',
      'requests/s',
      each(({ floor }) => floor),
    ),
    figure('nearby to floor', '×', toFloor(last), atLeast(0.7)),
    figure(
      '  signed in',
      '×',
      toFloor(({ signedIn }) => signedIn),
    ),
    figure(
      '  open now, one category',
      '×',
      toFloor(({ filtered }) => filtered),
    ),
  ];
};

const cpuFigures = ({ rounds, cold }: DuskFound): Figure[] => {
  const each = (of: (round: DuskRound) => number) => rounds.map(of);
  const toFloor = each((round) => last(round).nodeMs / round.floor.nodeMs);
  return [
    figure(
      'CPU of a request',
      'ms',
      each((round) => cpu(last(round))),
    ),
    figure(
      '  of it Node',
      'ms',
      each((round) => last(round).nodeMs),
    ),
    figure(
      '  of it PostgreSQL',
      'ms',
      each((round) => last(round).postgresMs),
    ),
    figure(
      '  signed in',
      'ms',
      each(({ signedIn }) => cpu(signedIn)),
    ),
    figure(
      '  open now, one category',
      'ms',
      each(({ filtered }) => cpu(filtered)),
    ),
    figure('  where nobody was before', 'ms', [cpu(cold)]),
    figure(
      'CPU of the floor',
      'ms',
      each(({ floor }) => floor.nodeMs),
    ),
    figure('CPU of Node, ours to floor', '×', toFloor),
    ...sqlFigures(rounds),
  ];
};

const sqlFigures = (rounds: readonly DuskRound[]): Figure[] => {
  const bySql = rounds.map((round) => round.sql.bySql.postgresMs / cpu(last(round)));
  const byPostgis = rounds.flatMap((round) =>
    round.sql.byPostgis ? [round.sql.byPostgis.postgresMs / cpu(last(round))] : [],
  );
  return [
    figure('CPU, SQL on the same tables to ours', '×', bySql),
    ...(byPostgis.length > 0
      ? [figure('CPU, PostGIS to ours', '×', byPostgis, atLeast(20))]
      : []),
  ];
};

const growthFigures = ({ rounds, cities }: DuskFound): Figure[] => {
  const toSmallest = rounds.map((round) => cpu(last(round)) / cpu(first(round)));
  const growth = cities.map(({ places }, no) => {
    const costs = rounds.map(({ bySize }) => cpu(bySize[no] ?? none));
    return [places, median(costs)] as const;
  });
  return [
    figure('CPU, largest city to smallest', '×', toSmallest, atMost(1.5)),
    figure('growth of CPU with places', 'exponent', [growthExponent(growth)]),
  ];
};

const standFigures = ({ fromTables, fromFile, changes }: DuskFound): Figure[] => {
  const tables = fromTables.at(-1) ?? nothing;
  const file = fromFile.at(-1) ?? nothing;
  const counted = file.residentBytes / file.places;
  return [
    figure('memory a place', 'bytes', [tables.bytes / tables.places], atMost(1_024)),
    figure('  as the system counts it', 'bytes', [counted]),
    figure('a change seen, longest', 'ms', [Math.max(...changes)], atMost(1_000)),
    figure('  usually', 'ms', changes),
    figure('servable from the snapshot', 's', [file.ms / 1_000], atMost(10)),
    figure('servable from the tables', 's', [tables.ms / 1_000]),
  ];
};

export function duskFailures({ rounds, shown, cold }: DuskFound): string[] {
  const served = rounds.flatMap(({ floor, bySize, signedIn, filtered }) => [
    floor,
    ...bySize,
    signedIn,
    filtered,
  ]);
  const failed = [cold, ...served].reduce((sum, each) => sum + each.failed, 0);
  return [
    ...(failed === 0 ? [] : [`${failed} requests were not answered by a list`]),
    ...(shown > 0 ? [] : ['the first list is empty']),
  ];
}

export function duskNotes(found: DuskFound): string[] {
  const { cities, rounds, fromTables, fillSeconds, bodyBytes } = found;
  const hasPostgis = rounds.some(({ sql }) => sql.byPostgis !== null);
  return [
    `changes were seen after ${found.changes.map((ms) => ms.toFixed(0)).join(', ')} ms`,
    `the tables were filled in ${fillSeconds.toFixed(0)} s; a list is ${bodyBytes} bytes`,
    ...cities.map(({ places }, no) => {
      const costs = rounds.map(({ bySize }) => cpu(bySize[no] ?? none));
      const start = fromTables[no];
      return (
        `${places} places: ${median(costs).toFixed(3)} ms CPU a request, ` +
        `${((start?.bytes ?? NaN) / places).toFixed(0)} bytes a place, ` +
        `from the tables in ${((start?.ms ?? NaN) / 1_000).toFixed(1)} s`
      );
    }),
    'SQL on the same tables: the 20 nearest that are open with their offers, no price ' +
      'and no rank, by one connection',
    ...(hasPostgis
      ? []
      : [
          'PostGIS: skipped, not installed. On Debian: apt install ' +
            'postgresql-15-postgis-3 for a PostgreSQL of Debian',
        ]),
    'Redis: not measured. Its GEOSEARCH knows neither hours nor prices; on Debian it is ' +
      'apt install redis-server',
  ];
}
