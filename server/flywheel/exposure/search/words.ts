import { foldText } from './cells.ts';
import { meet } from './meet.ts';
import { several } from './owners.ts';
import { planInside, planPlain } from './paths.ts';
import { makeRanking } from './ranking.ts';
import type { Ranking } from './ranking.ts';
import { fieldWorth, rankOf, wordsWorth } from './score.ts';
import { eachPlace, isEnough, seekTyped, typedAs } from './seek.ts';
import type { State } from './state.ts';
import { textBefore } from './texts.ts';

/** Words with spaces between them, folded; empty where there is only one. */
export const splitWords = ({ folded }: Pick<State, 'folded'>, words: string) => {
  const parts = words.split(/[\s,，、]+/).map((word) => foldText(folded, word));
  const all = parts.filter((part) => part.length > 0);
  return all.length > 1 && all.every(isEnough) ? all.slice(0, 6) : [];
};

type Asked = {
  ranking: Ranking;
  textsOf: (no: number) => readonly number[];
  accept: ((no: number) => boolean) | undefined;
  weigh: ((no: number) => number) | undefined;
};

/** Two everyday words that never meet would be compared all over the city. */
const comparedAtMost = 5_000;

/**
 * Places of which each word is found somewhere: a dish in one text, a district in another.
 * The rarest word proposes. The others are looked for among what a place has, first where
 * the best text that there is for each would put it highest, until nothing could be better.
 */
export const seekWords = (
  state: State,
  words: readonly Uint16Array[],
  asked: Asked,
): void => {
  const { ranking, textsOf } = asked;
  const tops = words.map((units) => topScore(state, units));
  if (tops.includes(0)) return;
  const compare = makeComparison(state, words);
  const seen = new Set<number>();
  const { nos, weights, mosts } = propose(state, words, tops, asked);
  for (const at of highestFirst(weights, mosts)) {
    const [no = 0, weight = 0] = [nos[at], weights[at]];
    if (seen.size >= comparedAtMost) return;
    if (!ranking.admits(mosts[at] ?? 0, weight, no) || seen.has(no)) continue;
    seen.add(no);
    const best = compare(textsOf(no));
    if (best) ranking.offer({ no, ...best }, weight);
  }
};

/** The places that have the rarest word, and what each could reach; arrays side by side. */
const propose = (
  state: State,
  words: readonly Uint16Array[],
  tops: readonly number[],
  { accept, weigh }: Asked,
) => {
  const { texts, cells, aligner } = state;
  const { rarest, paths } = findRarest(state, words);
  const typed = typedAs(words[rarest] ?? new Uint16Array());
  const each = eachPlace(state, accept, weigh);
  const [nos, weights, mosts]: [number[], number[], number[]] = [[], [], []];
  const collect = (text: number): void => {
    texts.read(text, cells);
    const score = (fieldWorth[texts.fieldOf(text)] ?? 0) * aligner.score(typed, cells);
    if (score === 0) return;
    const most = meanOf(tops.map((top, at) => (at === rarest ? score : top)));
    each(text, (no, weight) => {
      nos.push(no);
      weights.push(weight);
      mosts.push(most);
    });
  };
  for (const { keys } of paths) {
    const lists = keys.map((key) => state.postings.of(key));
    meet(lists, 0, collect);
  }
  return { nos, weights, mosts };
};

const steps = 256;

/** Places in the arrays by what they could reach, in steps: exact order is not needed. */
const highestFirst = (weights: readonly number[], mosts: readonly number[]) => {
  const stepOf = Uint8Array.from(
    weights,
    (weight, at) => steps - 1 - Math.min(steps - 1, rankOf(mosts[at] ?? 0, weight) * steps),
  );
  const starts = new Int32Array(steps + 1);
  for (const step of stepOf) starts[step + 1] = (starts[step + 1] ?? 0) + 1;
  for (let step = 0; step < steps; step += 1) {
    starts[step + 1] = (starts[step + 1] ?? 0) + (starts[step] ?? 0);
  }
  const order = new Int32Array(weights.length);
  stepOf.forEach((step, at) => {
    const to = starts[step] ?? 0;
    order[to] = at;
    starts[step] = to + 1;
  });
  return order;
};

const meanOf = (scores: readonly number[]): number =>
  (scores.reduce((sum, score) => sum + score, 0) / scores.length) * wordsWorth;

/** What the best text of all is worth for one word; 0 where none has it. */
const topScore = (state: State, units: Uint16Array): number => {
  const ranking = makeRanking(1, textBefore(state.texts));
  seekTyped(state, units, { ranking, each: (text, visit) => visit(text, 1) });
  return ranking.found[0]?.score ?? 0;
};

const findRarest = (
  { readings, postings, owners }: State,
  words: readonly Uint16Array[],
) => {
  const planned = words.map((units, rarest) => {
    const paths = [...planPlain(readings, units), ...planInside(readings, units)];
    let size = 0;
    for (const { keys } of paths) {
      const lists = keys.map((key) => postings.of(key));
      meet(lists, 0, (text) => (size += owners.countOf(text)));
    }
    return { rarest, paths, size };
  });
  const [first] = planned.toSorted((one, other) => one.size - other.size);
  return first ?? { rarest: 0, paths: [] };
};

/**
 * The mean of each word's best text; what is shown is the best of the words' texts. What
 * many places have is compared once.
 */
const makeComparison = (state: State, words: readonly Uint16Array[]) => {
  const { texts, owners, aligner, cells } = state;
  const typed = words.map(typedAs);
  const known = words.map(() => new Map<number, number>());
  const scoreOf = (word: number, text: number): number => {
    const before = known[word]?.get(text);
    if (before !== undefined) return before;
    const of = typed[word];
    if (!of) return 0;
    texts.read(text, cells);
    const score = (fieldWorth[texts.fieldOf(text)] ?? 0) * aligner.score(of, cells);
    if (owners.ownerOf(text) === several) known[word]?.set(text, score);
    return score;
  };
  return (ofPlace: readonly number[]) => {
    const best = typed.map((of, word) => {
      let found = { text: -1, score: 0, typed: of };
      for (const text of ofPlace) {
        const score = scoreOf(word, text);
        if (score > found.score) found = { text, score, typed: of };
      }
      return found;
    });
    if (best.some(({ text }) => text < 0)) return undefined;
    const [shown] = best.toSorted((one, other) => other.score - one.score);
    return shown && { ...shown, score: meanOf(best.map(({ score }) => score)) };
  };
};
