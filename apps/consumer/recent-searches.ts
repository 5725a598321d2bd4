const storageKey = 'arrival.searches';
const mostKept = 8;

/** What was searched on this device, newest first; it never leaves it. */
export const recentSearches = (): string[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    if (!Array.isArray(kept)) return [];
    return kept.filter((words) => typeof words === 'string').slice(0, mostKept);
  } catch {
    return [];
  }
};

export const keepSearch = (words: string): void =>
  write([words, ...recentSearches().filter((kept) => kept !== words)].slice(0, mostKept));

export const forgetSearches = (): void => write([]);

const write = (searches: readonly string[]): void => {
  try {
    localStorage.setItem(storageKey, JSON.stringify(searches));
  } catch {
    // Then nothing is offered again.
  }
};
