/**
 * Chance that can be replayed. Every draw in the city comes from a named stream
 * of one seed, so adding a shop never moves a street: `random.stream('shops')`
 * does not share its state with `random.stream('streets')`.
 *
 * Only 32-bit integer steps and exact division are used. Sine, logarithm and
 * friends may differ in their last bit between machines, and one such bit would
 * change the whole city.
 */
export type Random = {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number;
  /** A number in [least, most). */
  between(least: number, most: number): number;
  /** True with the given chance (0 to 1). */
  chance(probability: number): boolean;
  /** About `mean`, never further off than `spread` (three draws, not a true bell). */
  around(mean: number, spread: number): number;
  /** One item of a list that is not empty. */
  pick<T>(items: readonly T[]): T;
  /** One item, in proportion to its weight. Weights need not add up to anything. */
  weighted<T>(items: readonly (readonly [T, number])[]): T;
  /** A new list in another order. */
  shuffle<T>(items: readonly T[]): T[];
  /** Up to `count` different items, in random order. */
  sample<T>(items: readonly T[], count: number): T[];
  /** An independent stream: the same name gives the same draws, whenever asked for. */
  stream(name: string): Random;
};

export function makeRandom(seed: number | string): Random {
  const label = String(seed);
  const next = sfc32(hash4(label));
  const int = (least: number, most: number) =>
    least + Math.floor(next() * (most - least + 1));
  const pick = <T>(items: readonly T[]): T => at(items, int(0, items.length - 1));
  const shuffle = <T>(items: readonly T[]): T[] => shuffled(items, int);
  return {
    next,
    int,
    pick,
    shuffle,
    between: (least, most) => least + next() * (most - least),
    chance: (probability) => next() < probability,
    around: (mean, spread) => mean + (next() + next() + next() - 1.5) * (spread / 1.5),
    weighted: (items) => weighted(items, next()),
    sample: (items, count) => shuffle(items).slice(0, count),
    stream: (name) => makeRandom(`${label}/${name}`),
  };
}

/** The item at an index that must exist. */
export function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) {
    throw new Error(`nothing at ${index} in a list of ${items.length}`);
  }
  return item;
}

function shuffled<T>(items: readonly T[], int: (a: number, b: number) => number): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = int(0, last);
    const held = at(result, last);
    result[last] = at(result, other);
    result[other] = held;
  }
  return result;
}

function weighted<T>(items: readonly (readonly [T, number])[], draw: number): T {
  const total = items.reduce((sum, [, weight]) => sum + weight, 0);
  let left = draw * total;
  for (const [item, weight] of items) {
    left -= weight;
    if (left < 0) return item;
  }
  return at(items, items.length - 1)[0];
}

/** Four 32-bit words from a text: four FNV-1a runs from different starts, well mixed. */
function hash4(text: string): [number, number, number, number] {
  const one = (start: number) => {
    let hash = start;
    for (const char of text) {
      hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619);
    }
    hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
    return (hash ^ (hash >>> 16)) >>> 0;
  };
  return [one(2166136261), one(597399067), one(2869860233), one(951274213)];
}

/** The small fast counter generator by Chris Doty-Humphrey (public domain). */
function sfc32(state: [number, number, number, number]): () => number {
  let [a, b, c, d] = state;
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let warm = 0; warm < 12; warm += 1) next();
  return next;
}
