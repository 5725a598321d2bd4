/**
 * Where texts lie: chunks of bytes, each text with its length in front, named by a number
 * of 32 bits that counts steps of four bytes. A text that is replaced leaves its old bytes
 * behind; `wasted` says how many, and a rebuilt street has none.
 */
export type Texts = {
  put(text: string): number;
  read(ref: number): string;
  /** The bytes themselves, for answers that are put together without decoding. */
  bytesOf(ref: number): Uint8Array;
  forget(ref: number): void;
  readonly wasted: number;
  /** Most of it, and not little, is bytes that nobody reads any more. */
  readonly isWasteful: boolean;
  bytes(): number;
  dump(): Uint8Array[];
  restore(chunks: readonly Uint8Array[]): void;
};

const chunkBytes = 1 << 24;
const step = 4;

export const makeTexts = (): Texts => {
  const chunks: Buffer[] = [];
  let free = chunkBytes;
  let wasted = 0;
  const place = (ref: number) => {
    const at = ref * step;
    const chunk = chunks[Math.floor(at / chunkBytes)];
    const offset = at % chunkBytes;
    if (!chunk) throw new RangeError('there is no text of this number');
    return { chunk, offset, length: chunk.readUInt32LE(offset) };
  };
  const bytesOf = (ref: number): Buffer => {
    const { chunk, offset, length } = place(ref);
    return chunk.subarray(offset + step, offset + step + length);
  };
  return {
    put: (text) => {
      const length = Buffer.byteLength(text);
      const needed = step + Math.ceil(length / step) * step;
      if (needed > chunkBytes) throw new RangeError('a text is longer than a chunk');
      if (free + needed > chunkBytes) {
        chunks.push(Buffer.alloc(chunkBytes));
        free = 0;
      }
      const chunk = chunks.at(-1);
      chunk?.writeUInt32LE(length, free);
      chunk?.write(text, free + step);
      const ref = ((chunks.length - 1) * chunkBytes + free) / step;
      free += needed;
      return ref;
    },
    read: (ref) => bytesOf(ref).toString(),
    bytesOf,
    forget: (ref) => {
      wasted += place(ref).length + step;
    },
    get wasted() {
      return wasted;
    },
    get isWasteful() {
      return wasted > chunkBytes && wasted * 2 > chunks.length * chunkBytes;
    },
    bytes: () => chunks.length * chunkBytes,
    dump: () =>
      chunks.map((chunk, no) =>
        chunk.subarray(0, no + 1 < chunks.length ? undefined : free),
      ),
    restore: (kept) => {
      chunks.length = 0;
      wasted = 0;
      free = chunkBytes;
      for (const bytes of kept) {
        const chunk = Buffer.alloc(chunkBytes);
        chunk.set(bytes);
        chunks.push(chunk);
        free = bytes.length;
      }
    },
  };
};
