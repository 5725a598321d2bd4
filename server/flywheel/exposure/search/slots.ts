/** Finds numbers by what they stand for, which is kept elsewhere: four bytes a number. */
export type Slots = {
  /** The number with this hash that `is` the one; -1 where there is none. */
  find(hash: number, is: (at: number) => boolean): number;
  add(at: number): void;
  remove(at: number): void;
  bytes(): number;
};

const gone = -1;

/** Numbers are kept plus one, so that 0 is an empty slot. */
export const makeSlots = (hashOf: (at: number) => number): Slots => {
  let slots = new Int32Array(256);
  let taken = 0;
  let live = 0;
  const place = (at: number): void => {
    let slot = spread(hashOf(at)) & (slots.length - 1);
    while ((slots[slot] ?? 0) > 0) slot = (slot + 1) & (slots.length - 1);
    if (slots[slot] === 0) taken += 1;
    slots[slot] = at + 1;
  };
  const lay = (): void => {
    const before = slots;
    slots = new Int32Array(live * 2 > before.length ? before.length * 2 : before.length);
    taken = 0;
    for (const held of before) if (held > 0) place(held - 1);
  };
  const slotOf = (hash: number, is: (at: number) => boolean): number => {
    let slot = spread(hash) & (slots.length - 1);
    for (;;) {
      const held = slots[slot] ?? 0;
      if (held === 0) return -1;
      if (held > 0 && is(held - 1)) return slot;
      slot = (slot + 1) & (slots.length - 1);
    }
  };
  return {
    find: (hash, is) => {
      const slot = slotOf(hash, is);
      return slot < 0 ? -1 : (slots[slot] ?? 0) - 1;
    },
    add: (at) => {
      if (taken * 4 > slots.length * 3) lay();
      place(at);
      live += 1;
    },
    remove: (at) => {
      const slot = slotOf(hashOf(at), (other) => other === at);
      if (slot < 0) return;
      slots[slot] = gone;
      live -= 1;
    },
    bytes: () => slots.byteLength,
  };
};

const spread = (hash: number): number => {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> 0;
};
