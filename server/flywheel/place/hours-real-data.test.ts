import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import openingHours from 'opening_hours';
import type { nominatim_object } from 'opening_hours';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Openness } from '#contract/place.ts';
import { dayNumberOf } from './hours-calendar.ts';
import { opennessOn } from './hours-now.ts';
import type { Holidays } from './hours-now.ts';
import { compileHours } from './hours.ts';
import type { Hours } from './hours.ts';
import { localMoment } from './local-time.ts';

const folder = new URL('../../../../shared/data/opening_hours_osm/', import.meta.url);
const linesOf = (name: string): string[] => {
  const bytes = readFileSync(new URL(name, folder));
  const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.trimEnd().split('\n');
};
const realValues = () =>
  linesOf('real_values.csv')
    .slice(1)
    .map((line) => {
      const cut = line.lastIndexOf(',');
      const cell = line.slice(0, cut).replace(/^"(.*)"$/, '$1');
      return { value: cell.replaceAll('""', '"'), times: Number(line.slice(cut + 1)) };
    });

describe.skipIf(!existsSync(folder))('opening hours as people write them', () => {
  test('99 of 100 real values are understood, by how often they are met', () => {
    const values = realValues();
    const sum = (of: typeof values) => of.reduce((total, { times }) => total + times, 0);
    const share = (...kinds: Hours['kind'][]) =>
      sum(values.filter(({ value }) => kinds.includes(compileHours(value).kind))) /
      sum(values);
    console.log(
      `understood ${(100 * share('weekly', 'dated', 'wordy')).toFixed(2)} %:`,
      `an ordinary week ${(100 * share('weekly')).toFixed(2)} %,`,
      `day by day ${(100 * share('dated')).toFixed(2)} %,`,
      `words that name no time ${(100 * share('wordy')).toFixed(2)} %`,
    );
    expect(values).toHaveLength(471);
    expect(share('weekly', 'dated', 'wordy')).toBeGreaterThanOrEqual(0.99);
    expect(share('weekly', 'dated')).toBeGreaterThanOrEqual(0.95);
  });

  test.each(['real_values.csv', 'unparseable.txt', 'strict_only_failures.txt.gz'])(
    'no line of %s crashes or gives an impossible week',
    (name) => {
      const moment = localMoment(new Date('2026-07-01T10:00:00Z'), 'Europe/Berlin');
      const known = { holidays: new Set([moment.day]), position: { lat: 52, lon: 13 } };
      for (const line of linesOf(name)) {
        const hours = compileHours(line);
        const { state } = opennessOn(hours, moment, known);
        const isNoTime = hours.kind === 'unknown' || hours.kind === 'wordy';
        expect(!isNoTime || state === 'unknown', line).toBe(true);
        const edges = hours.kind === 'weekly' ? hours.intervals.flat() : [];
        const isSorted = edges.every((edge, i) => edge > (edges[i - 1] ?? -1));
        expect(isSorted && (edges.at(-1) ?? 0) <= 10_080, line).toBe(true);
      }
    },
  );
});

type Difference = `${Openness['state']}, not ${Openness['state']}`;
const cautious: Difference[] = ['unknown, not open', 'unknown, not closed'];
const timeless = 'a day without times: OSM opens it all day and night, people forgot them';

/** Where the reference says something else, and why ours is what a visitor needs. */
const reviewed = new Map<string, [why: string, ...may: Difference[]]>([
  ['Mar-Sep', [timeless, ...cautious]],
  ['Mo-Fr', [timeless, ...cautious]],
  ['Mo 11:00-15:00; Tu; Th 16:00-19:00', [timeless, ...cautious]],
  ['Mo-Fr 13:00-20:00; Sa; Su 12:00-20:00', [timeless, ...cautious]],
  ['Mo-Su 10:00-17:00; PH open', [timeless, ...cautious]],
  ['Mo-Th 12:00-18:00; Fr 12:00-23:00; Sa; Su 10:00-18:00', [timeless, ...cautious]],
  ['Mo; Fr 14:00-18:00; Sa; Su 09:30-18:00', [timeless, ...cautious]],
  ['Mo; Tu; Th 07:30-12:30,13:30-16:00; We; Fr 07:30-12:30', [timeless, ...cautious]],
  ['Mo; We 09:00-11:30,14:00-22:00; Fr 14:00-19:30', [timeless, ...cautious]],
  ['Tu-Fr 12:00-21:30; Sa; Su 13:30-21:30', [timeless, ...cautious]],
  ['Tu; Su 15:00-17:00; Th 17:00-19:00', [timeless, ...cautious]],
  ['We-Fr 11:30-18:00; Sa; Su 11:00-18:00', [timeless, ...cautious]],
  [
    'We; Th; Sa 17:00-22:00; Fr 12:00-15:00; Su 12:00-15:00,17:00-22:00',
    [timeless, ...cautious],
  ],
  ['sunrise-sunset', ['within 15 minutes of the sun we say nothing', ...cautious]],
  [
    'We-Fr 14:30-19:00, Sa,Su,PH 11:00-19:00; SH Mo,We-Su,PH 11:00-19:00, We-Fr 09:00-12:00 "Schulklassen ab 80 Kindern nach Anmeldung"; easter,Dec 24,25,31 off',
    ['nobody tells us when school is out', ...cautious],
  ],
  [
    'week 1-13 Mo 06:00-13:00,Tu-Fr 07:45-13:00;week 14-40 Mo-Su 07:45+;week 41-52 Mo 06:00-13:00,Tu-Fr 07:45-13:00',
    ['OSM gives the days after a comma to all weeks, its writer to his', ...cautious],
  ],
  [
    'Apr-Oct: Di-So 10:00-16:00 Nov-Feb: Sa,So,PH 13:00-16:00',
    [
      'without a semicolon the reference reads all months and all days as one rule',
      'closed, not open',
      'open, not closed',
    ],
  ],
  [
    'Mo-Fr 19:00-07:00; Sa 14:00-24:00; Su 00:00-24:00',
    ["OSM cuts Friday's night where Saturday has a rule", 'open, not closed'],
  ],
  [
    'Mo-Fr 19:00-07:00; Sa,Su 00:00-24:00; PH 00:00-24:00',
    [
      'a holiday has its own hours, so its evening does not run into the morning after',
      'closed, not open',
    ],
  ],
  [
    'Mo-Su 00:00-23:59+',
    [
      'the day is open to its last minute, only what follows is left open',
      'open, not unknown',
    ],
  ],
]);

const yearStart = Date.UTC(2026, 0, 1);
const yearMinutes = 365 * 1_440;

describe.skipIf(!existsSync(folder)).each([
  ['Europe/Berlin', { country_code: 'de', state: 'Berlin' }, 52.5, 13.4],
  ['America/Chicago', { country_code: 'us', state: 'Illinois' }, 41.9, -87.6],
  ['Asia/Shanghai', { country_code: 'cn', state: '' }, 31.2, 121.5],
] as const)('a year of random instants in %s', (zone, address, lat, lon) => {
  // The reference reads the clock of its own process, and positions as text only.
  const before = process.env['TZ'];
  beforeEach(() => {
    process.env['TZ'] = zone;
  });
  afterEach(() => {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });
  const seen: nominatim_object = JSON.parse(
    JSON.stringify({ lat: String(lat), lon: String(lon), address }),
  );

  const holidaysOfReference = (): Holidays => {
    const reference = new openingHours('PH open', seen);
    const first = dayNumberOf({ year: 2025, month: 12, dayOfMonth: 1 });
    const days = Array.from({ length: 430 }, (_, i) => i);
    const isHoliday = (i: number) => reference.getState(new Date(2025, 11, 1 + i, 12));
    return new Set(days.filter(isHoliday).map((i) => first + i));
  };

  /** Every value that both read, at 300 instants, a third of them at an edge it names. */
  const compare = (
    stateAt: (hours: Hours, at: Date) => Openness['state'],
    draws: number,
  ) => {
    const found = new Map<string, Set<Difference>>();
    let [values, instants] = [0, 0];
    const draw = drawing(7);
    for (const { value } of realValues()) {
      const hours = compileHours(value);
      const reference = hours.kind === 'unknown' ? undefined : read(value, seen);
      if (!reference) continue;
      values += 1;
      for (const at of instantsOf(value, draw, draws)) {
        instants += 1;
        const theirs = reference.getStateString(at, true);
        const ours = stateAt(hours, at);
        // "23:59" ends the day; the reference leaves a minute over.
        if (ours === theirs || (at.getHours() === 23 && at.getMinutes() === 59)) continue;
        const differences = found.get(value) ?? new Set();
        found.set(value, differences.add(`${ours}, not ${theirs}`));
      }
    }
    return { found, values, instants };
  };

  const notReviewed = (found: ReadonlyMap<string, ReadonlySet<Difference>>) =>
    [...found].flatMap(([value, differences]) => {
      const [, ...may] = reviewed.get(value) ?? [''];
      return [...differences]
        .filter((difference) => !may.includes(difference))
        .map((difference) => `${value}: ${difference}`);
    });

  const answer = (holidays: Holidays) => (hours: Hours, at: Date) =>
    opennessOn(hours, localMoment(at, zone), { holidays, position: { lat, lon } }).state;

  test('open and closed are what the reference says, or why not is written', () => {
    const year = compare(answer(holidaysOfReference()), 300);
    console.log(
      `${zone}: ${year.values} values at ${year.instants} instants, ` +
        `${year.found.size} differ as reviewed`,
    );
    expect(notReviewed(year.found)).toEqual([]);
    expect(year.values).toBeGreaterThan(430);
    expect(year.instants).toBeGreaterThanOrEqual(200 * year.values);
  }, 60_000);

  test.runIf(zone === 'Europe/Berlin')(
    'an evaluator that is a little wrong is found out',
    () => {
      const right = answer(holidaysOfReference());
      const minuteLate = (hours: Hours, at: Date) => right(hours, new Date(+at - 60_000));
      for (const wrong of [answer(new Set()), minuteLate, guessing(right)]) {
        expect(notReviewed(compare(wrong, 60).found).length).toBeGreaterThan(3);
      }
    },
    60_000,
  );
});

/** Says "open" where the right answer is that nobody knows. */
const guessing =
  (right: (hours: Hours, at: Date) => Openness['state']) =>
  (hours: Hours, at: Date): Openness['state'] => {
    const state = right(hours, at);
    return state === 'unknown' ? 'open' : state;
  };

const read = (value: string, seen: nominatim_object): openingHours | undefined => {
  // It tells the console of each country whose holidays it lacks.
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    const reference = new openingHours(value, seen);
    reference.getStateString(new Date(yearStart), true);
    return reference;
  } catch {
    return undefined;
  } finally {
    quiet.mockRestore();
  }
};

/** The same draws on every run. */
const drawing = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const instantsOf = (value: string, draw: (below: number) => number, count: number) => {
  const clocks = [...value.matchAll(/(\d{1,2}):(\d\d)/g)].map(
    ([, hour, minute]) => Number(hour) * 60 + Number(minute),
  );
  return Array.from({ length: count }, (_, i) => {
    const clock = i % 3 === 0 ? clocks[draw(clocks.length)] : undefined;
    if (clock === undefined) return new Date(yearStart + draw(yearMinutes) * 60_000);
    return new Date(2026, 0, 1 + draw(365), 0, clock - draw(2));
  });
};
