import type { OfflineList } from '#contract/offline.ts';
import { dayMs } from '#contract/kit/time.ts';
import type { Attempt } from '../flow.ts';
import { isOpen } from './entry.ts';
import type { Entry, OnlineUse } from './entry.ts';

export type Ledger = { entries: Entry[]; online: OnlineUse[] };

/**
 * What the device keeps over reloads, crashes and sign-outs. Every promise is kept only
 * once the browser has written it to the disk, and breaks where that failed: then nothing
 * of it was kept.
 */
export type Box = {
  readList: (placeId: string) => Promise<OfflineList | null>;
  /** All of the device, of every store, in the order of acceptance. */
  readLedger: () => Promise<Ledger>;
  /** Adds an entry unless what is there by then speaks against it; null where it does. */
  add: (
    entry: Entry,
    fits: (entries: readonly Entry[]) => boolean,
  ) => Promise<Entry | null>;
  /** Changes one in one go; null where `to` would not. */
  change: (key: string, to: (entry: Entry) => Entry | null) => Promise<Entry | null>;
  /** Takes a new list; what it counts already (`counted`, by key) is counted no more. */
  putList: (placeId: string, list: OfflineList, counted: Set<string>) => Promise<void>;
  putOnline: (use: OnlineUse) => Promise<void>;
};

const databaseName = 'arrival.scanner';
const stores = {
  lists: 'lists',
  entries: 'entries',
  online: 'online',
  attempts: 'attempts',
} as const;
/** A disk that takes longer says nothing a customer can wait for. */
const keptWithinMs = 4_000;
/** A signed code may lie in a drawer for a month; so long its use is remembered. */
const rememberedMs = 40 * dayMs;

/** In the browser's own store; a library for it would be a tenth of the app. */
export const makeBox = (): Box => ({
  readList: (placeId) =>
    inStores(
      'readonly',
      async (get) =>
        // Only this file writes into the stores, here and below.
        ((await answered(get(stores.lists).get(placeId))) as OfflineList | undefined) ??
        null,
    ),
  readLedger: () => inStores('readonly', readAll),
  add: (entry, fits) =>
    inStores('readwrite', async (get) => {
      const { entries } = await readAll(get);
      if (!fits(entries)) return null;
      const numbered = { ...entry, no: (entries.at(-1)?.no ?? 0) + 1 };
      get(stores.entries).add(numbered);
      return numbered;
    }),
  change: (key, to) =>
    inStores('readwrite', async (get) => {
      const found: Entry | undefined = await answered(get(stores.entries).get(key));
      const changed = found ? to(found) : null;
      if (changed) get(stores.entries).put(changed);
      return changed;
    }),
  putList: (placeId, list, counted) =>
    inStores('readwrite', async (get) => {
      get(stores.lists).put(list, placeId);
      const { entries, online } = await readAll(get);
      for (const entry of entries) {
        if (counted.has(entry.key)) get(stores.entries).put({ ...entry, inList: true });
        if (isForgotten(entry, list)) get(stores.entries).delete(entry.key);
      }
      for (const { key } of online) if (counted.has(key)) get(stores.online).delete(key);
    }),
  putOnline: (use) =>
    inStores('readwrite', async (get) => void get(stores.online).put(use)),
});

/** Online requests without an answer; the page's own memory is the first to know. */
export type AttemptBox = {
  read: () => Promise<KeptAttempt[]>;
  put: (attempt: KeptAttempt) => Promise<void>;
  drop: (key: string) => Promise<void>;
};
export type KeptAttempt = Attempt & { placeId: string };

export const makeAttemptBox = (): AttemptBox => ({
  read: () =>
    inStores('readonly', (get) => answered<KeptAttempt[]>(get(stores.attempts).getAll())),
  put: (attempt) =>
    inStores('readwrite', async (get) => void get(stores.attempts).put(attempt)),
  drop: (key) =>
    inStores('readwrite', async (get) => void get(stores.attempts).delete(key)),
});

type Get = (name: string) => IDBObjectStore;

const readAll = async (get: Get): Promise<Ledger> => {
  const [entries, online] = await Promise.all([
    answered<Entry[]>(get(stores.entries).getAll()),
    answered<OnlineUse[]>(get(stores.online).getAll()),
  ]);
  return { entries: entries.toSorted((a, b) => a.no - b.no), online };
};

const isForgotten = (entry: Entry, { madeAt }: OfflineList): boolean =>
  !isOpen(entry) && Date.parse(madeAt) - Date.parse(entry.scannedAt) > rememberedMs;

const inStores = async <T>(
  mode: IDBTransactionMode,
  act: (get: Get) => Promise<T>,
): Promise<T> => {
  const transaction = (await opened()).transaction(Object.values(stores), mode, {
    durability: 'strict',
  });
  const kept = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('not kept'));
  });
  // What is given up on must not be kept after all: either it is undone or it was done.
  const giveUp = () => {
    try {
      transaction.abort();
    } catch {
      // It has just ended; its own event says how.
    }
  };
  const timer = setTimeout(giveUp, keptWithinMs);
  const acted = act((name) => transaction.objectStore(name)).catch((error: unknown) => {
    giveUp();
    throw error;
  });
  try {
    const [given] = await Promise.all([acted, kept]);
    return given;
  } finally {
    clearTimeout(timer);
  }
};

let database: Promise<IDBDatabase> | null = null;

/** One connection for the page; one that was lost is opened anew. */
const opened = (): Promise<IDBDatabase> => {
  database ??= open().catch((error: unknown) => {
    database = null;
    throw error;
  });
  return database;
};

const open = async (): Promise<IDBDatabase> => {
  const request = indexedDB.open(databaseName, 2);
  request.onupgradeneeded = ({ oldVersion }) => {
    const { result } = request;
    if (oldVersion < 1) {
      result.createObjectStore(stores.lists);
      result.createObjectStore(stores.entries, { keyPath: 'key' });
      result.createObjectStore(stores.online, { keyPath: 'key' });
    }
    result.createObjectStore(stores.attempts, { keyPath: 'key' });
  };
  const found = await answered(request);
  const lost = () => {
    found.close();
    database = null;
  };
  found.onversionchange = lost;
  found.onclose = lost;
  return found;
};

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the store gave no reason'));
  });
