import type { Stretch } from '#contract/search.ts';
import type { Typed } from './align.ts';
import { isLatin } from './fold.ts';
import type { State } from './state.ts';

/** The stretches of a text that were typed, in UTF-16 units, without what was forgiven. */
export const highlight = (
  state: State,
  text: number,
  typed: readonly Typed[],
): Stretch[] => {
  const { texts, cells, aligner } = state;
  texts.read(text, cells);
  const marked = new Set<number>();
  for (const each of typed) {
    const { from, marks } = aligner.trace(each, cells);
    marks.forEach((mark, no) => mark === 1 && marked.add(cells.at[from + no] ?? 0));
  }
  const stretches: Stretch[] = [];
  for (const unit of [...marked].toSorted((one, other) => one - other)) {
    const last = stretches.at(-1);
    if (last?.until === unit) last.until = unit + 1;
    else stretches.push({ from: unit, until: unit + 1 });
  }
  return stretches;
};

/** What a text says where the words were found; a Latin word to its end. */
export const saidThere = (state: State, text: number, typed: Typed): string => {
  const { texts, cells, aligner } = state;
  texts.read(text, cells);
  const { score, from, until } = aligner.trace(typed, cells);
  if (score === 0) return '';
  const { units, at, count } = cells;
  let last = until - 1;
  const isWord = (cell: number) => cell < count && isLatin(units[cell] ?? 0);
  while (isWord(last) && isWord(last + 1) && (at[last + 1] ?? 0) === (at[last] ?? 0) + 1) {
    last += 1;
  }
  return texts.textOf(text).slice(at[from] ?? 0, (at[last] ?? 0) + 1);
};
