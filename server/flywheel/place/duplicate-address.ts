import { plainText } from './duplicate-name.ts';

/** Where a door is, as far as the text says: its numbers and the words of its street. */
export type AddressParts = { numbers: readonly string[]; street: readonly string[] };

export type AddressLevel =
  | 'same_door'
  | 'same_street'
  | 'other_door'
  | 'other_street'
  | 'unknown';

export const readAddressParts = (address: string | null): AddressParts => {
  if (address === null) return { numbers: [], street: [] };
  const plain = plainText(address);
  return /\p{Script=Han}/u.test(plain) ? readChinese(plain) : readWestern(plain);
};

export const compareAddresses = (one: AddressParts, other: AddressParts): AddressLevel => {
  if (one.street.length === 0 || other.street.length === 0) return 'unknown';
  if (!sameStreet(one.street, other.street)) return 'other_street';
  if (one.numbers.length === 0 || other.numbers.length === 0) return 'same_street';
  const isSame = one.numbers.some((number) => other.numbers.includes(number));
  return isSame ? 'same_door' : 'other_door';
};

const sameStreet = (one: readonly string[], other: readonly string[]): boolean => {
  const shared = one.filter((word) => other.includes(word)).length;
  return shared > 0 && shared * 2 >= Math.min(one.length, other.length);
};

/** "舟山市定海区码头路 12-1 号" → 码头路, 12. Province, city and district say little. */
const readChinese = (plain: string): AddressParts => {
  const text = plain.replace(/\s+/gu, '');
  const bare = text.replace(/^.*?(?:省|自治区)/u, '').replace(/^.*?[市州]/u, '');
  const local = bare.replace(/^[^路街道巷弄]*?[区县镇乡]/u, '');
  const found = /(\p{Script=Han}+?(?:大道|大街|路|街|巷|弄|道|村))(.*)$/u.exec(local);
  if (!found?.[1]) return { numbers: [], street: [] };
  const number = /^[^\d]{0,4}(\d+)(?:[-~至](\d+))?/u.exec(found[2] ?? '');
  return { numbers: rangeOf(number?.[1], number?.[2]), street: [found[1]] };
};

const readWestern = (plain: string): AddressParts => {
  const [first = '', second = ''] = plain.split(',');
  const head = /\p{L}/u.test(first) ? first : `${first} ${second}`;
  // What comes after "between" or "at" is another street, named to find this one.
  const text = head.replace(/\b(?:between|btwn|at|near|off|corner|opposite|in)\b.*$/u, ' ');
  const words = text.match(/[\p{L}\p{N}]+(?:-\p{N}+)?/gu) ?? [];
  const numbers: string[] = [];
  const street: string[] = [];
  for (const word of words) {
    const range = /^(\d+)\p{L}?(?:-(\d+))?$/u.exec(word);
    if (range) numbers.push(...rangeOf(range[1], range[2]));
    else if (!directions.has(word)) street.push(ordinals.get(word) ?? word);
  }
  const telling = street.filter((word) => !streetKinds.test(word));
  // The second number is a flat or a postcode.
  return {
    numbers: numbers.slice(0, 1 + Number(numbers.length > 1 && isRange(words))),
    street: telling.length > 0 ? telling : street,
  };
};

const isRange = (words: readonly string[]): boolean =>
  words.some((word) => /^\d+-\d+$/u.test(word));

const rangeOf = (from: string | undefined, to: string | undefined): string[] =>
  [from, to].flatMap((number) => (number ? [number.replace(/^0+(?=\d)/u, '')] : []));

const directions = new Set(
  'n s e w ne nw se sw north south east west northeast northwest southeast southwest'.split(
    ' ',
  ),
);
const ordinals = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth'
    .split(' ')
    .map((word, at): [string, string] => [
      word,
      `${at + 1}${['st', 'nd', 'rd'][at] ?? 'th'}`,
    ]),
);
const streetKinds = new RegExp(
  `^(?:${[
    'st|sts|str|street|strasse|ave|av|avenue|blvd|blv|boulevard|rd|road|dr|drive|ln|lane',
    'pl|place|plaza|hwy|highway|pkwy|parkway|sq|square|ct|court|way|ter|terrace|rue|via',
    'calle|the|de|la|del|des|du',
  ].join('|')})$`,
  'u',
);
