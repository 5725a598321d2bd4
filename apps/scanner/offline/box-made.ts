import type { OfflineList } from '#contract/offline.ts';
import type { Box, Ledger } from './box.ts';
import type { Entry } from './entry.ts';

// A device's store for tests: it survives what a page does not, and fails when told to.

export const makeBoxHere = () => {
  const entries = new Map<string, Entry>();
  const online = new Map<string, Ledger['online'][number]>();
  const lists = new Map<string, OfflineList>();
  const here = { isFull: false };
  const writes = <T>(act: () => T): Promise<T> =>
    here.isFull
      ? Promise.reject(new DOMException('the disk is full', 'QuotaExceededError'))
      : Promise.resolve(act());
  const sorted = () => [...entries.values()].toSorted((a, b) => a.no - b.no);
  const box: Box = {
    readList: async (placeId) => lists.get(placeId) ?? null,
    readLedger: async () => ({ entries: sorted(), online: [...online.values()] }),
    add: (entry, fits) =>
      writes(() => {
        if (!fits(sorted())) return null;
        const numbered = { ...entry, no: entries.size + 1 };
        entries.set(entry.key, numbered);
        return numbered;
      }),
    change: (key, to) =>
      writes(() => {
        const found = entries.get(key);
        const changed = found ? to(found) : null;
        if (changed) entries.set(key, changed);
        return changed;
      }),
    putList: (placeId, list, counted) =>
      writes(() => {
        lists.set(placeId, list);
        for (const [key, entry] of entries) {
          if (counted.has(key)) entries.set(key, { ...entry, inList: true });
        }
        for (const key of counted) online.delete(key);
      }),
    putOnline: (use) => writes(() => void online.set(use.key, use)),
  };
  return { box, here };
};
