import { isLatin } from './fold.ts';
import {
  keyOfBeginning,
  keyOfInitials,
  keyOfLatin,
  keyOfPair,
  keyOfSyllable,
} from './postings.ts';
import type { Readings } from './readings.ts';
import { worth } from './score.ts';
import {
  beginsOf,
  cutInitials,
  cutLatin,
  cutMixture,
  cutSyllables,
  endsOf,
  initialOf,
  syllableOf,
} from './tokens.ts';
import type { Token } from './tokens.ts';

/** One way of reading the words, and the lists of texts that may answer it. */
export type Path = {
  first: Token;
  /** How many cells it covers, and their mean worth at best. */
  length: number;
  quality: number;
  keys: number[];
  /** How many of the keys a text may lack. */
  misses: number;
  /** Texts that begin otherwise are left to a later path. */
  isBeginning?: true;
};

const plainKept = 24;
const mixedKept = 64;

/** Letters as syllables, as initials or as Latin, the same all through each run. */
export const planPlain = (readings: Readings, units: Uint16Array): Path[] => {
  const plain = combineRuns(units, plainKept, (run, isLast) =>
    readRun(readings, run, isLast),
  );
  return [
    ...plain.flatMap((tokens) => pathOf(readings, tokens).map(alone(readings, tokens))),
    ...planSingles(plain, keyOfBeginning),
  ];
};

/** Letters that change within a run between being syllables, initials and Latin. */
export const planMixed = (readings: Readings, units: Uint16Array): Path[] =>
  combineRuns(units, mixedKept, (run, isLast) => readMixed(readings, run, isLast)).flatMap(
    (tokens) => pathOf(readings, tokens),
  );

/** A single syllable anywhere: plainly it is looked for only where texts begin. */
export const planInside = (readings: Readings, units: Uint16Array): Path[] => {
  const plain = combineRuns(units, plainKept, (run, isLast) =>
    readRun(readings, run, isLast),
  );
  return planSingles(plain, keyOfSyllable);
};

/** A single character is looked for where texts begin; `planMixed` has it anywhere. */
const alone =
  (readings: Readings, [token, ...others]: readonly Token[]) =>
  (path: Path): Path => {
    const id = token?.kind === 'sign' ? syllableOf(readings, token) : -1;
    if (id < 0 || others.length > 0) return path;
    return { ...path, keys: [keyOfBeginning(id), ...path.keys], isBeginning: true };
  };

const planSingles = (cuts: readonly Token[][], keyOf: (id: number) => number): Path[] =>
  cuts
    .flatMap((tokens) => (tokens.length === 1 ? tokens : []))
    .flatMap((token) => idsOf(token).map((id) => singlePath(token, id, keyOf(id))));

const combineRuns = (
  units: Uint16Array,
  kept: number,
  read: (run: string, isLast: boolean) => Token[][],
): Token[][] => {
  const runs = splitRuns(units);
  return combine(
    runs.map((run, no) => read(run, no === runs.length - 1)),
    kept,
  );
};

/** Characters one by one; letters and digits that stand together as one run. */
export const splitRuns = (units: Uint16Array): string[] =>
  String.fromCharCode(...units).match(/[a-z0-9]+|[^a-z0-9]/g) ?? [];

export const isRun = (run: string): boolean => isLatin(run.charCodeAt(0));

/** Every way of reading one run plainly. */
export const readRun = (readings: Readings, run: string, isLast: boolean): Token[][] => {
  if (!isRun(run)) return [[{ kind: 'sign', unit: run.charCodeAt(0) }]];
  return [
    ...cutSyllables(readings, run, isLast),
    ...cutInitials(readings, run),
    cutLatin(run),
  ];
};

/** How long a run may be that is part Latin, part initials. */
const briefRun = 12;

/** Syllables and initials in any order, or one of these and Latin. */
const readMixed = (readings: Readings, run: string, isLast: boolean): Token[][] => {
  if (!isRun(run) || run.length < 2) return readRun(readings, run, isLast);
  const found = cutMixture(readings, run, isLast);
  const join = (head: Token[] | undefined, tail: Token[] | undefined): void => {
    if (head && tail) found.push([...head, ...tail]);
  };
  const [begins, ends] = [beginsOf(readings, run), endsOf(readings, run, isLast)];
  for (let at = 1; at < run.length; at += 1) {
    const [head, tail] = [run.slice(0, at), run.slice(at)];
    if (begins[at]) join(cutSyllables(readings, head, false)[0], cutLatin(tail));
    if (ends[at]) join(cutLatin(head), cutSyllables(readings, tail, isLast)[0]);
    if (run.length > briefRun) continue;
    join(cutInitials(readings, head)[0], cutLatin(tail));
    join(cutLatin(head), cutInitials(readings, tail)[0]);
  }
  return found;
};

/** One reading of each run, in every combination, the first ones first. */
export const combine = (runs: Token[][][], kept: number): Token[][] =>
  runs.reduce<Token[][]>(
    (before, run) =>
      before.flatMap((head) => run.map((tail) => [...head, ...tail])).slice(0, kept),
    [[]],
  );

/** The path of a reading; none where no list could answer it. */
export const pathOf = (readings: Readings, tokens: readonly Token[]): Path[] => {
  const [first] = tokens;
  if (!first || (tokens.length === 1 && first.kind === 'syllable')) return [];
  const keys = keysOf(readings, tokens);
  if (keys.length === 0) return [];
  const sum = tokens.reduce(
    (total, token, no) => total + worthOf(token, no === tokens.length - 1),
    0,
  );
  const length = tokens.length;
  return [{ first, length, quality: sum / length, keys, misses: 0 }];
};

/** Paths that walk the same lists as one path, which bounds what all of them may find. */
export const distinct = (paths: readonly Path[]): Path[] => {
  const found = new Map<string, Path>();
  for (const path of paths) {
    const walked = walkOf(path);
    const known = found.get(walked);
    found.set(walked, known ? boundOf(known, path) : path);
  }
  return [...found.values()];
};

export const walkOf = (path: Path): string => `${path.misses} ${path.keys.join()}`;

const boundOf = (one: Path, other: Path): Path => ({
  ...one,
  first: { kind: 'any' },
  length: Math.max(one.length, other.length),
  quality: Math.max(one.quality, other.quality),
});

/** What a text must have that answers tokens, all of them or all but the one at `gap`. */
export const keysOf = (
  readings: Readings,
  tokens: readonly Token[],
  gap?: number,
): number[] => {
  const keys = tokens.flatMap((token, at) => [
    ...(at === gap ? [] : keyOfToken(token)),
    ...(at === gap || at - 1 === gap ? [] : keyOfTwo(readings, tokens[at - 1], token)),
  ]);
  return [...new Set(keys)];
};

/** What a text must have for one token, wherever it stands. */
export const keyOfToken = (token: Token): number[] => {
  if (token.kind === 'sign') return [token.unit];
  if (token.kind === 'syllable') return [keyOfSyllable(token.id)];
  return [];
};

const keyOfTwo = (readings: Readings, one: Token | undefined, other: Token): number[] => {
  if (!one) return [];
  if (one.kind === 'latin' && other.kind === 'latin')
    return [keyOfLatin(one.unit, other.unit)];
  const [id, next] = [syllableOf(readings, one), syllableOf(readings, other)];
  if (id >= 0 && next >= 0) return [keyOfPair(id, next)];
  const [before, after] = [initialOf(readings, one), initialOf(readings, other)];
  return before && after ? [keyOfInitials(before, after)] : [];
};

const worthOf = (token: Token, isLast: boolean): number => {
  if (token.kind === 'sign' || token.kind === 'latin' || token.kind === 'any')
    return worth.same;
  if (token.kind === 'syllable') return worth.syllable;
  return isLast ? worth.begun : worth.initial;
};

const idsOf = (token: Token): number[] => {
  if (token.kind === 'syllable') return [token.id];
  if (token.kind !== 'begun' || token.isInitial) return [];
  return Array.from({ length: token.until - token.from }, (_, no) => token.from + no);
};

const singlePath = (token: Token, id: number, key: number): Path => ({
  first: { kind: 'syllable', id },
  length: 1,
  quality: token.kind === 'syllable' ? worth.syllable : worth.begun,
  keys: [key],
  misses: 0,
});
