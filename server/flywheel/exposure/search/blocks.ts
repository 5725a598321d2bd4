/**
 * Room for millions of short arrays inside one. A block given back is taken again by the
 * next that is as long; shops are renamed to names of the same few lengths.
 */
export type Blocks<A extends Uint16Array | Int32Array> = {
  /** The array all blocks are in; another one after each `take`. */
  items: A;
  take(length: number): number;
  giveBack(start: number, length: number): void;
  bytes(): number;
};

export const makeBlocks = <A extends Uint16Array | Int32Array>(
  make: (length: number) => A,
): Blocks<A> => {
  const free = new Map<number, number[]>();
  let used = 0;
  const blocks: Blocks<A> = {
    items: make(64),
    take: (length) => {
      const again = free.get(length)?.pop();
      if (again !== undefined) return again;
      const start = used;
      used += length;
      if (used > blocks.items.length) {
        const more = make(used + (used >> 3) + 64);
        more.set(blocks.items);
        blocks.items = more;
      }
      return start;
    },
    giveBack: (start, length) => {
      const starts = free.get(length);
      if (starts) starts.push(start);
      else free.set(length, [start]);
    },
    bytes: () => {
      let waiting = 0;
      for (const starts of free.values()) waiting += starts.length;
      return blocks.items.byteLength + 8 * waiting;
    },
  };
  return blocks;
};
