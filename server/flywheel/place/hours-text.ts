import { peek, take, takeToken, takeValue } from './hours-cursor.ts';
import type { Cursor } from './hours-cursor.ts';
import { readDates } from './hours-dates.ts';
import { weekdayNames } from './hours-lexicon.ts';
import type { DayName } from './hours-lexicon.ts';
import { hasDates, isEveryDay } from './hours-rule.ts';
import type { DayPick, DaySelector, HoursRule, TimeSpan } from './hours-rule.ts';
import { readSpans } from './hours-spans.ts';
import { readTokens } from './hours-tokens.ts';
import type { Token } from './hours-tokens.ts';

const longestText = 600;

/** The rules of an opening-hours text; undefined when any part of it leaves a doubt. */
export const readHoursText = (text: string): HoursRule[] | undefined => {
  if (text.length > longestText) return undefined;
  const tokens = readTokens(text);
  if (!tokens || tokens.length === 0) return undefined;
  return readRules(tokens, readDaysFirst) ?? readRules(tokens, readSpansFirst);
};

type RuleBody = Omit<HoursRule, 'joined'>;

const readRules = (
  tokens: Token[],
  readBody: (cursor: Cursor) => RuleBody | undefined,
): HoursRule[] | undefined => {
  const times = tokens.flatMap((token) => (token.kind === 'time' ? [token.time] : []));
  const sure24 = times.some(({ hour }) => hour > 12) && times.every(({ half }) => !half);
  const cursor = { tokens, at: 0, sure24 };
  const rules: HoursRule[] = [];
  let joined: HoursRule['joined'] = 'start';
  while (cursor.at < tokens.length) {
    const body = readBody(cursor);
    if (!body || !isInOrder(body.spans)) return undefined;
    const before = joined;
    joined = readJoint(cursor);
    // Days without times stand alone, or their times are somewhere in what follows.
    if (body.state === 'vague' && !(isBreak(before) && isBreak(joined))) return undefined;
    rules.push({ ...body, joined: before });
  }
  return rules;
};

const isBreak = (joined: HoursRule['joined']): boolean =>
  joined === 'start' || joined === 'semicolon' || joined === 'or';

/** The end of the text is read as a semicolon, as OSM does. */
const readJoint = (cursor: Cursor): HoursRule['joined'] => {
  if (cursor.at === cursor.tokens.length) return 'semicolon';
  if (take(cursor, 'semicolon')) {
    while (take(cursor, 'semicolon'));
    return 'semicolon';
  }
  if (take(cursor, 'or')) return 'or';
  return take(cursor, 'comma') ? 'comma' : 'nothing';
};

/** A second span that begins before the first has ended was meant for the afternoon. */
const isInOrder = (spans: readonly TimeSpan[]): boolean =>
  spans.every(({ start }, i) => {
    const before = spans[i - 1]?.end ?? 0;
    return typeof start !== 'number' || typeof before !== 'number' || start >= before;
  });

/** "Mo-Fr 08:00-18:00", "Su off", "closed Sundays", "24 hours daily", "5am-2am daily". */
const readDaysFirst = (cursor: Cursor): RuleBody | undefined => {
  if (take(cursor, 'off')) {
    const shut = readSelector(cursor);
    if (!shut || peek(cursor) === 'time' || peek(cursor) === 'sun') return undefined;
    while (take(cursor, 'comment'));
    return { when: shut, spans: [], state: 'off' };
  }
  const when = readSelector(cursor);
  if (!when) return undefined;
  const opens = take(cursor, 'open');
  const spans = readSpans(cursor);
  if (!spans) return undefined;
  const state = readState(cursor, { opens, hasTimes: spans.length > 0, when });
  if (!state) return undefined;
  if (!isEveryDay(when) || state === 'vague') return { when, spans, state };
  const group = readGroup(cursor);
  return { when: group ? { ...when, days: group } : when, spans, state };
};

/** A comment without a word of state makes it unknown; after "open" it is only said. */
const readState = (
  cursor: Cursor,
  read: { opens: boolean; hasTimes: boolean; when: DaySelector },
): HoursRule['state'] | undefined => {
  const isOff = take(cursor, 'off');
  const isUnknown = !isOff && take(cursor, 'unknown');
  const opens = read.opens || (!isOff && !isUnknown && take(cursor, 'open'));
  let comments = 0;
  while (take(cursor, 'comment')) comments += 1;
  if (isOff) return 'off';
  if (isUnknown || (comments > 0 && !opens)) return 'unknown';
  if (read.hasTimes) return 'open';
  const saysDays = !isEveryDay(read.when);
  const onlyYears = saysDays && read.when.days.length + read.when.dates.length === 0;
  return (opens || saysDays) && !onlyYears ? 'vague' : undefined;
};

/** "10:00-18:00 Mo-Fr". */
const readSpansFirst = (cursor: Cursor): RuleBody | undefined => {
  const spans = readSpans(cursor);
  const when = readSelector(cursor);
  if (!spans || !when || spans.length === 0 || isEveryDay(when)) return undefined;
  return { when, spans, state: 'open' };
};

const readSelector = (cursor: Cursor): DaySelector | undefined => {
  const dates = readDates(cursor);
  if (!dates) return undefined;
  if (hasDates({ ...dates, days: [], onlyOn: [] })) take(cursor, 'colon');
  const days = readDays(cursor);
  const isHolidays = days?.every(({ kind }) => kind !== 'weekday') ?? false;
  const isNarrowed = isHolidays && (days?.length ?? 0) > 0 && peek(cursor) === 'day';
  const onlyOn = isNarrowed ? readDays(cursor) : [];
  if (!days || !onlyOn) return undefined;
  take(cursor, 'colon');
  return { ...dates, days, onlyOn };
};

/** A list of days, ranges and holidays, perhaps empty; undefined when it makes no sense. */
const readDays = (cursor: Cursor): DayPick[] | undefined => {
  const group = readGroup(cursor);
  if (group) return group;
  const days: DayPick[] = [];
  for (;;) {
    const from = takeToken(cursor, 'day')?.day;
    if (!from) return days;
    const to = take(cursor, 'dash') ? takeToken(cursor, 'day')?.day : from;
    const range = to && daysBetween(from, to);
    const picks = range && pickDays(cursor, range);
    if (!picks) return undefined;
    days.push(...picks);
    if (peek(cursor) !== 'comma' || peek(cursor, 1) !== 'day') return days;
    cursor.at += 1;
  }
};

const daysBetween = (from: DayName, to: DayName): readonly DayName[] | undefined => {
  if (from === to) return [from];
  const start = weekdayNames.findIndex((day) => day === from);
  const end = weekdayNames.findIndex((day) => day === to);
  if (start < 0 || end < 0) return undefined;
  const length = ((end - start + 7) % 7) + 1;
  return [...weekdayNames, ...weekdayNames].slice(start, start + length);
};

/** With what may follow the name: "Mo[1]", "Mo[1] +1 day", "PH -1 day". */
const pickDays = (cursor: Cursor, names: readonly DayName[]): DayPick[] | undefined => {
  const nth = takeToken(cursor, 'nth')?.nth ?? [];
  const shiftDays = takeValue(cursor, 'shift') ?? 0;
  if (names.length > 1 && nth.length > 0) return undefined;
  if (shiftDays !== 0 && nth.length === 0 && names[0] !== 'ph') return undefined;
  return names.map((name) => {
    if (name === 'ph') return { kind: 'ph', shiftDays };
    if (name === 'sh') return { kind: 'sh' };
    return weekdayPick(name, nth, shiftDays);
  });
};

const weekdayPick = (
  name: DayName,
  nth: readonly number[] = [],
  shiftDays = 0,
): DayPick => ({
  kind: 'weekday',
  weekday: weekdayNames.findIndex((each) => each === name),
  nth,
  shiftDays,
});

const readGroup = (cursor: Cursor): DayPick[] | undefined =>
  takeToken(cursor, 'days')?.days.map((name) => weekdayPick(name));
