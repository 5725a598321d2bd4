import type { Cells } from './cells.ts';
import { isLatin, isLetter } from './fold.ts';
import { readingAt, readingsKept } from './readings.ts';
import type { Readings } from './readings.ts';
import { addTo, makeSortedList, removeFrom } from './sorted-list.ts';
import type { SortedList } from './sorted-list.ts';

/**
 * What a text is found by. Numbers below 65,536 are characters; behind them come syllables,
 * syllables that begin a text, pairs of neighbouring initials, pairs of Latin letters and
 * pairs of neighbouring syllables. Of the last there could be 170,000, most of them rare:
 * they share 8,192 lists, and whoever is in a list by chance is found out by comparing.
 */
const syllableKeys = 65_536;
const beginningKeys = syllableKeys + 512;
const initialKeys = beginningKeys + 512;
const latinKeys = initialKeys + 26 * 26;
const pairKeys = latinKeys + 36 * 36;
const pairBits = 13;
const keyCount = pairKeys + 2 ** pairBits;

export const keyOfSyllable = (id: number): number => syllableKeys + id;
export const keyOfBeginning = (id: number): number => beginningKeys + id;

/** Two letters a–z that begin the syllables of neighbouring characters. */
export const keyOfInitials = (one: number, other: number): number =>
  initialKeys + (one - 97) * 26 + (other - 97);

/** The syllables of two neighbouring characters. */
export const keyOfPair = (one: number, other: number): number =>
  pairKeys + (Math.imul(one * 512 + other, 0x9e3779b1) >>> (32 - pairBits));

/** Two neighbouring letters or digits. */
export const keyOfLatin = (one: number, other: number): number =>
  latinKeys + rankOf(one) * 36 + rankOf(other);

const rankOf = (unit: number): number => (isLetter(unit) ? unit - 97 : unit - 48 + 26);

export type Postings = {
  add(text: number, cells: Cells): void;
  remove(text: number, cells: Cells): void;
  /** The texts that have a key, ascending; an empty list where none has. */
  of(key: number): SortedList;
  bytes(): number;
};

const empty = makeSortedList();

export const makePostings = (readings: Readings): Postings => {
  const lists: (SortedList | undefined)[] = Array.from({ length: keyCount });
  const grow = (key: number, text: number): void => {
    let list = lists[key];
    if (!list) lists[key] = list = makeSortedList();
    addTo(list, text);
  };
  const shrink = (key: number, text: number): void => {
    const list = lists[key];
    if (list) removeFrom(list, text);
  };
  return {
    add: (text, cells) => eachKey(readings, cells, text, grow),
    remove: (text, cells) => eachKey(readings, cells, text, shrink),
    of: (key) => lists[key] ?? empty,
    bytes: () => {
      let total = 8 * keyCount;
      for (const list of lists) total += list ? list.items.byteLength + 180 : 0;
      return total;
    },
  };
};

type KeyVisit = (key: number, text: number) => void;

/** A key that a text has twice is visited twice. */
const eachKey = (readings: Readings, cells: Cells, text: number, visit: KeyVisit): void => {
  for (let at = 0; at < cells.count; at += 1) {
    const unit = cells.units[at] ?? 0;
    const next = at + 1 < cells.count ? (cells.units[at + 1] ?? 0) : 0;
    if (isLatin(unit)) {
      if (next > 0 && isLatin(next)) visit(keyOfLatin(unit, next), text);
      continue;
    }
    visit(unit, text);
    for (let one = 0; one < readingsKept; one += 1) {
      const id = readingAt(readings, unit, one);
      if (id < 0) break;
      visit(keyOfSyllable(id), text);
      if (at === 0) visit(keyOfBeginning(id), text);
      eachPair(readings, id, next, text, visit);
    }
  }
};

const eachPair = (
  readings: Readings,
  id: number,
  next: number,
  text: number,
  visit: KeyVisit,
): void => {
  const { letters, starts } = readings;
  for (let other = 0; other < readingsKept; other += 1) {
    const nextId = readingAt(readings, next, other);
    if (nextId < 0) return;
    visit(keyOfPair(id, nextId), text);
    const initial = letters[starts[id] ?? 0] ?? 97;
    visit(keyOfInitials(initial, letters[starts[nextId] ?? 0] ?? 97), text);
  }
};
