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
  loaded: Loaded,
  terms: { from: StreetReport['from']; trueAt: number; save: (l: Loaded) => Promise<void> },
): Stand => {
  let kept = keep(loaded);
  let { trueAt } = terms;
  let looking: Promise<void> | undefined;
  const renewal = makeRenewal(ask);
  const ageMs = () => performance.now() - trueAt;
  const lookOnce = async (): Promise<void> => {
    const startedAt = performance.now();
    // One that was built anew is shown only once it has caught up.
    const next = renewal.take() ?? kept;
    const { street, xid, before } = next;
    ({ xid: next.xid } = await ask((work) => followStreet(work, street, xid, before)));
    if (startedAt - next.holidaysAt >= hourMs) {
      await ask((work) => putHolidays(work, street));
      next.holidaysAt = startedAt;
    }
    kept = next;
    trueAt = startedAt;
    if (street.texts.isWasteful) renewal.start();
  };
  return {
    get street() {
      return kept.street;
    },
    get trueAt() {
      return trueAt;
    },
    shown: () => ({ street: kept.street, words: kept.words }),
    ageMs,
    look: () => {
      looking ??= lookOnce().finally(() => {
        looking = undefined;
      });
      return looking;
    },
    report: () => ({
      city: kept.street.city.id,
      places: kept.street.places.rows.length,
      offers: kept.street.offers.rows.length,
      bytes: kept.street.bytes(),
      from: terms.from,
      behindMs: Math.round(ageMs()),
    }),
    stop: async () => {
      await looking?.catch(() => undefined);
      await renewal.ended();
      await terms.save(kept);
    },
  };
};

/** A street with what is needed to follow and to search it. */
const keep = ({ street, xid }: Loaded) => ({
  street,
  xid,
  words: makeStreetWords(street),
  /** Happenings that were looked at before and may be told again. */
  before: new Set<string>(),
  holidaysAt: Number.NEGATIVE_INFINITY,
});

/**
 * Words that are replaced leave their bytes behind. When these are most of what a street
 * holds it is built anew from the tables, beside the one that is shown meanwhile.
 */
const makeRenewal = (ask: Ask) => {
  let built: ReturnType<typeof keep> | undefined;
  let building: Promise<void> | undefined;
  let startedAt = Number.NEGATIVE_INFINITY;
  return {
    start: (): void => {
      const now = performance.now();
      // What fails would fail again at every look.
      if (building || built || now - startedAt < hourMs) return;
      startedAt = now;
      building = ask(loadStreet)
        .then((loaded) => {
          built = keep(loaded);
        })
        .catch(() => undefined)
        .finally(() => {
          building = undefined;
        });
    },
    take: () => {
      const taken = built;
      built = undefined;
      return taken;
    },
    ended: () => building ?? nothing,
  };
};
