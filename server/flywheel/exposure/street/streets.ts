import { hourMs } from '#contract/kit/time.ts';
import type { Log } from '#kit/log.ts';
import { inQuestion, system } from '#kit/work.ts';
import type { Work, WorkTerms } from '#kit/work.ts';
import { followStreet } from './follow.ts';
import { loadStreet, putHolidays } from './load.ts';
import type { StreetStore } from './store.ts';
import type { Street } from './street.ts';
import { makeStreetWords } from './words.ts';
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
  report(): StreetReport[];
  /** Builds the streets of these cities before anybody asks, one after the other. */
  prepare(cityIds: readonly string[]): Promise<void>;
  stop(): Promise<void>;
};
export type CurrentStreet = { street: Street; words: StreetWords; behindMs: number };
export type StreetReport = {
  city: string;
  places: number;
  offers: number;
  bytes: number;
  /** What it was built from at the start. */
  from: 'a file' | 'the tables';
  behindMs: number;
};

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

type Stand = {
  street: Street;
  from: StreetReport['from'];
  words: StreetWords;
  xid: string;
  before: Set<string>;
  /** The moment, by this process's own watch, at which the street was the whole truth. */
  trueAt: number;
  looking: Promise<void> | undefined;
  holidaysAt: number;
};

export const makeStreets = ({ terms, log, lookAlways, store }: StreetsTerms): Streets => {
  const stands = new Map<string, Promise<Stand>>();
  const standing = new Set<Stand>();

  const ask = <T>(cityId: string, act: (work: Work) => Promise<T>): Promise<T> =>
    inQuestion(terms(), { cityId, actor: system }, act);

  const open = async (cityId: string): Promise<Stand> => {
    const trueAt = performance.now();
    const kept = await ask(cityId, async (work) => {
      const stored = await store?.load(work);
      if (stored) return { ...stored, from: 'a file' as const };
      const loaded = await loadStreet(work);
      await save(work, loaded.street, loaded.xid);
      return { ...loaded, from: 'the tables' as const };
    });
    const stand: Stand = {
      street: kept.street,
      from: kept.from,
      words: makeStreetWords(kept.street),
      xid: kept.xid,
      before: new Set(),
      trueAt,
      looking: undefined,
      holidaysAt: Number.NEGATIVE_INFINITY,
    };
    await look(stand);
    standing.add(stand);
    log.info(
      {
        city: cityId,
        from: kept.from,
        places: stand.street.places.rows.length,
        tookMs: Math.round(performance.now() - trueAt),
      },
      'a street stands',
    );
    return stand;
  };

  const standOf = (cityId: string): Promise<Stand> => {
    const known = stands.get(cityId);
    if (known) return known;
    const opened = open(cityId);
    stands.set(cityId, opened);
    // A street that could not be built is tried again by the next who asks.
    opened.catch(() => stands.delete(cityId));
    return opened;
  };

  /** One look at a time; whoever comes meanwhile waits for the same. */
  const look = (stand: Stand): Promise<void> => {
    stand.looking ??= (async () => {
      try {
        const startedAt = performance.now();
        const { xid } = await ask(stand.street.city.id, (work) =>
          followStreet(work, stand.street, stand.xid, stand.before),
        );
        stand.xid = xid;
        stand.trueAt = startedAt;
        if (startedAt - stand.holidaysAt > hourMs) {
          await ask(stand.street.city.id, (work) => putHolidays(work, stand.street));
          stand.holidaysAt = startedAt;
        }
      } finally {
        stand.looking = undefined;
      }
    })();
    return stand.looking;
  };

  /** A disk that is full costs the next start some time, and nothing else. */
  const save = async (work: Work, street: Street, xid: string): Promise<void> => {
    await store?.save(work, street, xid).catch((error: unknown) => {
      log.warn({ err: error, city: street.city.id }, 'a street could not be kept');
    });
  };

  const ageOf = (stand: Stand) => performance.now() - stand.trueAt;

  const lookWell = async (stand: Stand): Promise<void> => {
    const began = performance.now();
    await look(stand).catch((error: unknown) => {
      log.warn(
        { err: error, city: stand.street.city.id },
        'a street could not be looked at',
      );
    });
    // The look that was under way may have begun before this request did.
    if (lookAlways && stand.trueAt < began) await look(stand);
  };

  return {
    current: async (work) => {
      const behind = () => work.refuse('street_behind', { retryAfterSeconds: 1 });
      const stand = await standOf(work.cityId).catch((error: unknown) => {
        log.warn({ err: error, city: work.cityId }, 'a street could not be built');
        return behind();
      });
      if (lookAlways || ageOf(stand) > waitsMs) await lookWell(stand);
      else if (ageOf(stand) > freshMs) void lookWell(stand);
      const behindMs = Math.round(ageOf(stand));
      if (behindMs > promisedMs) return behind();
      return { street: stand.street, words: stand.words, behindMs };
    },
    report: () =>
      [...standing].map((stand) => ({
        city: stand.street.city.id,
        places: stand.street.places.rows.length,
        offers: stand.street.offers.rows.length,
        bytes: stand.street.bytes(),
        from: stand.from,
        behindMs: Math.round(ageOf(stand)),
      })),
    prepare: async (cityIds) => {
      for (const cityId of cityIds) {
        await standOf(cityId).catch((error: unknown) => {
          log.warn({ err: error, city: cityId }, 'a street could not be built');
        });
      }
    },
    stop: async () => {
      await Promise.allSettled(stands.values());
      for (const stand of standing) {
        await stand.looking?.catch(() => undefined);
        await ask(stand.street.city.id, (work) => save(work, stand.street, stand.xid));
      }
    },
  };
};
