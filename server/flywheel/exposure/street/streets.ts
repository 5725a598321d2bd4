import type { Log } from '#kit/log.ts';
import { inQuestion, system } from '#kit/work.ts';
import type { Work, WorkTerms } from '#kit/work.ts';
import { openStand } from './stand.ts';
import type { Ask, Stand, StreetReport } from './stand.ts';
import type { StreetStore } from './store.ts';
import type { Street } from './street.ts';
import type { StreetWords } from './words.ts';

/**
 * The streets that this process keeps, each at most a second behind the tables. A request
 * that finds its street looked at a moment ago is answered from it, and sets the next look
 * going; one that finds it older waits for the look. Where that fails, the street says so
 * and shows nothing: an old price is worse than none.
 */
export type Streets = {
  /** The street of this work's city, true to within a second, or a refusal. */
  current(work: Work<'street_behind'>): Promise<CurrentStreet>;
  /** What each street holds and how long ago it was true, for `/health` and metrics. */
  report(): Promise<StreetReport[]>;
  /** Builds the streets of these cities before anybody asks, one after the other. */
  prepare(cityIds: readonly string[]): Promise<void>;
  stop(): Promise<void>;
};
export type CurrentStreet = { street: Street; words: StreetWords; behindMs: number };

declare module '#kit/work.ts' {
  interface Outside {
    streets: Streets;
  }
}

export type StreetsTerms = {
  terms: () => WorkTerms;
  log: Log;
  /** Every request looks first: for tests whose clock stands still. */
  lookAlways: boolean;
  /** Where a street may come from instead of the tables, and where it is kept. */
  store?: StreetStore;
};

/** Fresh enough to be shown without looking. */
const freshMs = 200;
/** Beyond this nothing is shown before the next look has ended. */
const waitsMs = 700;
const promisedMs = 1_000;

export const makeStreets = ({ terms, log, lookAlways, store }: StreetsTerms): Streets => {
  const stands = new Map<string, Promise<Stand>>();
  const standing = new Set<Stand>();
  const warn = (city: string, what: string) => (error: unknown) => {
    log.warn({ err: error, city }, what);
  };
  const open = async (cityId: string): Promise<Stand> => {
    const startedAt = performance.now();
    const ask: Ask = (act) => inQuestion(terms(), { cityId, actor: system }, act);
    const stand = await openStand(ask, store, warn(cityId, 'a street could not be kept'));
    standing.add(stand);
    const tookMs = Math.round(performance.now() - startedAt);
    log.info({ ...stand.report(), tookMs }, 'a street stands');
    return stand;
  };
  const standOf = (cityId: string): Promise<Stand> => {
    const known = stands.get(cityId);
    if (known) return known;
    const opened = open(cityId);
    stands.set(cityId, opened);
    // A street that could not be built is tried again by the next who asks.
    opened.catch((error: unknown) => {
      warn(cityId, 'a street could not be built')(error);
      stands.delete(cityId);
    });
    return opened;
  };
  const look = async (stand: Stand): Promise<void> => {
    const failed = warn(stand.street.city.id, 'a street could not be looked at');
    const began = performance.now();
    await stand.look().catch(failed);
    // The look that was under way may have begun before this request did.
    if (lookAlways && stand.trueAt < began) await stand.look().catch(failed);
  };
  return {
    current: async (work) => {
      const behind = () => work.refuse('street_behind', { retryAfterSeconds: 1 });
      const stand = await standOf(work.cityId).catch(behind);
      if (lookAlways || stand.ageMs() > waitsMs) await look(stand);
      else if (stand.ageMs() > freshMs) void look(stand);
      const behindMs = Math.round(stand.ageMs());
      return behindMs > promisedMs ? behind() : { ...stand.shown(), behindMs };
    },
    report: async () => {
      // A city that nobody asks for is not behind: it is looked at when it is asked for.
      const idle = [...standing].filter((stand) => stand.ageMs() > freshMs);
      await Promise.all(idle.map(look));
      return [...standing].map((stand) => stand.report());
    },
    prepare: async (cityIds) => {
      for (const cityId of cityIds) await standOf(cityId).catch(() => undefined);
      // Words follow in breaths while requests are answered already.
      for (const stand of standing) void stand.shown().words.ready();
    },
    stop: async () => {
      await Promise.allSettled(stands.values());
      for (const stand of standing) await stand.stop();
    },
  };
};
