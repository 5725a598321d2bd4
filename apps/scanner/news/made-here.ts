const storageKey = 'arrival.scanner.made';
const keptAtMost = 60;

const read = (): string[] => {
  try {
    // Only this file writes under this name.
    return JSON.parse(localStorage.getItem(storageKey) ?? '[]') as string[];
  } catch {
    return [];
  }
};

let made = read();
let underWay = 0;

/**
 * What this device redeemed itself: it has said so already, and does not say it again when
 * the store's feed brings it. Over a reload, too.
 */
export const madeHere = {
  has: (redemptionId: string): boolean => made.includes(redemptionId),
  add: (redemptionId: string): void => {
    if (made.includes(redemptionId)) return;
    made = [...made, redemptionId].slice(-keptAtMost);
    try {
      localStorage.setItem(storageKey, JSON.stringify(made));
    } catch {
      // Without storage a reload may say one of ours once more.
    }
  },
  /** An answer is awaited: the feed may bring it first. */
  begin: (): (() => void) => {
    underWay += 1;
    let over = false;
    return () => {
      if (!over) underWay -= 1;
      over = true;
    };
  },
  isUnderWay: (): boolean => underWay > 0,
};
