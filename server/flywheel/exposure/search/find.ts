import type { SearchField, Stretch } from '#contract/search.ts';
import { foldText } from './cells.ts';
import { guessMeant } from './guess-meant.ts';
import { highlight } from './highlight.ts';
import { makeRanking } from './ranking.ts';
import type { Ranked, Ranking } from './ranking.ts';
import {
  eachPlace,
  few,
  isEnough,
  isLittle,
  seekMeant,
  seekTyped,
  typedAs,
} from './seek.ts';
import type { State } from './state.ts';
import { textBefore, fields } from './texts.ts';
import { seekWords, splitWords } from './words.ts';

export type Hit = {
  no: number;
  field: SearchField;
  text: string;
  highlights: Stretch[];
  /** 0 to 1: how exactly the text answers the words. */
  score: number;
};

export type FindAsked = {
  limit: number;
  accept?: (no: number) => boolean;
  /** 0 to 1, such as nearness times openness. */
  weigh?: (no: number) => number;
};

export type Found = { hits: Hit[]; didYouMean: string | null };

/**
 * The places that answer the words best, one hit a place. In the order of what is tried:
 * the words in a row, each word somewhere, and where little answers to either, whether it
 * is accepted or not, what may have been meant.
 */
export const findWords = (
  state: State,
  textsOf: (no: number) => readonly number[],
  words: string,
  { limit, accept, weigh }: FindAsked,
): Found => {
  const units = foldText(state.folded, words);
  if (!isEnough(units)) return { hits: [], didYouMean: null };
  const parts = splitWords(state, words);
  const ranking = makeRanking(limit, textBefore(state.texts));
  const judge = { ranking, each: eachPlace(state, accept, weigh) };
  seekTyped(state, units, judge);
  const isSplit = parts.length > 0 && !ranking.isFull;
  if (isSplit) seekWords(state, parts, { ranking, textsOf, accept, weigh });
  let didYouMean: string | null = null;
  if (isLittle(ranking)) {
    const strict = accept ? rankTyped(state, units, parts, textsOf) : ranking;
    if (isLittle(strict)) {
      const typedPlaces = strict.found.length;
      seekMeant(state, units, judge);
      didYouMean = guessMeant(state, ranking.found, units, typedPlaces);
    }
  }
  const hits = ranking.found.map((found) => hitOf(state, found, parts));
  return { hits, didYouMean };
};

/** The places that answer to the words as they are, whoever would accept them. */
const rankTyped = (
  state: State,
  units: Uint16Array,
  parts: readonly Uint16Array[],
  textsOf: (no: number) => readonly number[],
): Ranking => {
  const ranking = makeRanking(few, textBefore(state.texts));
  seekTyped(state, units, { ranking, each: eachPlace(state, undefined, undefined) });
  if (parts.length > 0 && !ranking.isFull) {
    seekWords(state, parts, { ranking, textsOf, accept: undefined, weigh: undefined });
  }
  return ranking;
};

const hitOf = (
  state: State,
  { no, text, score, typed }: Ranked,
  parts: readonly Uint16Array[],
): Hit => {
  const isPart = parts.includes(typed.units);
  return {
    no,
    field: fields[state.texts.fieldOf(text)] ?? 'name',
    text: state.texts.textOf(text),
    highlights: highlight(state, text, isPart ? parts.map(typedAs) : [typed]),
    score,
  };
};
