/**
 * Ids to row numbers and back: sixteen bytes an id and one slot of an open table, a quarter
 * of what a `Map` of texts takes.
 */
export type IdTable = {
  readonly length: number;
  find(id: string): number | undefined;
  /** The number of this id, a new one where it is not known. */
  add(id: string): number;
  idOf(no: number): string;
  /** Below 0 where the id of `one` comes before that of `other`. */
  compare(one: number, other: number): number;
  bytes(): number;
  dump(): Uint8Array;
  restore(bytes: Uint8Array): void;
};

const wordsEach = 4;

export const makeIdTable = (): IdTable => {
  let words = new Uint32Array(64 * wordsEach);
  let slots = new Int32Array(128).fill(-1);
  let length = 0;
  const asked = new Uint32Array(wordsEach);

  const word = (no: number, index: number) => words[no * wordsEach + index] ?? 0;
  const isAsked = (no: number) =>
    word(no, 3) === asked[3] &&
    word(no, 2) === asked[2] &&
    word(no, 1) === asked[1] &&
    word(no, 0) === asked[0];
  // The end of a version 7 id is random; the front is its time.
  const slotOf = (low: number, next: number) =>
    (Math.imul(low ^ (next >>> 7), 0x9e3779b1) >>> 0) % slots.length;

  const lookUp = (): number => {
    let slot = slotOf(asked[3] ?? 0, asked[2] ?? 0);
    for (;;) {
      const no = slots[slot] ?? -1;
      if (no < 0) return ~slot;
      if (isAsked(no)) return no;
      slot = (slot + 1) % slots.length;
    }
  };
  const spread = (size: number) => {
    slots = new Int32Array(size).fill(-1);
    for (let no = 0; no < length; no += 1) {
      let slot = slotOf(word(no, 3), word(no, 2));
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) % size;
      slots[slot] = no;
    }
  };
  return {
    get length() {
      return length;
    },
    find: (id) => {
      readId(id, asked);
      const found = lookUp();
      return found < 0 ? undefined : found;
    },
    add: (id) => {
      readId(id, asked);
      const found = lookUp();
      if (found >= 0) return found;
      if ((length + 1) * wordsEach > words.length) {
        const wider = new Uint32Array(words.length * 2);
        wider.set(words);
        words = wider;
      }
      words.set(asked, length * wordsEach);
      slots[~found] = length;
      length += 1;
      if (length * 2 > slots.length) spread(slots.length * 2);
      return length - 1;
    },
    idOf: (no) => writeId(words, no * wordsEach),
    compare: (one, other) => {
      for (let index = 0; index < wordsEach; index += 1) {
        const apart = word(one, index) - word(other, index);
        if (apart !== 0) return apart;
      }
      return 0;
    },
    bytes: () => words.byteLength + slots.byteLength,
    dump: () => new Uint8Array(words.buffer, 0, length * wordsEach * 4),
    restore: (kept) => {
      length = kept.length / (wordsEach * 4);
      words = new Uint32Array(Math.max(64, length) * wordsEach);
      new Uint8Array(words.buffer).set(kept);
      let size = 128;
      while (length * 2 > size) size *= 2;
      spread(size);
    },
  };
};

const readId = (id: string, into: Uint32Array): void => {
  const digits = id.replaceAll('-', '');
  for (let index = 0; index < wordsEach; index += 1) {
    into[index] = Number.parseInt(digits.slice(index * 8, index * 8 + 8), 16);
  }
};

const writeId = (words: Uint32Array, from: number): string => {
  const [a = '', b = '', c = '', d = ''] = [0, 1, 2, 3].map((index) =>
    (words[from + index] ?? 0).toString(16).padStart(8, '0'),
  );
  return `${a}-${b.slice(0, 4)}-${b.slice(4)}-${c.slice(0, 4)}-${c.slice(4)}${d}`;
};
