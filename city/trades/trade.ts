/**
 * A trade is what a shop does: how such shops are named, when they open, where they
 * like to be, what they charge. Lists are written as plain text, `中文=English` by
 * spaces (an underscore stands for a space in the English).
 */
import type { Category } from '#contract/place.ts';
import type { StreetTheme } from '../words/districts.ts';

export type Word = { zh: string; en: string };

export type Trade = {
  id: string;
  zh: string;
  category: Category;
  cuisines: readonly string[];
  /** About how many of three thousand places. */
  count: number;
  /** How signs are made up; see `names.ts` for the letters. */
  signs: readonly (readonly [string, number])[];
  things: readonly Word[];
  /** What follows a poetic word, where it differs from `things`. */
  wordThings: readonly Word[];
  words: readonly Word[];
  /** OSM opening hours with weights. */
  hours: readonly (readonly [string, number])[];
  spendYuan: readonly [number, number];
  theme: StreetTheme | null;
  /** Share of such shops inside malls, yards and market halls. */
  indoors: Partial<Record<'mall' | 'market' | 'yard', number>>;
  /** Districts that have more (or fewer) of them. */
  leans: Readonly<Record<string, number>>;
  /** Chance that the shop is on board and sells through Arrival. */
  onBoard: number;
};

type TradeTerms = Pick<Trade, 'id' | 'zh' | 'category' | 'count' | 'spendYuan'> & {
  cuisines?: readonly string[];
  signs: string;
  things: string;
  wordThings?: string;
  words?: string;
  hours: string;
  theme?: StreetTheme;
  indoors?: Trade['indoors'];
  leans?: Trade['leans'];
  onBoard?: number;
};

/** Reads a trade written in short form. */
export function trade(terms: TradeTerms): Trade {
  const things = words(terms.things);
  return {
    ...terms,
    cuisines: terms.cuisines ?? [],
    signs: terms.signs.trim().split(/\s+/).map(weight),
    things,
    wordThings: terms.wordThings ? words(terms.wordThings) : things,
    words: terms.words ? words(terms.words) : [],
    hours: terms.hours
      .trim()
      .split('\n')
      .map((line) => weight(line.trim())),
    theme: terms.theme ?? null,
    indoors: terms.indoors ?? {},
    leans: terms.leans ?? {},
    onBoard: terms.onBoard ?? 0.1,
  };
}

export function words(text: string): readonly Word[] {
  return text
    .trim()
    .split(/\s+/)
    .map((entry) => {
      const [zh, en] = entry.split('=');
      if (!zh || !en) throw new Error(`a word needs both languages: ${entry}`);
      return { zh, en: en.replaceAll('_', ' ') };
    });
}

/** `text*3` weighs three; without a star it weighs one. */
function weight(text: string): readonly [string, number] {
  const star = text.lastIndexOf('*');
  return star < 0 ? [text, 1] : [text.slice(0, star), Number(text.slice(star + 1))];
}
