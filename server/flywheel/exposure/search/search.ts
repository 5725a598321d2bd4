import type { SearchField } from '#contract/search.ts';
import { makeBlocks } from './blocks.ts';
import { findWords } from './find.ts';
import type { FindAsked, Found } from './find.ts';
import { makeState } from './state.ts';
import type { State } from './state.ts';
import { suggestTexts } from './suggest.ts';
import type { SuggestAsked, Suggested } from './suggest.ts';
import { fields } from './texts.ts';

export type Texts = readonly { field: SearchField; text: string }[];

/**
 * Finds the places of one city by words. `no` is a place's small whole number; arrays as
 * long as the highest one are kept. Nothing here waits, and nothing knows the time.
 */
export type SearchIndex = {
  /** Gives a place these texts and no others. */
  put(no: number, texts: Texts): void;
  drop(no: number): void;
  find(words: string, asked: FindAsked): Found;
  suggest(words: string, asked: SuggestAsked): Suggested[];
  /** How many places there are. */
  readonly size: number;
  /** What it holds in memory, tables for all cities not counted. */
  bytes(): number;
};

/**
 * Cost: a walk of the rarest word's list with a look into each other list, and a comparison
 * for those few texts whose length, start and weight could still bring them among the best.
 */
export const makeSearchIndex = (): SearchIndex => {
  const state = makeState();
  const places = makePlaces();
  const release = (no: number, texts: Iterable<number>): void => {
    for (const text of texts) if (!state.owners.unlink(text, no)) forget(state, text);
  };
  return {
    put: (no, texts) => {
      const wanted = new Set<number>();
      const before = new Set(places.textsOf(no));
      for (const { field, text } of texts) {
        if (text !== '') wanted.add(keep(state, fields.indexOf(field), text));
      }
      for (const text of wanted) if (!before.has(text)) state.owners.link(text, no);
      release(no, before.difference(wanted));
      places.set(no, [...wanted]);
    },
    drop: (no) => {
      release(no, places.textsOf(no));
      places.set(no, []);
    },
    find: (words, asked) => findWords(state, (no) => places.textsOf(no), words, asked),
    suggest: (words, asked) => suggestTexts(state, words, asked),
    get size() {
      return places.count();
    },
    bytes: () =>
      state.texts.bytes() + state.owners.bytes() + state.postings.bytes() + places.bytes(),
  };
};

/** A text is stored and listed once, when the first place has it. */
const keep = ({ texts, postings, cells }: State, field: number, text: string): number => {
  // Longer than any sign or note; what a number of two bytes can count.
  const short = text.slice(0, 65_000);
  const known = texts.find(field, short);
  if (known >= 0) return known;
  const added = texts.add(field, short);
  texts.read(added, cells);
  postings.add(added, cells);
  return added;
};

const forget = ({ texts, postings, cells }: State, text: number): void => {
  texts.read(text, cells);
  postings.remove(text, cells);
  texts.remove(text);
};

/** Which texts a place has: one in place of a block's start, several in a block. */
const makePlaces = () => {
  const blocks = makeBlocks((length) => new Int32Array(length));
  let starts = new Int32Array(64);
  let sizes = new Uint16Array(64);
  let count = 0;
  const textsOf = (no: number): number[] => {
    const [start = 0, size = 0] = [starts[no], sizes[no]];
    if (size === 1) return [start];
    const texts: number[] = [];
    for (let at = start; at < start + size; at += 1) texts.push(blocks.items[at] ?? 0);
    return texts;
  };
  const clear = (no: number): void => {
    const size = sizes[no] ?? 0;
    if (size > 1) blocks.giveBack(starts[no] ?? 0, size);
    if (size > 0) count -= 1;
    sizes[no] = 0;
  };
  const reach = (no: number): void => {
    if (no < starts.length) return;
    const length = no + (no >> 3) + 64;
    const [moreStarts, moreSizes] = [new Int32Array(length), new Uint16Array(length)];
    moreStarts.set(starts);
    moreSizes.set(sizes);
    [starts, sizes] = [moreStarts, moreSizes];
  };
  return {
    textsOf,
    count: () => count,
    set: (no: number, texts: readonly number[]): void => {
      reach(no);
      clear(no);
      const [only] = texts;
      if (only === undefined) return;
      count += 1;
      sizes[no] = texts.length;
      starts[no] = texts.length === 1 ? only : blocks.take(texts.length);
      if (texts.length > 1) blocks.items.set(texts, starts[no]);
    },
    bytes: () => blocks.bytes() + starts.byteLength + sizes.byteLength,
  };
};
