import type { Typed } from './align.ts';
import { isLatin } from './fold.ts';
import { meet } from './meet.ts';
import { several } from './owners.ts';
import { distinct, planInside, planMixed, planPlain, walkOf } from './paths.ts';
import type { Path } from './paths.ts';
import type { Ranking } from './ranking.ts';
import { fieldWorth, mostOf } from './score.ts';
import { planSlips } from './slips.ts';
import type { State } from './state.ts';
import { fits } from './tokens.ts';

/** Whom texts are judged for. */
export type Judge = {
  ranking: Ranking;
  /** Visits whatever a text stands for, with its weight, 0 to 1. */
  each(text: number, visit: (no: number, weight: number) => void): void;
};

/** With fewer found than these, and none of them so good, slips are forgiven. */
export const few = 3;
const sure = 0.65;

export const isLittle = ({ found }: Ranking): boolean =>
  found.length < few && found.every(({ score }) => score < sure);

/** A slip in nothing but everyday words could be anything; this many are looked at. */
const forgivenAtMost = 3_000;

export const typedAs = (units: Uint16Array): Typed => ({
  units,
  loose: false,
  swapped: false,
});

/** A single letter begins everything. */
export const isEnough = (units: Uint16Array): boolean =>
  units.length > 1 || (units.length === 1 && !isLatin(units[0] ?? 0));

/** Looks for words as they were typed. */
export const seekTyped = (state: State, units: Uint16Array, judge: Judge): void => {
  const typed = typedAs(units);
  const walked = new Set<string>();
  for (const plan of [planPlain, planMixed, planInside]) {
    if (judge.ranking.isFull) return;
    const paths = distinct(plan(state.readings, units));
    // While there is room nothing is passed over, so the same lists hold nothing new.
    for (const path of paths.filter((each) => !walked.has(walkOf(each)))) {
      walked.add(walkOf(path));
      walkPath(state, typed, path, judge);
    }
  }
};

/** Looks for what may have been meant. */
export const seekMeant = (state: State, units: Uint16Array, judge: Judge): void => {
  let left = forgivenAtMost;
  for (const { typed, paths } of planSlips(state.readings, units)) {
    for (const path of paths) left -= walkPath(state, typed, path, judge, left);
  }
};

/**
 * Judges every text of a path. Most never need to be compared: what a text could reach at
 * best, by its length, its first character and its place's weight, is not enough already.
 * Answers with how many were compared.
 */
const walkPath = (
  state: State,
  typed: Typed,
  path: Path,
  { ranking, each }: Judge,
  compareAtMost = Infinity,
): number => {
  const { texts, postings, aligner, cells, readings } = state;
  let compared = 0;
  let [text, most, score, known] = [0, 0, 0, false];
  const visit = (no: number, weight: number): void => {
    if (!ranking.admits(known ? score : most, weight, no)) return;
    if (!known) {
      compared += 1;
      texts.read(text, cells);
      const field = fieldWorth[texts.fieldOf(text)] ?? 0;
      score = field * aligner.score(typed, cells);
      known = true;
    }
    if (score > 0) ranking.offer({ no, text, score, typed }, weight);
  };
  const lists = path.keys.map((key) => postings.of(key));
  meet(lists, path.misses, (met) => {
    if (compared >= compareAtMost) return;
    text = met;
    known = false;
    const length = texts.lengthOf(text);
    const field = fieldWorth[texts.fieldOf(text)] ?? 0;
    most = field * mostOf(path.quality, path.length, length, true);
    if (!ranking.admits(most, 1, 0)) return;
    if (!fits(readings, path.first, texts.firstOf(text))) {
      if (path.isBeginning) return;
      most = field * mostOf(path.quality, path.length, length, false);
    }
    if (ranking.admits(most, 1, 0)) each(text, visit);
  });
  return compared;
};

/** Each place of a text that is accepted. */
export const eachPlace =
  (
    { owners }: Pick<State, 'owners'>,
    accept: ((no: number) => boolean) | undefined,
    weigh: ((no: number) => number) | undefined,
  ): Judge['each'] =>
  (text, visit) => {
    const owner = owners.ownerOf(text);
    if (owner !== several) {
      if (!accept || accept(owner)) visit(owner, weigh ? weigh(owner) : 1);
      return;
    }
    const places = owners.placesOf(text);
    for (let at = 0; places && at < places.size; at += 1) {
      const no = places.items[at] ?? 0;
      if (!accept || accept(no)) visit(no, weigh ? weigh(no) : 1);
    }
  };
