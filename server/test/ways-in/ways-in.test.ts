import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeRandom } from '#city/random.ts';
import { expectLaws } from '../laws.ts';
import { drawScript, waysIn } from './script.ts';
import type { Script, WayIn } from './script.ts';
import { tryWay } from './ways.ts';
import type { Visit } from './ways.ts';
import { openNoon } from './world.ts';
import type { Noon } from './world.ts';

/**
 * Any one way in switched off, people take the next one, and the visit ends with one use
 * taken. `VISITS=10000` lives as many for each way that is off, and prints what each took.
 * Each way by itself is tried too, so that the last resort has a figure as well.
 */
const count = Number(process.env['VISITS'] ?? 60);
/** Enough for a figure; all visits together must end before anybody is signed out. */
const few = Math.min(count, 500);
const betweenMs = 45_000;
/** One person asks for ten look-ups in ten minutes; where all are looked up, they wait. */
const lookupMs = 61_000;

let noon: Noon;
beforeAll(async () => {
  noon = await openNoon();
}, 60_000);
afterAll(async () => {
  await expectLaws(noon.town);
  await noon.close();
});

const without = (off: WayIn | null) => waysIn.filter((way) => way !== off);

it.each([null, ...waysIn])(
  `without %s ${count} visits end with one use each`,
  async (off) => {
    const { used, tally } = await liveVisits(`without ${String(off)}`, without(off), count);
    if (count >= 1_000) console.log(`without ${String(off)}: ${tell(tally)}`);
    expect(await noon.usedOnce(used)).toBe(used.length);
    // One in a thousand may have no way left: both without network, or camera and all.
    expect(count - used.length).toBeLessThanOrEqual(Math.max(1, count / 1_000));
  },
  60_000 + count * 50,
);

it.each(waysIn)(
  'by %s alone whoever has what it needs is served',
  async (way) => {
    const { used, tally, could } = await liveVisits(`${way} alone`, [way], few);
    if (count >= 500) console.log(`${way} alone: ${tell(tally)}`);
    expect(await noon.usedOnce(used)).toBe(used.length);
    expect(used.length).toBe(could[way]);
  },
  60_000 + count * 50,
);

/** Everybody comes in by the first way that works for them. */
const liveVisits = async (seed: string, ways: readonly WayIn[], visits: number) => {
  const random = makeRandom(seed);
  const stock = await noon.stockUp(visits);
  await noon.backOnline();
  const tally: Tally = {};
  const used: string[] = [];
  const could = { scan: 0, typed: 0, stand: 0, phone: 0 };
  for (const { held, customer } of stock) {
    const script = drawScript(random);
    for (const way of waysIn) if (isFor[way](script)) could[way] += 1;
    const effort = { taps: 0, seconds: 0 };
    const { counter } = noon;
    const way = await comeIn({ script, counter, customer, held, effort }, ways);
    noon.town.clock.add(ways[0] === 'phone' ? lookupMs : betweenMs);
    if (script.storeOffline) await noon.backOnline();
    if (way) used.push(held.id);
    add(tally, way ?? 'none', effort);
  }
  return { used, tally, could };
};

/** The first way that works; null where none did. */
const comeIn = async (visit: Visit, ways: readonly WayIn[]): Promise<WayIn | null> => {
  for (const way of ways) if (await tryWay[way](visit)) return way;
  return null;
};

/** What a way in needs, by the script alone. */
const isFor: Record<WayIn, (script: Script) => boolean> = {
  scan: ({ cameraBroken, unread }) => !cameraBroken && unread.includes(false),
  typed: ({ storeOffline }) => !storeOffline,
  stand: ({ standGone, customerOffline }) => !standGone && !customerOffline,
  phone: ({ storeOffline, customerOffline }) => !storeOffline && !customerOffline,
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
