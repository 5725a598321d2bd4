/**
 * The words of opening hours: OSM's own, and the forms around it that leave no doubt. A
 * single word that is not in these tables makes the whole text unknown.
 */
export type Weekday = 'mo' | 'tu' | 'we' | 'th' | 'fr' | 'sa' | 'su';
export type DayName = Weekday | 'ph' | 'sh';

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
  | { kind: 'always' | 'off' | 'open' | 'dash' | 'comma' | 'semicolon' | 'colon' };

/** The tokens of a text; undefined when any part of it is not understood. */
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
  return isGermanSure(german, text) ? tokens : undefined;
};

/** Full-width forms, dashes and case are spelling, not meaning. */
const plain = (raw: string): string =>
  raw
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212\u301c~至到]/g, '-')
    .replaceAll('、', ',')
    .replace(/^\s*(营业时间|營業時間|opening hours|hours)\s*:?/, '');

type Found = { text: string; token: Token | undefined };

const nextToken = (text: string, at: number, before: Token[]): Found | undefined => {
  const last = before.at(-1)?.kind;
  for (const { pattern, make, notAfterDash } of patterns) {
    if (notAfterDash && last === 'dash') continue;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) continue;
    const token = make(match);
    if (token === 'not this') continue;
    return { text: match[0], token };
  }
  return bareChineseDay(text, at, before);
};

type Pattern = {
  pattern: RegExp;
  make: (match: RegExpExecArray) => Token | undefined | 'not this';
  notAfterDash?: boolean;
};

const mark =
  (kind: 'always' | 'off' | 'open' | 'dash' | 'comma' | 'semicolon' | 'colon') =>
  (): Token => ({ kind });
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

const patterns: Pattern[] = [
  { pattern: /[\t\r ]+|(?:from|du|de|von)(?![a-z])/y, make: () => undefined },
  { pattern: /[;\n]\s*/y, make: mark('semicolon') },
  { pattern: always, make: mark('always'), notAfterDash: true },
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
  { pattern: /(?:to|till|until|thru|through|bis|a|à|au)(?![a-z])|-/y, make: mark('dash') },
  { pattern: /(?:and|und|et|y)(?![a-z])|[,&/和及]/y, make: mark('comma') },
  { pattern: /:/y, make: mark('colon') },
  { pattern: /(?:周|週|星期|礼拜)([一二三四五六日天])/y, make: (m) => chineseDay(m[1]) },
  { pattern: /([a-zà-ü]+)\.?/y, make: (m) => namedDay(m[1] ?? '') },
];

function day(name: DayName) {
  return (): Token => ({ kind: 'day', day: name });
}

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

const namedDay = (word: string): Token | 'not this' => {
  const name = dayWords.get(word);
  return name ? { kind: 'day', day: name } : 'not this';
};

const chineseDays = new Map<string, Weekday>([
  ['一', 'mo'],
  ['二', 'tu'],
  ['三', 'we'],
  ['四', 'th'],
  ['五', 'fr'],
  ['六', 'sa'],
  ['日', 'su'],
  ['天', 'su'],
]);

const spell = (name: Weekday, words: string): [string, Weekday][] =>
  words.split(' ').map((word) => [word, name]);

const dayWords = new Map<string, Weekday>([
  ...spell('mo', 'mo mon monday mondays montag lundi lunes'),
  ...spell('tu', 'tu tue tues tuesday tuesdays di dienstag mardi martes'),
  ...spell('we', 'we wed weds wednesday wednesdays mi mittwoch mercredi miércoles'),
  ...spell('th', 'th thu thur thurs thursday thursdays do donnerstag jeudi jueves'),
  ...spell('fr', 'fr fri friday fridays freitag vendredi viernes'),
  ...spell('sa', 'sa sat saturday saturdays samstag sonnabend samedi sábado sábados'),
  ...spell('su', 'su sun sunday sundays so sonntag dimanche domingo domingos'),
]);

const germanDays = new Set(['di', 'mi', 'do', 'so', 'di.', 'mi.', 'do.', 'so.']);

/**
 * "Do" is Thursday in German and Sunday in Spanish, "Di" Tuesday or (French) Sunday, "So"
 * Sunday or (Polish) Saturday: they count only beside a day that is German alone.
 */
const isGermanSure = (german: string[], text: string): boolean => {
  if (german.length === 0) return true;
  const isEnglish = /\b(tu|we|th|su|tue|wed|thu|sun)\b/.test(text);
  const short = new Set(german.map((name) => name.replace('.', '')));
  const isGerman = /\b(mo|fr)\b/.test(text) || (short.has('di') && short.size > 1);
  return isGerman && !isEnglish;
};
