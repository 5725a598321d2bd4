import { pinyin } from 'pinyin-pro';
import { firstHan, lastHan } from './fold.ts';

/** How many readings of one character are kept: 行 is xing, hang and heng. */
export const readingsKept = 4;

export type Readings = {
  /** Every syllable without its tone, in the order of the alphabet. */
  syllables: readonly string[];
  idOf: ReadonlyMap<string, number>;
  beginnings: ReadonlyMap<string, Range>;
  /** What a syllable may have been that lacks one letter, or has ? for one. */
  gapped: ReadonlyMap<string, readonly number[]>;
  /** The letters of all syllables, one after the other, and where each one starts. */
  letters: Uint8Array;
  starts: Uint16Array;
  /** `readingsKept` a character from the first Han character on: id + 1, or 0. */
  table: Uint16Array;
  /** A bit a letter with which a reading of the character begins, `a` the lowest. */
  initials: Uint32Array;
};

/**
 * The readings of every character, asked of the library once: a call for each name would
 * take minutes for a million, the table takes a tenth of a second.
 */
export const readReadings = (): Readings => {
  const read = new Map<number, string[]>();
  for (let unit = firstHan; unit <= lastHan; unit += 1) {
    const found = readingsOf(String.fromCharCode(unit));
    if (found.length > 0) read.set(unit, found);
  }
  const syllables = [...new Set([...read.values()].flat())].toSorted();
  const idOf = new Map(syllables.map((syllable, id) => [syllable, id]));
  const table = new Uint16Array((lastHan - firstHan + 1) * readingsKept);
  const initials = new Uint32Array(lastHan - firstHan + 1);
  for (const [unit, found] of read) {
    found.forEach((syllable, at) => {
      table[(unit - firstHan) * readingsKept + at] = (idOf.get(syllable) ?? 0) + 1;
      initials[unit - firstHan] = (initials[unit - firstHan] ?? 0) | bitOf(syllable);
    });
  }
  const beginnings = findBeginnings(syllables);
  const gapped = findGapped(syllables);
  return { syllables, idOf, table, initials, beginnings, gapped, ...flatten(syllables) };
};

const letterA = 97;
const bitOf = (syllable: string): number => 1 << (syllable.charCodeAt(0) - letterA);

/** Whether a reading of this character begins with this letter. */
export const mayBegin = ({ initials }: Readings, unit: number, letter: number): boolean =>
  (((initials[unit - firstHan] ?? 0) >>> (letter - letterA)) & 1) === 1;

const readingsOf = (char: string): string[] => {
  const asked = { multiple: true, toneType: 'none', type: 'array', v: true } as const;
  const found = pinyin(char, asked).filter((syllable) => /^[a-z]{0,6}$/.test(syllable));
  return [...new Set(found.flatMap(spellings))]
    .filter((syllable) => /[aeiouv]/.test(syllable))
    .slice(0, readingsKept);
};

/** 绿 is typed lv by some and lu by others, 略 lve or lue. */
const spellings = (syllable: string): string[] =>
  syllable.includes('v') ? [syllable, syllable.replace('v', 'u')] : [syllable];

const flatten = (syllables: readonly string[]) => {
  const starts = new Uint16Array(syllables.length + 1);
  syllables.forEach((syllable, id) => {
    starts[id + 1] = (starts[id] ?? 0) + syllable.length;
  });
  return { starts, letters: new Uint8Array(Buffer.from(syllables.join(''), 'latin1')) };
};

/** A range of ids of syllables. */
export type Range = { from: number; until: number };

const none: Range = { from: 0, until: 0 };

/** The syllables that begin with some letters; an empty range where none do. */
export const beginningWith = ({ beginnings }: Readings, letters: string): Range =>
  beginnings.get(letters) ?? none;

const findBeginnings = (syllables: readonly string[]): Map<string, Range> => {
  const found = new Map<string, Range>();
  syllables.forEach((syllable, id) => {
    for (let size = 1; size <= syllable.length; size += 1) {
      const letters = syllable.slice(0, size);
      const from = found.get(letters)?.from ?? id;
      found.set(letters, { from, until: id + 1 });
    }
  });
  return found;
};

const findGapped = (syllables: readonly string[]): Map<string, number[]> => {
  const found = new Map<string, number[]>();
  syllables.forEach((syllable, id) => {
    if (syllable.length < 2) return;
    for (const gap of gapsOf(syllable)) found.set(gap, [...(found.get(gap) ?? []), id]);
  });
  return found;
};

const gapsOf = (letters: string): string[] =>
  [...letters].flatMap((_, at) => {
    const [before, after] = [letters.slice(0, at), letters.slice(at + 1)];
    return [before + after, `${before}?${after}`];
  });

/** The syllables from which letters are one letter off; see `isMisspelt`. */
export const meantBy = ({ gapped, idOf }: Readings, letters: string): number[] => {
  const found = new Set(gapped.get(letters));
  for (const gap of gapsOf(letters)) {
    const shorter = gap.includes('?') ? undefined : idOf.get(gap);
    if (shorter !== undefined && gap.length > 1) found.add(shorter);
    if (gap.includes('?')) for (const id of gapped.get(gap) ?? []) found.add(id);
  }
  const same = idOf.get(letters);
  if (same !== undefined) found.delete(same);
  return [...found];
};

/** The id of one of a character's readings, the usual one first; -1 where there is none. */
export const readingAt = ({ table }: Readings, unit: number, no: number): number =>
  unit < firstHan || unit > lastHan
    ? -1
    : (table[(unit - firstHan) * readingsKept + no] ?? 0) - 1;

export const readingIds = (readings: Readings, unit: number): number[] =>
  Array.from({ length: readingsKept }, (_, no) => readingAt(readings, unit, no)).filter(
    (id) => id >= 0,
  );

/** Whether two characters share a reading: 州 and 洲. */
export const soundAlike = (readings: Readings, one: number, other: number): boolean => {
  for (let no = 0; no < readingsKept; no += 1) {
    const id = readingAt(readings, one, no);
    if (id < 0) return false;
    for (let more = 0; more < readingsKept; more += 1) {
      if (readingAt(readings, other, more) === id) return true;
    }
  }
  return false;
};

/**
 * Whether letters are one letter off a syllable: one too many, too few or another. Of
 * syllables and misspellings of a single letter nothing can be told.
 */
export const isMisspelt = (
  { letters, starts }: Readings,
  id: number,
  typed: Uint16Array,
  at: number,
  length: number,
): boolean => {
  const start = starts[id] ?? 0;
  const size = (starts[id + 1] ?? 0) - start;
  if (size < 2 || length < 2 || Math.abs(size - length) > 1) return false;
  const shorter = Math.min(size, length);
  let front = 0;
  while (front < shorter && typed[at + front] === letters[start + front]) front += 1;
  let back = 0;
  while (
    back < shorter - front &&
    typed[at + length - 1 - back] === letters[start + size - 1 - back]
  ) {
    back += 1;
  }
  const longer = Math.max(size, length);
  return front + back === longer - 1 || (size !== length && front + back === shorter);
};
