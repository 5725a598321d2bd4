import type { NearbyItem } from '#contract/exposure.ts';

/** The list that was seen last, for when no answer comes. */
export type KeptNearby = { atMs: number; items: readonly NearbyItem[] };

type Kept = KeptNearby & { owner: string };

const storageKey = 'arrival.nearby';
/** Shops and prices of another day would send somebody to the wrong door. */
export const keptIsGoodForMs = 12 * 60 * 60_000;

// Prices are a viewer's own, so whose they are stands beside them.
const ownerOf = (city: string, viewer: string) => `${city} ${viewer}`;

/** Keeps the first page of a list, and only that of this city and person. */
export const keepNearby = (
  city: string,
  viewer: string,
  items: readonly NearbyItem[],
  atMs: number,
): void => {
  if (items.length === 0) return;
  const kept: Kept = { owner: ownerOf(city, viewer), atMs, items };
  try {
    localStorage.setItem(storageKey, JSON.stringify(kept));
  } catch {
    // A full or forbidden store: without a network there is then no list.
  }
};

/** What was kept, where it is this person's and of today; else null. */
export const keptNearby = (
  city: string,
  viewer: string,
  nowMs: number,
): KeptNearby | null => {
  try {
    const text = localStorage.getItem(storageKey);
    if (text === null) return null;
    // Only `keepNearby` writes under this name.
    const kept = JSON.parse(text) as Kept;
    const isGood = nowMs - kept.atMs < keptIsGoodForMs;
    return isGood && kept.owner === ownerOf(city, viewer) ? kept : null;
  } catch {
    return null;
  }
};

/** Whoever signs out leaves no prices behind. */
export const forgetNearby = (): void => {
  try {
    localStorage.removeItem(storageKey);
  } catch {
    // Nothing was kept then.
  }
};
