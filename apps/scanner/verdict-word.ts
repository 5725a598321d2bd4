import type { VerdictName } from './verdict-of.ts';
import type { Words } from './words.zh.ts';

/** The one word that is read from two metres and said aloud. */
export const verdictWord = (words: Words, name: VerdictName): string => {
  if (name === 'no_answer') return words.noAnswer;
  if (name === 'not_done') return words.notDone;
  if (name === 'redeemed' || name === 'again') return words[name];
  if (name === 'undone' || name === 'unknown') return words[name];
  return words.no[name];
};
