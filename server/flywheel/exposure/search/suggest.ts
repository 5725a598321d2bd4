import type { SearchField, Stretch } from '#contract/search.ts';
import { foldText } from './cells.ts';
import { highlight } from './highlight.ts';
import { several } from './owners.ts';
import { makeRanking } from './ranking.ts';
import { isLittle, seekMeant, seekTyped } from './seek.ts';
import type { Judge } from './seek.ts';
import type { State } from './state.ts';
import { fields, textBefore } from './texts.ts';

export type Suggested = {
  field: SearchField;
  text: string;
  highlights: Stretch[];
  /** The place, where only one has this text. */
  no: number | null;
  places: number;
};

export type SuggestAsked = { limit: number; weigh?: (no: number) => number };

/** What somebody may be about to type: names, dishes, categories and districts. */
export const suggestTexts = (
  state: State,
  words: string,
  { limit, weigh }: SuggestAsked,
): Suggested[] => {
  const units = foldText(state.folded, words);
  if (units.length < 2) return [];
  const { texts, owners } = state;
  const isBefore = textBefore(texts);
  const ranking = makeRanking(limit, isBefore);
  // Whom a text stands for is the text itself: of one place it weighs as that place does.
  const each: Judge['each'] = (text, visit) => {
    if (fields[texts.fieldOf(text)] === 'note') return;
    const owner = owners.ownerOf(text);
    visit(text, owner === several || !weigh ? 1 : weigh(owner));
  };
  seekTyped(state, units, { ranking, each });
  if (isLittle(ranking)) seekMeant(state, units, { ranking, each });
  return ranking.found.map(({ text, typed }) => {
    const owner = owners.ownerOf(text);
    return {
      field: fields[texts.fieldOf(text)] ?? 'name',
      text: texts.textOf(text),
      highlights: highlight(state, text, [typed]),
      no: owner === several ? null : owner,
      places: owners.countOf(text),
    };
  });
};
