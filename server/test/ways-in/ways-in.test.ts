import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeRandom } from '#city/random.ts';
import { expectLaws } from '../laws.ts';
import { drawScript, waysIn } from './script.ts';
import type { WayIn } from './script.ts';
import { tryWay } from './ways.ts';
import type { Visit } from './ways.ts';
import { openNoon } from './world.ts';
import type { Noon } from './world.ts';

/**
 * Any one way in switched off, people take the next one, and the visit ends with one use
 * taken. `VISITS=10000` lives as many for each way that is off, and prints what each took.
 */
const count = Number(process.env['VISITS'] ?? 60);
/** A noon has a limit of its own: look-ups are asked for only so often. */
const betweenMs = 45_000;

let noon: Noon;
beforeAll(async () => {
  noon = await openNoon();
}, 60_000);
afterAll(async () => {
  await expectLaws(noon.town);
  await noon.close();
});

it.each([null, ...waysIn])(
  `without %s ${count} visits end with one use each`,
  async (off) => {
    const random = makeRandom(`off: ${String(off)}`);
    const stock = await noon.stockUp(count);
    await noon.backOnline();
    const tally: Tally = {};
    const used: string[] = [];
    for (const { held, customer } of stock) {
      const script = drawScript(random);
      const effort = { taps: 0, seconds: 0 };
      const { counter } = noon;
      const way = await comeIn({ script, counter, customer, held, effort }, off);
      noon.town.clock.add(betweenMs);
      if (script.storeOffline) await noon.backOnline();
      if (way) used.push(held.id);
      add(tally, way ?? 'none', effort);
    }
    if (count >= 1_000) console.log(`without ${String(off)}: ${tell(tally)}`);
    expect(await noon.usedOnce(used)).toBe(used.length);
    // One in a thousand may have no way left: both without network, or camera and all.
    expect(count - used.length).toBeLessThanOrEqual(Math.max(1, count / 1_000));
  },
  60_000 + count * 50,
);

/** The first way that works; null where none did. */
const comeIn = async (visit: Visit, off: WayIn | null): Promise<WayIn | null> => {
  for (const way of waysIn) {
    if (way !== off && (await tryWay[way](visit))) return way;
  }
  return null;
};

type Tally = Record<string, { visits: number; taps: number; seconds: number }>;

const add = (tally: Tally, way: string, effort: Visit['effort']): void => {
  const sum = (tally[way] ??= { visits: 0, taps: 0, seconds: 0 });
  sum.visits += 1;
  sum.taps += effort.taps;
  sum.seconds += effort.seconds;
};

const tell = (tally: Tally): string =>
  Object.entries(tally)
    .map(([way, { visits, taps, seconds }]) => {
      const each = (sum: number) => (sum / visits).toFixed(1);
      return `${way} ${visits} (${each(taps)} taps, ${each(seconds)} s)`;
    })
    .join(', ');
