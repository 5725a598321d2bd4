import { clockMinute, clockSpan } from './hours-clock.ts';
import { peek, take, takeToken } from './hours-cursor.ts';
import type { Cursor } from './hours-cursor.ts';
import type { Edge, TimeSpan } from './hours-rule.ts';
import type { ClockTime } from './hours-tokens.ts';

/** Time spans, perhaps none; undefined when one of them leaves a doubt. */
export const readSpans = (cursor: Cursor): TimeSpan[] | undefined => {
  if (take(cursor, 'always')) return [{ start: 0, end: 1_440, openEnded: false }];
  const spans: TimeSpan[] = [];
  while (isTime(cursor)) {
    const more = readSpan(cursor);
    if (!more) return undefined;
    spans.push(...more);
    if (peek(cursor) === 'comma' && isTime(cursor, 1)) cursor.at += 1;
    else if (isTime(cursor)) return undefined;
  }
  return spans;
};

const isTime = (cursor: Cursor, ahead = 0): boolean =>
  peek(cursor, ahead) === 'time' || peek(cursor, ahead) === 'sun';

/** "10:00-18:00", "18:00+", "10:00-18:00+", "sunrise-(sunset+01:00)". */
const readSpan = (cursor: Cursor): TimeSpan[] | undefined => {
  const from = readTime(cursor);
  if (!from) return undefined;
  if (take(cursor, 'plus')) {
    const start = edgeOf(from, cursor.sure24);
    return typeof start === 'number' && start < 1_440 ? [openEnded(start)] : undefined;
  }
  const to = take(cursor, 'dash') ? readTime(cursor) : undefined;
  const span = to && spanBetween(from, to, cursor.sure24);
  if (!span || !take(cursor, 'plus')) return span && [span];
  return typeof span.end === 'number' ? [span, openEnded(span.end)] : undefined;
};

type Written = ClockTime | Exclude<Edge, number>;

const readTime = (cursor: Cursor): Written | undefined =>
  takeToken(cursor, 'time')?.time ?? takeToken(cursor, 'sun');

const isSun = (written: Written): written is Exclude<Edge, number> => 'event' in written;

const edgeOf = (written: Written, sure24: boolean): Edge | undefined =>
  isSun(written) ? written : clockMinute(written, sure24);

const spanBetween = (from: Written, to: Written, sure24: boolean): TimeSpan | undefined => {
  if (!isSun(from) && !isSun(to)) {
    const span = clockSpan(from, to, sure24);
    return span && { start: span[0], end: span[1], openEnded: false };
  }
  const [start, end] = [edgeOf(from, sure24), edgeOf(to, sure24)];
  if (start === undefined || end === undefined) return undefined;
  return { start, end, openEnded: false };
};

/** OSM's guess of how long an evening without an end goes on. */
const openEnded = (start: number): TimeSpan => {
  const length = start >= 1_320 ? 480 : start >= 1_020 ? 600 : 1_440 - start;
  return { start, end: start + length, openEnded: true };
};
