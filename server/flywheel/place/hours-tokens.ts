import { germanDays, isGermanSure, isMarchSure } from './hours-doubtful-words.ts';
import { chineseDays, dayWords, monthPattern, monthWords } from './hours-lexicon.ts';
import type { DayName, Weekday } from './hours-lexicon.ts';
import type { SunEvent } from './hours-sun.ts';

export type ClockTime = {
  /** As written, before am and pm: 0 to 30. */
  hour: number;
  minute: number;
  half: 'am' | 'pm' | null;
  /** Only an hour was written: "9". */
  bare: boolean;
  /** Two digits, or a notation that only the 24-hour clock has. */
  padded: boolean;
  nextDay: boolean;
};

export type Token =
  | { kind: 'day'; day: DayName }
  | { kind: 'days'; days: readonly Weekday[] }
  | { kind: 'time'; time: ClockTime }
  | { kind: 'sun'; event: SunEvent; offsetMinutes: number }
  | { kind: 'month'; month: number }
  | { kind: 'year' | 'number' | 'every' | 'shift'; value: number }
  | { kind: 'nth'; nth: readonly number[] }
  | { kind: MarkKind };

type MarkKind =
  | 'always'
  | 'off'
  | 'open'
  | 'unknown'
  | 'comment'
  | 'dash'
  | 'plus'
  | 'comma'
  | 'semicolon'
  | 'or'
  | 'colon'
  | 'week'
  | 'easter';

/**
 * The tokens of a text: OSM's own words, and the forms around them that leave no doubt. A
 * single word that is not in the tables makes the whole text unknown: undefined.
 */
export const readTokens = (raw: string): Token[] | undefined => {
  const text = plain(raw);
  const tokens: Token[] = [];
  const german: string[] = [];
  let at = 0;
  while (at < text.length) {
    const found = nextToken(text, at, tokens);
    if (!found) return undefined;
    if (found.token) tokens.push(found.token);
    if (germanDays.has(found.text)) german.push(found.text);
    at += found.text.length;
  }
  const months = tokens.filter(({ kind }) => kind === 'month').length;
  return isGermanSure(german, text) && isMarchSure(months, text) ? tokens : undefined;
};

/** Full-width forms, dashes and case are spelling, not meaning. */
const plain = (raw: string): string =>
  raw
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212\u301c~至到]/g, '-')
    .replaceAll('、', ',')
    .replace(/[“”„«»]/g, '"')
    .replace(/^\s*(营业时间|營業時間|opening hours|hours)\s*:?/, '');

type Found = { text: string; token: Token | undefined };

const nextToken = (text: string, at: number, before: Token[]): Found | undefined => {
  for (const { pattern, make, when } of patterns) {
    if (when && !when(before)) continue;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) continue;
    const token = make(match);
    if (token === 'not this') continue;
    return { text: match[0], token };
  }
  return bareChineseDay(text, at, before);
};

/** After a month or "week" a number is a day or a week; after "Dec 24," it is another. */
const isInsideDate = (before: Token[]): boolean => {
  const [earlier, last] = [before.at(-2)?.kind, before.at(-1)?.kind];
  if (last === 'month' || last === 'week') return true;
  return (last === 'dash' || last === 'comma') && earlier === 'number';
};

const isAfterCount = (before: Token[]): boolean =>
  ['number', 'year'].includes(before.at(-1)?.kind ?? '');

const isNotAfterDash = (before: Token[]): boolean => before.at(-1)?.kind !== 'dash';

type Pattern = {
  pattern: RegExp;
  make: (match: RegExpExecArray) => Token | undefined | 'not this';
  when?: (before: Token[]) => boolean;
};

const mark = (kind: MarkKind) => (): Token => ({ kind });
const count =
  (kind: 'year' | 'number' | 'every') =>
  (match: RegExpExecArray): Token => ({ kind, value: Number(match[1]) });
const days =
  (...named: Weekday[]) =>
  (): Token => ({ kind: 'days', days: named });

const always = new RegExp(
  '(?:24\\s*/\\s*7|24\\s*-?\\s*(?:hours?|hrs?|h|小时|小時|時間|stunden)|全天候?)' +
    '(?:\\s*[营営營][业業])?(?![a-z])',
  'y',
);
const clock = new RegExp(
  '(次日|翌日|隔天|第二天)?' +
    '(上午|早上|早|凌晨|清晨|中午|下午|傍晚|晚上|晚)?\\s*' +
    '(\\d{1,2})(?:\\s?([:.h点點時时])\\s?(?:(\\d\\d)分?|(半))?)?' +
    '(?:\\s*(am|pm|a\\.m\\.?|p\\.m\\.?)|([ap]))?(?:\\s*(?:uhr|hrs?|h))?(?![a-z\\d])',
  'y',
);

const sunPattern = new RegExp(
  '(dawn|sunrise|sunset|dusk)(?![a-z])' +
    '|\\(\\s*(dawn|sunrise|sunset|dusk)\\s*([+-])\\s*(\\d{1,2}):(\\d\\d)\\s*\\)',
  'y',
);
const yearBeforeDate = new RegExp(
  `(20[1-4]\\d)(?=\\s*(?:-\\s*20[1-4]\\d)?\\s*(?:${monthPattern}|easter))`,
  'y',
);

const patterns: Pattern[] = [
  { pattern: /[\t\r ]+|(?:from|du|de|von)(?![a-z])/y, make: () => undefined },
  { pattern: /[;\n]\s*/y, make: mark('semicolon') },
  { pattern: /\|\|/y, make: mark('or') },
  { pattern: /"[^"]*"/y, make: mark('comment') },
  { pattern: /(\d{1,2})(?=月)/y, make: (m) => ({ kind: 'month', month: Number(m[1]) }) },
  { pattern: /月/y, make: () => undefined, when: isInsideDate },
  { pattern: /(\d{1,2})[日号]/y, make: count('number'), when: isInsideDate },
  {
    pattern: /(\d{1,2})(?!\d|\s?[:.h]\d|\s?[ap]\.?m)/y,
    make: count('number'),
    when: isInsideDate,
  },
  { pattern: /\/\s*(\d{1,2})(?![\d:.])/y, make: count('every'), when: isAfterCount },
  { pattern: yearBeforeDate, make: count('year') },
  { pattern: /(20[1-4]\d)(?![\d:.])/y, make: (m) => plainYear(m) },
  { pattern: always, make: mark('always'), when: isNotAfterDash },
  { pattern: /(\d\d)(\d\d)(?![\d:.])/y, make: (m) => fourDigits(m) },
  { pattern: clock, make: (m) => clockTime(m) },
  { pattern: /(?:12 ?)?noon(?![a-z])/y, make: () => exactly(12) },
  { pattern: /(?:12 ?)?midnight(?![a-z])/y, make: () => exactly(24) },
  {
    pattern: /(?:public )?holidays?(?![a-z])|(?:法定)?节假日|ph(?![a-z])/y,
    make: day('ph'),
  },
  { pattern: /school holidays?(?![a-z])|sh(?![a-z])/y, make: day('sh') },
  {
    pattern: /(?:daily|every ?day|7 days(?: a week)?)(?![a-z])|每天|每日|天天/y,
    make: days('mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'),
  },
  { pattern: /weekdays?(?![a-z])|工作日/y, make: days('mo', 'tu', 'we', 'th', 'fr') },
  { pattern: /weekends?(?![a-z])|周末|週末/y, make: days('sa', 'su') },
  {
    pattern: /(?:off|closed?|geschlossen|ruhetag|fermé|cerrado)(?![a-z])|休息|公休|不营业/y,
    make: mark('off'),
  },
  { pattern: /open(?![a-z])|营业(?![时時])/y, make: mark('open') },
  { pattern: /unknown(?![a-z])/y, make: mark('unknown') },
  { pattern: /weeks?(?![a-z])/y, make: mark('week') },
  { pattern: /easter(?![a-z])/y, make: mark('easter') },
  { pattern: /([+-])\s*(\d{1,2})\s*days?(?![a-z])/y, make: (m) => shift(m) },
  { pattern: /\+/y, make: mark('plus') },
  { pattern: /\[([-\d,\s]{1,20})\]/y, make: (m) => nthOf(m[1] ?? '') },
  { pattern: sunPattern, make: (m) => sunOf(m) },
  { pattern: /(?:to|till|until|thru|through|bis|a|à|au)(?![a-z])|-/y, make: mark('dash') },
  { pattern: /(?:and|und|et|y)(?![a-z])|[,&/和及]/y, make: mark('comma') },
  { pattern: /:/y, make: mark('colon') },
  { pattern: /(?:周|週|星期|礼拜)([一二三四五六日天])/y, make: (m) => chineseDay(m[1]) },
  // "M-F" and "M-Sat": alone, an M is as often mardi or Mittwoch.
  {
    pattern: /m(?=\s*-\s*(?:f|fr|fri|sa|sat|su|sun|th|thurs?)(?![a-z]))/y,
    make: day('mo'),
  },
  { pattern: /(?<=\bm\s*-\s*)f(?![a-z])/y, make: day('fr') },
  { pattern: /([a-zà-ü]+)\.?/y, make: (m) => namedDayOrMonth(m[1] ?? '') },
];

function day(name: DayName) {
  return (): Token => ({ kind: 'day', day: name });
}

/** "2015" and "2030" are times of the evening as well. */
const plainYear = (match: RegExpExecArray): Token | 'not this' => {
  const year = Number(match[1]);
  return (year - 2000) % 15 === 0 ? 'not this' : { kind: 'year', value: year };
};

const shift = (match: RegExpExecArray): Token => ({
  kind: 'shift',
  value: (match[1] === '-' ? -1 : 1) * Number(match[2]),
});

/** "[1]", "[1,3]", "[-1]", "[1-3]": at most five of a weekday are in a month. */
const nthOf = (text: string): Token | 'not this' => {
  const nth = text.split(',').flatMap((part): number[] => {
    const range = /^\s*([1-5])\s*-\s*([1-5])\s*$/.exec(part);
    if (!range) return [/^\s*-?[1-5]\s*$/.test(part) ? Number(part) : NaN];
    const [from, to] = [Number(range[1]), Number(range[2])];
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
  });
  const isClear = nth.length > 0 && nth.every((each) => !Number.isNaN(each));
  return isClear ? { kind: 'nth', nth } : 'not this';
};

const sunEvents = new Map<string, SunEvent>([
  ['dawn', 'dawn'],
  ['sunrise', 'sunrise'],
  ['sunset', 'sunset'],
  ['dusk', 'dusk'],
]);

const sunOf = (match: RegExpExecArray): Token | 'not this' => {
  const event = sunEvents.get(match[1] ?? match[2] ?? '');
  if (!event) return 'not this';
  const minutes = Number(match[4] ?? 0) * 60 + Number(match[5] ?? 0);
  return { kind: 'sun', event, offsetMinutes: match[3] === '-' ? -minutes : minutes };
};

/** "0900"; a pair that could be years is left alone. */
const fourDigits = (match: RegExpExecArray): Token | 'not this' => {
  const [hour, minute] = [Number(match[1]), Number(match[2])];
  const mayBeYear = match[1] === '20' && minute < 50 && minute % 15 !== 0;
  if (hour > 24 || minute > 59 || mayBeYear) return 'not this';
  const time = { hour, minute, half: null, bare: false, padded: true, nextDay: false };
  return { kind: 'time', time };
};

const clockTime = (match: RegExpExecArray): Token | 'not this' => {
  const [, next, part, digits = '', mark_, minutes, halfPast, half, letter] = match;
  const hour = Number(digits);
  const minute = halfPast ? 30 : Number(minutes ?? 0);
  const colonAlone = mark_ !== undefined && ':.'.includes(mark_) && minutes === undefined;
  if (hour > 30 || minute > 59 || colonAlone) return 'not this';
  const only24 = mark_ === 'h' || hour > 12;
  const time = {
    hour,
    minute,
    half: halfOf(half ?? letter, part, hour),
    bare: minutes === undefined && !halfPast && mark_ !== 'h',
    padded: digits.length === 2 || only24,
    nextDay: next !== undefined,
  };
  return { kind: 'time', time };
};

const halfOf = (
  latin: string | undefined,
  chinese: string | undefined,
  hour: number,
): 'am' | 'pm' | null => {
  if (latin) return latin.startsWith('a') ? 'am' : 'pm';
  if (!chinese || hour > 12) return null;
  if (chinese === '中午') return hour === 11 ? 'am' : 'pm';
  if ('下午傍晚上'.includes(chinese))
    return hour === 12 && chinese !== '下午' ? 'am' : 'pm';
  return 'am';
};

const exactly = (hour: number): Token => ({
  kind: 'time',
  time: { hour, minute: 0, half: null, bare: false, padded: true, nextDay: false },
});

const chineseDay = (letter: string | undefined): Token | 'not this' => {
  const name = chineseDays.get(letter ?? '');
  return name ? { kind: 'day', day: name } : 'not this';
};

/** 周一至五: the second day leaves out 周. */
const bareChineseDay = (text: string, at: number, before: Token[]): Found | undefined => {
  const letter = text.charAt(at);
  const name = chineseDays.get(letter);
  const [day_, joint] = before.slice(-2);
  if (!name || day_?.kind !== 'day') return undefined;
  if (joint?.kind !== 'dash' && joint?.kind !== 'comma') return undefined;
  return { text: letter, token: { kind: 'day', day: name } };
};

const namedDayOrMonth = (word: string): Token | 'not this' => {
  const name = dayWords.get(word);
  if (name) return { kind: 'day', day: name };
  const month = monthWords.get(word);
  return month === undefined ? 'not this' : { kind: 'month', month };
};
