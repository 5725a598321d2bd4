import type { VoucherView } from '#contract/voucher.ts';

/**
 * My codes on this device, so that they show without a network. A copy, never the truth:
 * each carries when it was true. Signing out empties it. The browser's own store is asked
 * directly: a library for it would be a fifth of the first screen.
 */
export type KeptVoucher = {
  id: string;
  /** City and person: a shared phone never shows one person's codes to another. */
  owner: string;
  keptAtMs: number;
  voucher: VoucherView;
};

const ownerOf = (city: string, viewer: string) => `${city} ${viewer}`;

/** Takes the whole list as it stands now; what is no longer in it goes. */
export const keepVouchers = async (
  city: string,
  viewer: string,
  vouchers: readonly VoucherView[],
  nowMs: number,
): Promise<void> => {
  const owner = ownerOf(city, viewer);
  await inStore('readwrite', async (store) => {
    const before = await answered(store.index('owner').getAllKeys(owner));
    for (const key of before) store.delete(key);
    for (const voucher of vouchers) {
      store.put({ id: voucher.id, owner, keptAtMs: nowMs, voucher });
    }
  });
};

/** Takes one that was just bought or looked at. */
export const keepVoucher = async (
  city: string,
  viewer: string,
  voucher: VoucherView,
  nowMs: number,
): Promise<void> => {
  const owner = ownerOf(city, viewer);
  await inStore('readwrite', async (store) => {
    store.put({ id: voucher.id, owner, keptAtMs: nowMs, voucher });
  });
};

/** What this device has; usable ones first, soonest to lapse first. */
export const keptVouchers = async (
  city: string,
  viewer: string,
): Promise<KeptVoucher[]> => {
  const kept = await inStore('readonly', (store) =>
    // Only this file writes into the store.
    answered<KeptVoucher[]>(store.index('owner').getAll(ownerOf(city, viewer))),
  );
  return kept.toSorted(
    (a, b) =>
      Number(b.voucher.state === 'issued') - Number(a.voucher.state === 'issued') ||
      a.voucher.validUntil.localeCompare(b.voucher.validUntil),
  );
};

export const forgetVouchers = async (): Promise<void> => {
  await inStore('readwrite', async (store) => {
    store.clear();
  });
};

const storeName = 'vouchers';
// Phones that were here before hold a database of this name and version.
const databaseName = 'arrival';
const databaseVersion = 10;

/** Runs `act` in one transaction and waits until it is kept. Throws where that failed. */
const inStore = async <T>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => Promise<T>,
): Promise<T> => {
  const database = await openDatabase();
  try {
    const transaction = database.transaction(storeName, mode);
    const kept = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('not kept'));
    });
    const [given] = await Promise.all([act(transaction.objectStore(storeName)), kept]);
    return given;
  } finally {
    database.close();
  }
};

const openDatabase = (): Promise<IDBDatabase> => {
  const request = indexedDB.open(databaseName, databaseVersion);
  request.onupgradeneeded = () => {
    if (request.result.objectStoreNames.contains(storeName)) return;
    const store = request.result.createObjectStore(storeName, { keyPath: 'id' });
    store.createIndex('owner', 'owner');
  };
  return answered(request);
};

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the store gave no reason'));
  });
