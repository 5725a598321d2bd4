import { isEnough, typedAs } from './seek.ts';
import { foldText } from './cells.ts';
import { several } from './owners.ts';
import { planInside, planPlain } from './paths.ts';
import { meet } from './meet.ts';
import type { Ranking } from './ranking.ts';
import { fieldWorth, wordsWorth } from './score.ts';
import type { State } from './state.ts';

/** Words with spaces between them, folded; empty where there is only one. */
export const splitWords = ({ folded }: Pick<State, 'folded'>, words: string) => {
  const parts = words.split(/[\s,，、]+/).map((word) => foldText(folded, word));
  const all = parts.filter((part) => part.length > 0);
  return all.length > 1 && all.every(isEnough) ? all.slice(0, 6) : [];
};

/**
 * Places of which each word is found somewhere: a dish in one text, a district in another.
 * The rarest word proposes, the others are looked for among what the place has.
 */
export const seekWords = (
  state: State,
  words: readonly Uint16Array[],
  textsOf: (no: number) => Iterable<number>,
  {
    ranking,
    weigh,
    accept,
  }: {
    ranking: Ranking;
    accept: ((no: number) => boolean) | undefined;
    weigh: ((no: number) => number) | undefined;
  },
): void => {
  const planned = words.map((units) => {
    const { readings } = state;
    const paths = [...planPlain(readings, units), ...planInside(readings, units)];
    const sizes = paths.map(({ keys }) =>
      Math.min(...keys.map((key) => state.postings.of(key).size)),
    );
    return { units, paths, size: sizes.reduce((sum, size) => sum + size, 0) };
  });
  const [rarest] = planned.toSorted((one, other) => one.size - other.size);
  const seen = new Set<number>();
  const judge = (no: number): void => {
    if (seen.has(no)) return;
    seen.add(no);
    if (accept && !accept(no)) return;
    const weight = weigh ? weigh(no) : 1;
    if (!ranking.admits(wordsWorth, weight, no)) return;
    const best = scoreWords(state, words, textsOf(no));
    if (best) ranking.offer({ no, ...best }, weight);
  };
  for (const { keys } of rarest?.paths ?? []) {
    meet(
      keys.map((key) => state.postings.of(key)),
      0,
      (text) => {
        const owner = state.owners.ownerOf(text);
        if (owner !== several) return judge(owner);
        const places = state.owners.placesOf(text);
        for (let at = 0; places && at < places.size; at += 1) judge(places.items[at] ?? 0);
      },
    );
  }
};

/** The mean of each word's best text; what is shown is the best of the words' texts. */
const scoreWords = (
  { texts, aligner, cells }: State,
  words: readonly Uint16Array[],
  among: Iterable<number>,
) => {
  const ofPlace = [...among];
  let sum = 0;
  let shown = { text: -1, score: 0, typed: typedAs(new Uint16Array()) };
  for (const units of words) {
    let best = { text: -1, score: 0, typed: typedAs(units) };
    for (const text of ofPlace) {
      texts.read(text, cells);
      const score =
        (fieldWorth[texts.fieldOf(text)] ?? 0) * aligner.score(best.typed, cells);
      if (score > best.score) best = { ...best, text, score };
    }
    if (best.text < 0) return undefined;
    if (best.score > shown.score) shown = best;
    sum += best.score;
  }
  return { ...shown, score: (sum / words.length) * wordsWorth };
};
