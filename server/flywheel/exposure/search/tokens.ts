import { isLatin, isLetter } from './fold.ts';
import { beginningWith, readingAt } from './readings.ts';
import type { Readings } from './readings.ts';

/** What one cell of a text would have to be for words to be read in one certain way. */
export type Token =
  | { kind: 'sign'; unit: number }
  | { kind: 'latin'; unit: number }
  | { kind: 'syllable'; id: number }
  /** A syllable of which only the beginning is there: ids of a range. */
  | { kind: 'begun'; from: number; until: number; isInitial: boolean }
  | { kind: 'initial'; letter: number }
  | { kind: 'any' };

/** How often a run of letters may be cut in different ways. */
const cutsKept = 6;

/** Letters as whole syllables; at the end of what is typed the last may be unfinished. */
export const cutSyllables = (
  readings: Readings,
  run: string,
  isLast: boolean,
): Token[][] => {
  const ends = endsOf(readings, run, isLast);
  const found: Token[][] = [];
  const cut = (at: number, before: Token[]): void => {
    if (at === run.length) return void found.push(before);
    for (let size = Math.min(6, run.length - at); size > 0; size -= 1) {
      if (ends[at + size] !== true || found.length >= cutsKept) continue;
      const id = readings.idOf.get(run.slice(at, at + size));
      if (id !== undefined) cut(at + size, [...before, { kind: 'syllable', id }]);
    }
    if (!isLast || run.length - at > 6) return;
    const rest = run.slice(at);
    const { from, until } = beginningWith(readings, rest);
    const isMore = until - from > (readings.idOf.has(rest) ? 1 : 0);
    if (isMore) found.push([...before, { kind: 'begun', from, until, isInitial: false }]);
  };
  if (ends[0] === true) cut(0, []);
  return found.slice(0, cutsKept);
};

/** From which places on the rest of a run can be cut into syllables. */
export const endsOf = (readings: Readings, run: string, isLast: boolean): boolean[] => {
  const ends = Array.from({ length: run.length + 1 }, () => false);
  ends[run.length] = true;
  for (let at = run.length - 1; at >= 0; at -= 1) {
    const rest = run.length - at;
    ends[at] = isLast && rest <= 6 && isBeginning(readings, run.slice(at));
    for (let size = Math.min(6, rest); size > 0 && ends[at] !== true; size -= 1) {
      ends[at] = ends[at + size] === true && readings.idOf.has(run.slice(at, at + size));
    }
  }
  return ends;
};

/** Up to which places a run can be cut into whole syllables. */
export const beginsOf = (readings: Readings, run: string): boolean[] => {
  const begins = Array.from({ length: run.length + 1 }, () => false);
  begins[0] = true;
  for (let at = 0; at < run.length; at += 1) {
    for (let size = 1; begins[at] === true && size <= 6; size += 1) {
      if (readings.idOf.has(run.slice(at, at + size))) begins[at + size] = true;
    }
  }
  return begins.slice(0, run.length + 1);
};

const isBeginning = (readings: Readings, letters: string): boolean =>
  readings.beginnings.has(letters);

/** Letters as one initial each, with zh, ch and sh as one or as two. */
export const cutInitials = (readings: Readings, run: string): Token[][] => {
  let cuts: Token[][] = [[]];
  let held: Token[][] = [];
  for (let at = 0; at < run.length; at += 1) {
    const letter = run.charCodeAt(at);
    if (!isLetter(letter)) return [];
    const after = cuts.map((cut): Token[] => [...cut, { kind: 'initial', letter }]);
    const next: Token[][] = [];
    if (/^[zcs]h/.test(run.slice(at)) && cuts.length < cutsKept) {
      const range = beginningWith(readings, run.slice(at, at + 2));
      for (const cut of cuts)
        next.push([...cut, { kind: 'begun', ...range, isInitial: true }]);
    }
    cuts = [...after, ...held];
    held = next;
  }
  return cuts.slice(0, cutsKept);
};

/** How many ways to cut are looked at, and how many of them are kept. */
const mixturesSeen = 300;
const mixturesKept = 32;

/** Letters as syllables and initials in any order; those of fewest pieces come first. */
export const cutMixture = (readings: Readings, run: string, isLast: boolean): Token[][] => {
  const found: Token[][] = [];
  const cut = (at: number, before: Token[]): void => {
    if (found.length >= mixturesSeen) return;
    if (at === run.length) return void found.push(before);
    for (let size = Math.min(6, run.length - at); size > 1; size -= 1) {
      const letters = run.slice(at, at + size);
      const range = readings.beginnings.get(letters);
      if (!range) continue;
      const id = readings.idOf.get(letters);
      if (id !== undefined) cut(at + size, [...before, { kind: 'syllable', id }]);
      const isInitial = !isLast || at + size < run.length;
      if (isInitial ? /^[zcs]h$/.test(letters) : range.until - range.from > 1) {
        cut(at + size, [...before, { kind: 'begun', ...range, isInitial }]);
      }
    }
    const letter = run.charCodeAt(at);
    const begins = readings.beginnings.has(run.charAt(at));
    if (begins) cut(at + 1, [...before, { kind: 'initial', letter }]);
  };
  cut(0, []);
  return found.toSorted((one, other) => one.length - other.length).slice(0, mixturesKept);
};

export const cutLatin = (run: string): Token[] =>
  [...run].map((char) => ({ kind: 'latin', unit: char.charCodeAt(0) }));

/**
 * The syllable a token stands for; -1 where there are several or none. A character is
 * listed under all its readings, so that any of them will do.
 */
export const syllableOf = (readings: Readings, token: Token): number => {
  if (token.kind === 'syllable') return token.id;
  return token.kind === 'sign' ? readingAt(readings, token.unit, 0) : -1;
};

/** The letter a token's syllable begins with. */
export const initialOf = (readings: Readings, token: Token): number | undefined => {
  if (token.kind === 'initial') return token.letter;
  const id = token.kind === 'begun' ? token.from : syllableOf(readings, token);
  return id < 0 ? undefined : readings.letters[readings.starts[id] ?? 0];
};

/** Whether a cell that holds `unit` can be what the token asks for. */
export const fits = (readings: Readings, token: Token, unit: number): boolean => {
  if (token.kind === 'any') return true;
  if (token.kind === 'sign' || token.kind === 'latin') return token.unit === unit;
  if (isLatin(unit)) return false;
  for (let no = 0; ; no += 1) {
    const id = readingAt(readings, unit, no);
    if (id < 0) return false;
    if (token.kind === 'syllable' && id === token.id) return true;
    if (token.kind === 'begun' && id >= token.from && id < token.until) return true;
    const initial = readings.letters[readings.starts[id] ?? 0];
    if (token.kind === 'initial' && initial === token.letter) return true;
  }
};
