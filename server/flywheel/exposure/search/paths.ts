import { isLatin } from './fold.ts';
import { keyOfBeginning, keyOfInitials, keyOfLatin, keyOfSyllable } from './postings.ts';
import type { Readings } from './readings.ts';
import { worth } from './score.ts';
import {
  beginsOf,
  cutInitials,
  cutLatin,
  cutSyllables,
  endsOf,
  initialOf,
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
};

const plainKept = 24;
const mixedKept = 64;

/** Letters as syllables, as initials or as Latin, the same all through each run. */
export const planPlain = (readings: Readings, units: Uint16Array): Path[] => {
  const plain = combineRuns(units, plainKept, (run, isLast) =>
    readRun(readings, run, isLast),
  );
  return [
    ...plain.flatMap((tokens) => pathOf(readings, tokens)),
    ...planSingles(plain, keyOfBeginning),
  ];
};

/** Letters that change once in a run between being syllables, initials and Latin. */
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

/** The first plain reading of each kind of both parts, wherever a run can be parted. */
const readMixed = (readings: Readings, run: string, isLast: boolean): Token[][] => {
  if (!isRun(run) || run.length < 2) return readRun(readings, run, isLast);
  const [begins, ends] = [beginsOf(readings, run), endsOf(readings, run, isLast)];
  const whole: Token[][] = [];
  const brief: Token[][] = [];
  const join = (to: Token[][], head: Token[] | undefined, tail: Token[] | undefined) => {
    if (head && tail) to.push([...head, ...tail]);
  };
  for (let at = 1; at < run.length; at += 1) {
    const [head, tail] = [run.slice(0, at), run.slice(at)];
    const before = begins[at] ? cutSyllables(readings, head, false)[0] : undefined;
    const after = ends[at] ? cutSyllables(readings, tail, isLast)[0] : undefined;
    if (!before && !after && run.length > briefRun) continue;
    const initials = [cutInitials(readings, head)[0], cutInitials(readings, tail)[0]];
    join(whole, before, initials[1]);
    join(whole, initials[0], after);
    join(whole, before, cutLatin(tail));
    join(whole, cutLatin(head), after);
    if (run.length > briefRun) continue;
    join(brief, initials[0], cutLatin(tail));
    join(brief, cutLatin(head), initials[1]);
  }
  const found = [...whole, ...brief];
  return found.length > 0 ? found : readRun(readings, run, isLast);
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
  const keys = [
    ...tokens.flatMap((token) => keyOfToken(token)),
    ...tokens.slice(1).flatMap((token, no) => keyOfPair(readings, tokens[no], token)),
  ];
  if (keys.length === 0) return [];
  const sum = tokens.reduce(
    (total, token, no) => total + worthOf(token, no === tokens.length - 1),
    0,
  );
  const length = tokens.length;
  return [{ first, length, quality: sum / length, keys: [...new Set(keys)], misses: 0 }];
};

const keyOfToken = (token: Token): number[] => {
  if (token.kind === 'sign') return [token.unit];
  if (token.kind === 'syllable') return [keyOfSyllable(token.id)];
  return [];
};

const keyOfPair = (readings: Readings, one: Token | undefined, other: Token): number[] => {
  if (!one) return [];
  if (one.kind === 'latin' && other.kind === 'latin')
    return [keyOfLatin(one.unit, other.unit)];
  // Two syllables or characters say more by themselves than their initials would.
  if (isWhole(one) && isWhole(other)) return [];
  const [before, after] = [initialOf(readings, one), initialOf(readings, other)];
  if (before === undefined || after === undefined) return [];
  return [keyOfInitials(before, after)];
};

const isWhole = ({ kind }: Token): boolean => kind === 'sign' || kind === 'syllable';

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
