import type { OfflineWords } from './offline/words.zh.ts';
import type { VerdictName } from './verdict-of.ts';
import type { Words } from './words.zh.ts';

/** The one word that is read from two metres and said aloud. */
export const verdictWord = (
  words: Words,
  offline: OfflineWords,
  name: VerdictName,
): string => {
  if (name === 'no_answer') return words.noAnswer;
  if (name === 'not_done') return words.notDone;
  if (name === 'redeemed' || name === 'again') return words[name];
  if (name === 'undone' || name === 'unknown') return words[name];
  if (name === 'recorded') return offline.recorded;
  if (name === 'taken_back') return offline.takenBack;
  return isOffline(offline, name) ? offline.no[name] : words.no[name];
};

const isOffline = <N extends string>(
  offline: OfflineWords,
  name: N,
): name is N & keyof OfflineWords['no'] => name in offline.no;
