/** An id is 128 bits: four words of 32. */
const wordsEach = 4;

/**
 * Ids to row numbers and back: sixteen bytes an id and one slot of an open table, a quarter
 * of what a `Map` of texts takes.
 */
export class IdTable {
  #words = new Uint32Array(64 * wordsEach);
  #slots = new Int32Array(128).fill(-1);
  #length = 0;
  readonly #asked = new Uint32Array(wordsEach);

  get length(): number {
    return this.#length;
  }

  find(id: string): number | undefined {
    readId(id, this.#asked);
    const found = this.#lookUp();
    return found < 0 ? undefined : found;
  }

  /** The number of this id, a new one where it is not known. */
  add(id: string): number {
    readId(id, this.#asked);
    const found = this.#lookUp();
    if (found >= 0) return found;
    const no = this.#length;
    if ((no + 1) * wordsEach > this.#words.length) {
      const wider = new Uint32Array(Math.ceil(this.#length * 1.25) * wordsEach);
      wider.set(this.#words);
      this.#words = wider;
    }
    this.#words.set(this.#asked, no * wordsEach);
    this.#slots[~found] = no;
    this.#length += 1;
    if (this.#length * 2 > this.#slots.length) this.#spread(this.#slots.length * 2);
    return no;
  }

  idOf(no: number): string {
    return writeId(this.#words, no * wordsEach);
  }

  /** Below 0 where the id of `one` comes before that of `other`. */
  compare(one: number, other: number): number {
    for (let index = 0; index < wordsEach; index += 1) {
      const apart = this.#word(one, index) - this.#word(other, index);
      if (apart !== 0) return apart;
    }
    return 0;
  }

  bytes(): number {
    return this.#words.byteLength + this.#slots.byteLength;
  }

  dump(): Uint8Array {
    return new Uint8Array(this.#words.buffer, 0, this.#length * wordsEach * 4);
  }

  restore(kept: Uint8Array): void {
    this.#length = kept.length / (wordsEach * 4);
    this.#words = new Uint32Array(Math.max(64, this.#length) * wordsEach);
    new Uint8Array(this.#words.buffer).set(kept);
    let size = 128;
    while (this.#length * 2 > size) size *= 2;
    this.#spread(size);
  }

  #word(no: number, index: number): number {
    return this.#words[no * wordsEach + index] ?? 0;
  }

  /** The slot of the asked id's number, or `~` the free slot where it would be. */
  #lookUp(): number {
    const asked = this.#asked;
    let slot = this.#slotOf(asked[3] ?? 0, asked[2] ?? 0);
    for (;;) {
      const no = this.#slots[slot] ?? -1;
      if (no < 0) return ~slot;
      if (this.#isAsked(no)) return no;
      slot = (slot + 1) % this.#slots.length;
    }
  }

  #isAsked(no: number): boolean {
    const asked = this.#asked;
    return (
      this.#word(no, 3) === asked[3] &&
      this.#word(no, 2) === asked[2] &&
      this.#word(no, 1) === asked[1] &&
      this.#word(no, 0) === asked[0]
    );
  }

  /** The end of a version 7 id is random; the front is its time. */
  #slotOf(low: number, next: number): number {
    return (Math.imul(low ^ (next >>> 7), 0x9e3779b1) >>> 0) % this.#slots.length;
  }

  #spread(size: number): void {
    this.#slots = new Int32Array(size).fill(-1);
    for (let no = 0; no < this.#length; no += 1) {
      let slot = this.#slotOf(this.#word(no, 3), this.#word(no, 2));
      while ((this.#slots[slot] ?? -1) >= 0) slot = (slot + 1) % size;
      this.#slots[slot] = no;
    }
  }
}

const hyphen = 45;

const readId = (id: string, into: Uint32Array): void => {
  let digits = 0;
  into.fill(0);
  for (let at = 0; at < id.length && digits < wordsEach * 8; at += 1) {
    const sign = id.charCodeAt(at);
    if (sign === hyphen) continue;
    const index = digits >> 3;
    // Digits begin at 48, letters at 97.
    into[index] = ((into[index] ?? 0) << 4) | (sign < 58 ? sign - 48 : sign - 87);
    digits += 1;
  }
};

const signs = Buffer.from('0123456789abcdef');
/** Where the 32 digits of an id stand among its 36 signs. */
const places = Array.from('xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx').flatMap((sign, at) =>
  sign === '-' ? [] : [at],
);
const written = Buffer.from('00000000-0000-0000-0000-000000000000');

const writeId = (words: Uint32Array, from: number): string => {
  for (let digit = 0; digit < places.length; digit += 1) {
    const word = words[from + (digit >> 3)] ?? 0;
    written[places[digit] ?? 0] = signs[(word >>> (28 - 4 * (digit & 7))) & 15] ?? 0;
  }
  return written.toString('latin1');
};
