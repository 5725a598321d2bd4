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
const atLeast = (value: number) => ({ is: 'at least' as const, value });
const atMost = (value: number) => ({ is: 'at most' as const, value });

export function duskFigures(found: DuskFound): Figure[] {
  const { rounds, fromTables, fromFile, changes } = found;
  const each = (of: (round: DuskRound) => number) => rounds.map(of);
  const first = ({ bySize }: DuskRound) => bySize[0] ?? none;
  const last = ({ bySize }: DuskRound) => bySize.at(-1) ?? none;
  const ratio = (of: (round: DuskRound) => Served) =>
    each((round) => of(round).perSecond / round.floor.perSecond);
  const tables = fromTables.at(-1);
  const file = fromFile.at(-1);
  const placesOf = (start: Start | undefined) => start?.places ?? NaN;
  const growth = found.cities.map(({ places }, no) => {
    const costs = each(({ bySize }) => cpu(bySize[no] ?? none));
    return [places, median(costs)] as const;
  });
  return [
    figure(
      'nearby',
      'requests/s',
      each((round) => last(round).perSecond),
    ),
    figure(
      'floor',
      'requests/s',
      each(({ floor }) => floor.perSecond),
    ),
    figure('nearby to floor', '×', ratio(last), atLeast(0.7)),
    figure(
      '  signed in',
      '×',
      ratio(({ signedIn }) => signedIn),
    ),
    figure(
      '  open now, one category',
      '×',
      ratio(({ filtered }) => filtered),
    ),
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
    figure('  where nobody was before', 'ms', [cpu(found.cold)]),
    figure(
      'CPU of the floor',
      'ms',
      each(({ floor }) => floor.nodeMs),
    ),
    figure(
      'Node, nearby to floor',
      '×',
      each((round) => last(round).nodeMs / round.floor.nodeMs),
    ),
    figure(
      'CPU, largest city to smallest',
      '×',
      each((round) => cpu(last(round)) / cpu(first(round))),
      atMost(1.5),
    ),
    figure('growth of CPU with places', 'exponent', [growthExponent(growth)]),
    figure(
      'CPU, SQL on the same tables to ours',
      '×',
      each((round) => round.sql.bySql.postgresMs / cpu(last(round))),
    ),
    ...postgisFigures(rounds),
    figure(
      'memory a place with its offers',
      'bytes',
      [(tables?.bytes ?? NaN) / placesOf(tables)],
      atMost(1_024),
    ),
    figure('  as the system counts it', 'bytes', [
      (file?.residentBytes ?? NaN) / placesOf(file),
    ]),
    figure(
      'a change seen everywhere, longest',
      'ms',
      [Math.max(...changes)],
      atMost(1_000),
    ),
    figure('  usually', 'ms', changes),
    figure('servable from the snapshot', 's', [(file?.ms ?? NaN) / 1_000], atMost(10)),
    figure('servable from the tables', 's', [(tables?.ms ?? NaN) / 1_000]),
  ];
}

const postgisFigures = (rounds: readonly DuskRound[]): Figure[] => {
  const times = rounds.flatMap(({ sql, bySize }) =>
    sql.byPostgis ? [sql.byPostgis.postgresMs / cpu(bySize.at(-1) ?? none)] : [],
  );
  return times.length === 0
    ? []
    : [figure('CPU, PostGIS to ours', '×', times, atLeast(20))];
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
    `SQL on the same tables: the ${20} nearest that are open with their offers, no price ` +
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
