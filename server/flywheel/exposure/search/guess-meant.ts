import { foldText } from './cells.ts';
import { saidThere } from './highlight.ts';
import { makeRanking } from './ranking.ts';
import type { Ranked } from './ranking.ts';
import { eachPlace, seekTyped } from './seek.ts';
import type { State } from './state.ts';
import { textBefore } from './texts.ts';

/** How many different corrections are tried, and how far their places are counted. */
const tried = 3;
const countedTo = 40;

/** What was typed finds something too; a correction must find so many times more. */
const clearly = 4;

/**
 * The words that were probably meant, as a sign spells them: of what was found by forgiving
 * a slip, the stretch that most places share. Null where it finds no more than was typed.
 */
export const guessMeant = (
  state: State,
  found: readonly Ranked[],
  units: Uint16Array,
  typedPlaces: number,
): string | null => {
  const said = found
    .filter(({ typed }) => typed.loose || typed.swapped)
    .map(({ text, typed }) => saidThere(state, text, typed).trim())
    .filter((each) => each !== '' && !isWithin(foldText(state.folded, each), units));
  let best: string | null = null;
  let most = typedPlaces * clearly;
  for (const each of [...new Set(said)].slice(0, tried)) {
    const places = countPlaces(state, foldText(state.folded, each));
    if (places > most) [best, most] = [each, places];
  }
  return best;
};

/** Words that only leave out some of what was typed correct nothing. */
const isWithin = (said: Uint16Array, typed: Uint16Array): boolean =>
  String.fromCharCode(...typed).includes(String.fromCharCode(...said));

const countPlaces = (state: State, units: Uint16Array): number => {
  const ranking = makeRanking(countedTo, textBefore(state.texts));
  seekTyped(state, units, { ranking, each: eachPlace(state, undefined, undefined) });
  return ranking.found.length;
};
