/** A hardware scanner types faster than any hand: at most this long between two keys. */
const betweenKeysMs = 60;
/** Shorter runs are a hand that happened to be quick. */
const shortestRun = 6;

/** A key as the browser tells it; `key` may be veiled by an input method. */
export type KeyPress = { key: string; code: string };

export type WedgeTake = {
  /** What a scanner typed, complete. */
  text: string | null;
  /** Whether this key belongs to a scanner and must reach nothing else on the page. */
  swallow: boolean;
};

/**
 * Reads a hardware scanner that acts as a keyboard: keys in quick succession, then Enter or
 * Tab. Needs no focus. Slow keys are a person's and pass by untouched; the Enter that ends
 * a scan is swallowed, or it would press whatever button has the focus.
 */
export const makeWedge = () => {
  let run = '';
  let lastAtMs = -Infinity;
  return (press: KeyPress, atMs: number): WedgeTake => {
    const quick = atMs - lastAtMs <= betweenKeysMs;
    lastAtMs = atMs;
    if (!quick) run = '';
    if (press.key === 'Enter' || press.key === 'Tab') {
      const text = run.length >= shortestRun ? run : null;
      run = '';
      return { text, swallow: text !== null };
    }
    const character = characterOf(press);
    // Shift and its like come between the letters of an address without ending it.
    if (character !== null) run += character;
    return { text: null, swallow: false };
  };
};

const characterOf = ({ key, code }: KeyPress): string | null => {
  if (key.length === 1) return key;
  return /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? null;
};
