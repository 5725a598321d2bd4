import { readTokens } from './hours-tokens.ts';
import type { ClockTime, DayName, Token, Weekday } from './hours-tokens.ts';

export type { DayName } from './hours-tokens.ts';

/** Minutes since the midnight that begins the day; the end may lie in the next day. */
export type Span = [startMinute: number, endMinute: number];

export type HoursRule = {
  /** Empty: every day. */
  days: readonly DayName[];
  spans: Span[];
  off: boolean;
  /** What stood between this rule and the one before. */
  joined: 'start' | 'semicolon' | 'comma' | 'nothing';
};

const longestText = 600;

/** The rules of an opening-hours text; undefined when any part of it leaves a doubt. */
export const readHoursText = (text: string): HoursRule[] | undefined => {
  if (text.length > longestText) return undefined;
  const tokens = readTokens(text);
  if (!tokens || tokens.length === 0) return undefined;
  return readRules(tokens, readDaysFirst) ?? readRules(tokens, readSpansFirst);
};

/** Where the reader stands; readers move it forward. */
type Cursor = {
  tokens: Token[];
  at: number;
  /** One "18:00" anywhere tells that the whole text is written in 24 hours. */
  sure24: boolean;
};
type RuleBody = { days: readonly DayName[]; spans: Span[]; off: boolean };

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
    rules.push({ ...body, joined });
    joined = readJoint(cursor);
  }
  return rules;
};

const readJoint = (cursor: Cursor): HoursRule['joined'] => {
  if (take(cursor, 'semicolon')) {
    while (take(cursor, 'semicolon'));
    return 'semicolon';
  }
  return take(cursor, 'comma') ? 'comma' : 'nothing';
};

/** "Mo-Fr 08:00-18:00", "Su off", "closed Sundays", "24 hours daily", "5am-2am daily". */
const readDaysFirst = (cursor: Cursor): RuleBody | undefined => {
  if (take(cursor, 'off')) {
    const shut = readDays(cursor);
    if (!shut || peek(cursor) === 'time') return undefined;
    return { days: shut, spans: [], off: true };
  }
  const days = readDays(cursor);
  if (!days) return undefined;
  take(cursor, 'colon');
  take(cursor, 'open');
  const spans = readSpans(cursor);
  if (!spans) return undefined;
  const off = take(cursor, 'off');
  if (!off) take(cursor, 'open');
  if (!off && spans.length === 0) return undefined;
  if (days.length > 0) return { days, spans, off };
  const group = readGroup(cursor);
  return { days: group ?? [], spans, off };
};

/** "10:00-18:00 Mo-Fr". */
const readSpansFirst = (cursor: Cursor): RuleBody | undefined => {
  const spans = readSpans(cursor);
  const days = readDays(cursor);
  if (!spans || !days || spans.length === 0 || days.length === 0) return undefined;
  return { days, spans, off: false };
};

/** A list of days, ranges and holidays, perhaps empty; undefined when it makes no sense. */
const readDays = (cursor: Cursor): DayName[] | undefined => {
  const group = readGroup(cursor);
  if (group) return [...group];
  const days: DayName[] = [];
  while (peek(cursor) === 'day') {
    const from = takeDay(cursor);
    const to = take(cursor, 'dash') ? takeDay(cursor) : from;
    const range = from && to ? daysBetween(from, to) : undefined;
    if (!range) return undefined;
    days.push(...range);
    const another = peek(cursor) === 'comma' && peek(cursor, 1) === 'day';
    if (another) cursor.at += 1;
    else break;
  }
  return days;
};

const week: readonly Weekday[] = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'];

const daysBetween = (from: DayName, to: DayName): DayName[] | undefined => {
  if (from === to) return [from];
  const start = week.findIndex((day) => day === from);
  const end = week.findIndex((day) => day === to);
  if (start < 0 || end < 0) return undefined;
  const length = ((end - start + 7) % 7) + 1;
  return [...week, ...week].slice(start, start + length);
};

/** Time spans, perhaps none; undefined when one of them leaves a doubt. */
const readSpans = (cursor: Cursor): Span[] | undefined => {
  if (take(cursor, 'always')) return [[0, 1_440]];
  const spans: Span[] = [];
  while (peek(cursor) === 'time') {
    const from = takeTime(cursor);
    const to = take(cursor, 'dash') ? takeTime(cursor) : undefined;
    const span = from && to ? spanOf(from, to, cursor.sure24) : undefined;
    if (!span) return undefined;
    spans.push(span);
    const another = peek(cursor) === 'comma' && peek(cursor, 1) === 'time';
    if (another) cursor.at += 1;
  }
  return spans;
};

/** A second span that begins before the first has ended was meant for the afternoon. */
const isInOrder = (spans: Span[]): boolean =>
  spans.every(([start], i) => i === 0 || start >= (spans[i - 1]?.[1] ?? 0));

const spanOf = (from: ClockTime, to: ClockTime, sure24: boolean): Span | undefined => {
  const [start, end] = from.half || to.half ? twelveHour(from, to) : [at24(from), at24(to)];
  if (start === undefined || end === undefined || start >= 1_440 || start === end) return;
  if (!to.nextDay && leavesDoubt(from, to, start, end, sure24)) return undefined;
  const wrapped = end < start || to.nextDay ? end + 1_440 : end;
  if (wrapped - start > 1_440) return undefined;
  // Forms that cannot say 24:00 end their day at 23:59.
  return [start, wrapped === 1_439 ? 1_440 : wrapped];
};

/**
 * "9-5" and "9:00-5:00" may be a day or a night, "5:00-9:00" a morning or an evening.
 * What ends after noon or at midnight, or begins after noon, has only one reading; a night
 * that begins in the morning must be written with two digits and be of a likely length.
 */
const leavesDoubt = (
  from: ClockTime,
  to: ClockTime,
  start: number,
  end: number,
  sure24: boolean,
): boolean => {
  if (end % 1_440 === 0) return false;
  const isNight = end < start;
  if (isNight && end > 720) return true;
  if (from.half && to.half) return false;
  if (from.bare || to.bare) return isNight || (end < 780 && !sure24);
  if (!isNight) return end <= 720 && start < 360 && !from.padded && !sure24;
  if (start >= 780) return false;
  if (!to.padded) return true;
  return end > 180 && !(sure24 && end + 1_440 - start <= 1_200);
};

/** One "pm" speaks for both ends only where the other reading is impossible: "9-5pm". */
const twelveHour = (from: ClockTime, to: ClockTime): (number | undefined)[] => {
  if (from.half && to.half) return [half(from, from.half), half(to, to.half)];
  if (from.hour > 12 || to.hour > 12) return [at24(from), at24(to)];
  if (to.half === 'pm' && from.hour % 12 > to.hour % 12) {
    return [half(from, 'am'), half(to, 'pm')];
  }
  return [];
};

const half = (time: ClockTime, which: 'am' | 'pm'): number | undefined => {
  if (time.hour > 12) return which === 'pm' ? at24(time) : undefined;
  return (time.hour % 12) * 60 + time.minute + (which === 'pm' ? 720 : 0);
};

const at24 = ({ hour, minute }: ClockTime): number => hour * 60 + minute;

const peek = ({ tokens, at }: Cursor, ahead = 0): Token['kind'] | undefined =>
  tokens[at + ahead]?.kind;

const take = (cursor: Cursor, kind: Token['kind']): boolean => {
  if (peek(cursor) !== kind) return false;
  cursor.at += 1;
  return true;
};

const takeDay = (cursor: Cursor): DayName | undefined => {
  const token = cursor.tokens[cursor.at];
  if (token?.kind !== 'day') return undefined;
  cursor.at += 1;
  return token.day;
};

const takeTime = (cursor: Cursor): ClockTime | undefined => {
  const token = cursor.tokens[cursor.at];
  if (token?.kind !== 'time') return undefined;
  cursor.at += 1;
  return token.time;
};

const readGroup = (cursor: Cursor): readonly Weekday[] | undefined => {
  const token = cursor.tokens[cursor.at];
  if (token?.kind !== 'days') return undefined;
  cursor.at += 1;
  return token.days;
};
