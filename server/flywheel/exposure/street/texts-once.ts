import { crc32 } from 'node:zlib';
import type { Texts } from './texts.ts';

/**
 * Texts of which each is kept once, found by their bytes: one open table of numbers, a
 * tenth of what a `Map` by their digests would take.
 */
export class TextsOnce {
  readonly #texts: Texts;
  /** A text's number and one more; 0 is free. */
  #slots = new Uint32Array(128);
  #length = 0;

  constructor(texts: Texts) {
    this.#texts = texts;
  }

  /** The number of this text, a new one where it is not kept yet. */
  put(text: string): number {
    const bytes = Buffer.from(text);
    const slot = this.#lookUp(bytes);
    const known = this.#slots[slot] ?? 0;
    if (known > 0) return known - 1;
    const ref = this.#texts.put(text);
    this.#slots[slot] = ref + 1;
    this.#length += 1;
    if (this.#length * 2 > this.#slots.length) this.#spread();
    return ref;
  }

  bytes(): number {
    return this.#slots.byteLength;
  }

  dump(): Uint8Array {
    return new Uint8Array(this.#slots.buffer);
  }

  restore(kept: Uint8Array): void {
    this.#slots = new Uint32Array(kept.byteLength / 4);
    new Uint8Array(this.#slots.buffer).set(kept);
    this.#length = this.#slots.reduce((sum, each) => (each > 0 ? sum + 1 : sum), 0);
  }

  /** Where these bytes are, or where they would go. */
  #lookUp(bytes: Buffer): number {
    const { length } = this.#slots;
    let slot = crc32(bytes) % length;
    for (;;) {
      const known = this.#slots[slot] ?? 0;
      if (known === 0 || bytes.equals(this.#texts.bytesOf(known - 1))) return slot;
      slot = (slot + 1) % length;
    }
  }

  #spread(): void {
    const before = this.#slots;
    this.#slots = new Uint32Array(before.length * 2);
    for (const known of before) {
      if (known === 0) continue;
      let slot = crc32(this.#texts.bytesOf(known - 1)) % this.#slots.length;
      while ((this.#slots[slot] ?? 0) > 0) slot = (slot + 1) % this.#slots.length;
      this.#slots[slot] = known;
    }
  }
}
