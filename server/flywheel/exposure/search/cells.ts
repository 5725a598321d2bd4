/**
 * A text as it is compared: the folded units that count, and where in the text each one
 * stands. Made once and filled again for every text.
 */
export type Cells = { units: Uint16Array; at: Uint16Array; count: number };

/** How far into a long note one may search; what is behind is shown but not found. */
export const unitsRead = 4_000;

export const makeCells = (): Cells => ({
  units: new Uint16Array(unitsRead),
  at: new Uint16Array(unitsRead),
  count: 0,
});

/** Fills `into` with what counts of `size` units of `items`, from `start` on. */
export const readCells = (
  folded: Uint16Array,
  items: Uint16Array,
  start: number,
  size: number,
  into: Cells,
): void => {
  const until = Math.min(size, unitsRead);
  let count = 0;
  for (let unit = 0; unit < until; unit += 1) {
    const cell = folded[items[start + unit] ?? 0] ?? 0;
    if (cell === 0) continue;
    into.units[count] = cell;
    into.at[count] = unit;
    count += 1;
  }
  into.count = count;
};

/** What counts of a short text, as people type it. */
export const foldText = (folded: Uint16Array, text: string): Uint16Array => {
  const units = new Uint16Array(text.length);
  let count = 0;
  for (let unit = 0; unit < text.length; unit += 1) {
    const cell = folded[text.charCodeAt(unit)] ?? 0;
    if (cell !== 0) units[count++] = cell;
  }
  return units.slice(0, count);
};
