import { makeBlocks } from './blocks.ts';
import { readCells, makeCells } from './cells.ts';
import type { Cells } from './cells.ts';
import { makeSlots } from './slots.ts';

/** In the order in which equal hits of one place are preferred. */
export const fields = ['name', 'dish', 'category', 'district', 'note'] as const;

/**
 * Every different text, once, whoever it hangs over: a dish that ten thousand kitchens cook
 * is one text with ten thousand places. Numbers of texts that are gone are given again.
 */
export type TextStore = {
  /** The number of a text that is kept; -1 where it is not. */
  find(field: number, text: string): number;
  add(field: number, text: string): number;
  remove(text: number): void;
  fieldOf(text: number): number;
  /** How many cells a text has, 255 for more. */
  lengthOf(text: number): number;
  /** What the first cell holds; 0 where nothing counts. */
  firstOf(text: number): number;
  textOf(text: number): string;
  read(text: number, into: Cells): void;
  bytes(): number;
};

export const makeTextStore = (folded: Uint16Array): TextStore => {
  const units = makeBlocks((length) => new Uint16Array(length));
  const free: number[] = [];
  const cells = makeCells();
  let columns = makeColumns(64);
  let count = 0;
  const slots = makeSlots((at) => hashAt(units.items, columns, at));
  const read = (at: number, into: Cells): void =>
    readCells(folded, units.items, columns.starts[at] ?? 0, columns.sizes[at] ?? 0, into);
  const write = (at: number, field: number, text: string): void => {
    const start = units.take(text.length);
    for (let unit = 0; unit < text.length; unit += 1) {
      units.items[start + unit] = text.charCodeAt(unit);
    }
    columns.starts[at] = start;
    columns.sizes[at] = text.length;
    columns.fields[at] = field;
    read(at, cells);
    columns.lengths[at] = Math.min(255, cells.count);
    columns.firsts[at] = cells.count > 0 ? (cells.units[0] ?? 0) : 0;
  };
  return {
    read,
    find: (field, text) =>
      slots.find(hashOf(field, text), (at) => isAt(units.items, columns, at, field, text)),
    add: (field, text) => {
      const at = free.pop() ?? count++;
      if (at >= columns.starts.length) columns = enlarge(columns);
      write(at, field, text);
      slots.add(at);
      return at;
    },
    remove: (at) => {
      slots.remove(at);
      units.giveBack(columns.starts[at] ?? 0, columns.sizes[at] ?? 0);
      free.push(at);
    },
    fieldOf: (at) => columns.fields[at] ?? 0,
    lengthOf: (at) => columns.lengths[at] ?? 0,
    firstOf: (at) => columns.firsts[at] ?? 0,
    textOf: (at) => {
      const start = columns.starts[at] ?? 0;
      const found = units.items.subarray(start, start + (columns.sizes[at] ?? 0));
      return utf16(found);
    },
    bytes: () => units.bytes() + slots.bytes() + 8 * free.length + bytesOf(columns),
  };
};

const utf16 = ({ buffer, byteOffset, byteLength }: Uint16Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('utf16le');

type Columns = ReturnType<typeof makeColumns>;

const makeColumns = (length: number) => ({
  starts: new Int32Array(length),
  sizes: new Uint16Array(length),
  fields: new Uint8Array(length),
  lengths: new Uint8Array(length),
  firsts: new Uint16Array(length),
});

const enlarge = (columns: Columns): Columns => {
  const length = columns.starts.length;
  const more = makeColumns(length + (length >> 3) + 64);
  more.starts.set(columns.starts);
  more.sizes.set(columns.sizes);
  more.fields.set(columns.fields);
  more.lengths.set(columns.lengths);
  more.firsts.set(columns.firsts);
  return more;
};

const bytesOf = (columns: Columns): number =>
  Object.values(columns).reduce((total, column) => total + column.byteLength, 0);

// ---- the same text, the same hash -------------------------------------------------------

const mix = (hash: number, unit: number): number =>
  Math.imul(hash ^ unit, 0x9e3779b1) ^ (hash >>> 15);

const hashOf = (field: number, text: string): number => {
  let hash = field;
  for (let unit = 0; unit < text.length; unit += 1) hash = mix(hash, text.charCodeAt(unit));
  return hash;
};

const hashAt = (items: Uint16Array, { starts, sizes, fields }: Columns, at: number) => {
  const start = starts[at] ?? 0;
  const until = start + (sizes[at] ?? 0);
  let hash = fields[at] ?? 0;
  for (let unit = start; unit < until; unit += 1) hash = mix(hash, items[unit] ?? 0);
  return hash;
};

const isAt = (
  items: Uint16Array,
  columns: Columns,
  at: number,
  field: number,
  text: string,
): boolean => {
  if (columns.fields[at] !== field || columns.sizes[at] !== text.length) return false;
  const start = columns.starts[at] ?? 0;
  for (let unit = 0; unit < text.length; unit += 1) {
    if (items[start + unit] !== text.charCodeAt(unit)) return false;
  }
  return true;
};

/** Which of two texts is shown where one place has both: by field, then by its letters. */
export const textBefore =
  (texts: TextStore) =>
  (text: number, other: number): boolean => {
    const fields = texts.fieldOf(text) - texts.fieldOf(other);
    return fields < 0 || (fields === 0 && texts.textOf(text) < texts.textOf(other));
  };
