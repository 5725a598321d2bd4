import type { Typed } from './align.ts';
import { allowsSlips } from './align.ts';
import { isLatin, isLetter } from './fold.ts';
import {
  combine,
  distinct,
  isRun,
  keyOfToken,
  keysOf,
  pathOf,
  planPlain,
  readRun,
  splitRuns,
} from './paths.ts';
import type { Path } from './paths.ts';
import { meantBy, readingIds } from './readings.ts';
import type { Readings } from './readings.ts';
import { beginsOf, cutLatin, cutSyllables, endsOf } from './tokens.ts';
import type { Token } from './tokens.ts';

/** Words, perhaps changed, and where they may be found. */
export type Attempt = { typed: Typed; paths: Path[] };

const misspeltKept = 120;

/**
 * What somebody may have meant whose finger slipped: characters that sound alike, one
 * character or Latin letter that is wrong, missing or too many, one misspelt syllable, or
 * two letters exchanged.
 */
export const planSlips = (readings: Readings, units: Uint16Array): Attempt[] => {
  const loose = { units, loose: true, swapped: false };
  const paths = distinct([
    ...soundPaths(readings, units),
    ...slippedPaths(readings, units),
  ]);
  const attempts = [{ typed: loose, paths }, ...exchanged(readings, units)];
  return attempts.filter((attempt) => attempt.paths.length > 0);
};

/** Every character by its sound: 兰洲 for 兰州, and signs that no table makes simple. */
const soundPaths = (readings: Readings, units: Uint16Array): Path[] => {
  if (units.length < 2 || units.some(isLatin)) return [];
  const choices = [...units].map((unit): Token[][] => {
    const ids = readingIds(readings, unit).slice(0, 2);
    return ids.length > 0
      ? ids.map((id) => [{ kind: 'syllable', id }])
      : [[{ kind: 'sign', unit }]];
  });
  return combine(choices, 4)
    .flatMap((tokens) => pathOf(readings, tokens))
    .map((path) => ({ ...path, first: { kind: 'any' }, quality: 1 }));
};

const slippedPaths = (readings: Readings, units: Uint16Array): Path[] => {
  if (!allowsSlips(units)) return [];
  const runs = splitRuns(units);
  return [...misspelt(readings, runs), ...missing(readings, runs)].map((path) => ({
    ...path,
    // What one slip takes of the score, and a little for rounding, where all else is whole.
    first: { kind: 'any' },
    quality: 0.7 + 1e-9,
    length: path.length + 1,
  }));
};

/** One character may be missing; a Latin letter takes both its pairs along. */
const missing = (readings: Readings, runs: readonly string[]): Path[] => {
  const [only = ''] = runs;
  if (runs.length === 1) {
    const [path] = pathOf(readings, cutLatin(only));
    return path ? [{ ...path, misses: Math.min(2, path.keys.length - 1) }] : [];
  }
  const choices = runs.map((run, no) =>
    readRun(readings, run, no === runs.length - 1).slice(0, 1),
  );
  const [tokens = []] = combine(choices, 1);
  const [first] = tokens;
  if (!first) return [];
  // All are there where two are exchanged or the text has one more; else one is not.
  const all = [...new Set(tokens.flatMap((token) => keyOfToken(token)))];
  const others = tokens.flatMap(({ kind }, at) =>
    kind === 'sign' ? [keysOf(readings, tokens, at)] : [],
  );
  return [all, ...others]
    .filter((keys) => keys.length > 1)
    .map((keys) => ({ first, length: tokens.length, quality: 1, keys, misses: 0 }));
};

/** One run of letters with a syllable in it that is one letter off, the others as typed. */
const misspelt = (readings: Readings, runs: readonly string[]): Path[] =>
  runs
    .flatMap((run, at) => {
      if (!isRun(run)) return [];
      const choices = runs.map((other, no) => {
        const isLast = no === runs.length - 1;
        return no === at
          ? misspellings(readings, run, isLast, runs.length > 1)
          : readRun(readings, other, isLast).slice(0, 1);
      });
      return combine(choices, misspeltKept).flatMap((tokens) => pathOf(readings, tokens));
    })
    .slice(0, misspeltKept);

const misspellings = (
  readings: Readings,
  run: string,
  isLast: boolean,
  hasMore: boolean,
): Token[][] => {
  const [begins, ends] = [beginsOf(readings, run), endsOf(readings, run, isLast)];
  const found: Token[][] = [];
  for (let from = 0; from < run.length; from += 1) {
    if (begins[from] !== true) continue;
    const before = cutSyllables(readings, run.slice(0, from), false)[0] ?? [];
    for (let until = from + 2; until <= Math.min(run.length, from + 7); until += 1) {
      if (ends[until] !== true) continue;
      const after = cutSyllables(readings, run.slice(until), isLast)[0] ?? [];
      const meant = meantBy(readings, run.slice(from, until));
      const isKnown = [before, after].some((tokens) => countWhole(tokens) > 1);
      // With two neighbours known, a long list of what was meant would only cost time.
      if (hasMore || (isKnown && meant.length > 6)) {
        found.push([...before, { kind: 'any' }, ...after]);
      } else if (countWhole([...before, ...after]) > 0) {
        for (const id of meant) found.push([...before, { kind: 'syllable', id }, ...after]);
      }
    }
  }
  return found;
};

const countWhole = (tokens: readonly Token[]): number =>
  tokens.filter(({ kind }) => kind === 'syllable').length;

/** Neighbouring letters the other way round, wherever that can be read at all. */
const exchanged = (readings: Readings, units: Uint16Array): Attempt[] => {
  if (!allowsSlips(units)) return [];
  const found: Attempt[] = [];
  for (let at = 0; at + 1 < units.length; at += 1) {
    const [one = 0, other = 0] = units.subarray(at, at + 2);
    if (one === other || !isLetter(one) || !isLetter(other)) continue;
    const swapped = units.slice();
    swapped.set([other, one], at);
    const paths = planPlain(readings, swapped);
    found.push({ typed: { units: swapped, loose: false, swapped: true }, paths });
  }
  return found;
};
