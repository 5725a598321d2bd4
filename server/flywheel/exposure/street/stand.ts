import { hourMs } from '#contract/kit/time.ts';
import type { Work } from '#kit/work.ts';
import { followStreet } from './follow.ts';
import { loadStreet, putHolidays } from './load.ts';
import type { Loaded } from './load.ts';
import type { StreetStore } from './store.ts';
import type { Street } from './street.ts';
import { makeStreetWords } from './words.ts';
import type { StreetWords } from './words.ts';

/** Asks the tables of the stand's city something. */
export type Ask = <T>(act: (work: Work) => Promise<T>) => Promise<T>;

export type StreetReport = {
  city: string;
  places: number;
  offers: number;
  bytes: number;
  /** What it was built from at the start. */
  from: 'a file' | 'the tables';
  behindMs: number;
};

/**
 * One city's street as this process keeps it: how far it has followed what happened, and
 * the moment, by this process's own watch, at which it was the whole truth.
 */
export type Stand = {
  readonly street: Street;
  readonly trueAt: number;
  shown(): { street: Street; words: StreetWords };
  ageMs(): number;
  /** One look at a time; whoever comes meanwhile waits for the same. */
  look(): Promise<void>;
  report(): StreetReport;
  /** Keeps the street for the next start. */
  stop(): Promise<void>;
};

/** Builds the street from its file or the tables and brings it up to now. */
export const openStand = async (
  ask: Ask,
  store: StreetStore | undefined,
  keepingFailed: (error: unknown) => void,
): Promise<Stand> => {
  const startedAt = performance.now();
  // A disk that is full costs the next start some time, and nothing else.
  const save = (loaded: Loaded) =>
    ask((work) => store?.save(work, loaded.street, loaded.xid) ?? nothing).catch(
      keepingFailed,
    );
  const stored = store ? await ask((work) => store.load(work)) : undefined;
  const loaded = stored ?? (await ask(loadStreet));
  if (!stored) await save(loaded);
  const stand = makeStand(ask, loaded, {
    from: stored ? 'a file' : 'the tables',
    trueAt: startedAt,
    save,
  });
  await stand.look();
  return stand;
};

const nothing = Promise.resolve();

const makeStand = (
  ask: Ask,
  { street, xid: followed }: Loaded,
  terms: { from: StreetReport['from']; trueAt: number; save: (l: Loaded) => Promise<void> },
): Stand => {
  const words = makeStreetWords(street);
  const before = new Set<string>();
  let xid = followed;
  let { trueAt } = terms;
  let holidaysAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | undefined;
  const ageMs = () => performance.now() - trueAt;
  const lookOnce = async (): Promise<void> => {
    const startedAt = performance.now();
    ({ xid } = await ask((work) => followStreet(work, street, xid, before)));
    trueAt = startedAt;
    if (startedAt - holidaysAt < hourMs) return;
    await ask((work) => putHolidays(work, street));
    holidaysAt = startedAt;
  };
  return {
    street,
    get trueAt() {
      return trueAt;
    },
    shown: () => ({ street, words }),
    ageMs,
    look: () => {
      looking ??= lookOnce().finally(() => {
        looking = undefined;
      });
      return looking;
    },
    report: () => ({
      city: street.city.id,
      places: street.places.rows.length,
      offers: street.offers.rows.length,
      bytes: street.bytes(),
      from: terms.from,
      behindMs: Math.round(ageMs()),
    }),
    stop: async () => {
      await looking?.catch(() => undefined);
      await terms.save({ street, xid });
    },
  };
};
