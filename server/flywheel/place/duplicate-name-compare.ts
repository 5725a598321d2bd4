import type { NameParts, NameWord } from './duplicate-name.ts';

export type NameLevel =
  | 'same'
  | 'close'
  | 'contained'
  | 'alike'
  | 'generic'
  | 'kind_differs'
  | 'different';

/**
 * How two names relate. What decides is the words that tell shops apart: two that each have
 * one of their own are two shops, and "Zhou's Noodles" is not "Zhou's Teahouse".
 */
export const compareNames = (one: NameParts, other: NameParts): NameLevel => {
  const hasOwn = [one, other].map((name) => name.words.some((word) => !word.isGeneric));
  if (one.key === other.key) return hasOwn[0] ? 'same' : 'alike';
  const paired = pairWords(one, other);
  if (!hasOwn[0] || !hasOwn[1]) {
    const isPart = paired.left.length === 0 || paired.right.length === 0;
    return isPart && paired.shared.length > 0 ? 'generic' : 'different';
  }
  const shared = paired.shared.filter(isTelling);
  if (shared.length === 0) return joinedAlike(one, other) ? 'close' : 'different';
  const [left, right] = [paired.left.filter(isTelling), paired.right.filter(isTelling)];
  if (left.length > 0 && right.length > 0) {
    const rest = Math.max(left.length, right.length);
    return shared.length >= 2 * rest ? 'alike' : 'different';
  }
  if (left.length + right.length > 0) return 'contained';
  if (paired.left.length > 0 && paired.right.length > 0) return 'kind_differs';
  return 'close';
};

const isTelling = ({ isGeneric }: NameWord): boolean => !isGeneric;

type Paired = { shared: NameWord[]; left: NameWord[]; right: NameWord[] };

const pairWords = (one: NameParts, other: NameParts): Paired => {
  const right = [...other.words];
  const left: NameWord[] = [];
  const shared: NameWord[] = [];
  for (const word of one.words) {
    const at = right.findIndex(({ text }) => wordsMatch(word.text, text));
    const found = at === -1 ? undefined : right.splice(at, 1)[0];
    if (found) shared.push(isTelling(word) ? word : found);
    else if (!other.asides.includes(word.text)) left.push(word);
  }
  return { shared, left, right: right.filter(({ text }) => !one.asides.includes(text)) };
};

/** The same word, one letter off in a long one, or cut short: deli and delicatessen. */
const wordsMatch = (one: string, other: string): boolean => {
  if (one === other) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const isHan = /\p{Script=Han}/u.test(short);
  if (isHan) return short.length >= 2 && long.startsWith(short) && long.length <= 8;
  if (short.length >= 4 && long.startsWith(short)) return true;
  return short.length >= 5 && isOneEditApart(short, long);
};

/** "Macdonald" and "Mac Donald": the same letters, cut differently. */
const joinedAlike = (one: NameParts, other: NameParts): boolean => {
  const [short, long] =
    one.key.length <= other.key.length ? [one.key, other.key] : [other.key, one.key];
  return short.length >= 5 && isOneEditApart(short, long);
};

/** `short` is no longer than `long`; one letter is changed, missing, or two are swapped. */
export const isOneEditApart = (short: string, long: string): boolean => {
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  const isSwapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  return isSwapped && short.slice(at + 2) === long.slice(at + 2);
};
