import type { GeoPoint } from '#contract/kit/geo.ts';
import type { DayNumber } from './hours-calendar.ts';
import { matchesDay } from './hours-rule.ts';
import type { DayKinds, Edge, HoursRule, TimeSpan } from './hours-rule.ts';
import { sunDoubtMinutes, sunMinute } from './hours-sun.ts';

/** Minutes since the midnight that begins the day; the end may lie in the next day. */
export type DaySpan = { start: number; end: number; sure: boolean };

/** From where the sun is seen; without a position its times are not known. */
export type Sky = { position: GeoPoint | null; utcOffsetMinutes: number };

const dayMinutes = 1_440;

/**
 * What begins on that day. Later rules replace the days they name; after a comma they add
 * to them; after `||` they fill what is left. A span belongs to the day it begins on, so
 * Saturday's night survives a rule for Sunday: OSM's strict reading cuts it at midnight,
 * which is not what anybody who writes hours of a bar means.
 */
export const spansOfDay = (
  rules: readonly HoursRule[],
  day: DayNumber,
  kinds: DayKinds,
  sky: Sky,
): DaySpan[] => {
  let spans: DaySpan[] = [];
  for (const rule of rules) {
    if (rule.state === 'off' && rule.spans.length > 0) {
      spans = withoutPause(spans, rule, day, kinds, sky);
      continue;
    }
    if (!matchesDay(rule.when, day, kinds)) continue;
    if (rule.state === 'off') spans = rule.joined === 'or' ? spans : [];
    else if (rule.state === 'vague') spans = addUnder(spans, [wholeDay(false)]);
    else if (rule.joined === 'or') spans = addUnder(spans, timesOf(rule, day, sky));
    else if (rule.joined === 'comma') spans = addOver(spans, timesOf(rule, day, sky));
    else spans = timesOf(rule, day, sky);
  }
  return spans;
};

const wholeDay = (sure: boolean): DaySpan => ({ start: 0, end: dayMinutes, sure });

/** A pause is taken out of its day, and out of the night that ran into that day. */
const withoutPause = (
  spans: DaySpan[],
  rule: HoursRule,
  day: DayNumber,
  kinds: DayKinds,
  sky: Sky,
): DaySpan[] => {
  let left = spans;
  for (const step of [-1, 0, 1]) {
    if (!matchesDay(rule.when, day + step, kinds)) continue;
    for (const { start, end, sure } of timesOf({ ...rule, state: 'open' }, day, sky)) {
      const pause = { start: start + step * dayMinutes, end: end + step * dayMinutes };
      left = left.flatMap((span) => [
        ...cutOut(span, pause),
        // Where the pause itself is not sure, neither is what it interrupts.
        ...(sure ? [] : overlap(span, pause)),
      ]);
    }
  }
  return left;
};

type Stretch = { start: number; end: number };

const cutOut = (span: DaySpan, { start, end }: Stretch): DaySpan[] =>
  [
    { ...span, end: Math.min(span.end, start) },
    { ...span, start: Math.max(span.start, end) },
  ].filter((left) => left.start < left.end);

const overlap = (span: DaySpan, { start, end }: Stretch): DaySpan[] =>
  [
    { start: Math.max(span.start, start), end: Math.min(span.end, end), sure: false },
  ].filter((common) => common.start < common.end);

const addOver = (under: DaySpan[], over: DaySpan[]): DaySpan[] => [
  ...over.reduce<DaySpan[]>(
    (left, span) => left.flatMap((one) => cutOut(one, span)),
    under,
  ),
  ...over,
];

const addUnder = (over: DaySpan[], under: DaySpan[]): DaySpan[] => addOver(under, over);

const timesOf = (rule: HoursRule, day: DayNumber, sky: Sky): DaySpan[] => {
  const sure = rule.state === 'open';
  if (rule.spans.length === 0) return [wholeDay(sure)];
  return rule.spans.flatMap((span) => timesOfSpan(span, sure, day, sky));
};

const timesOfSpan = (
  { start, end, openEnded }: TimeSpan,
  sure: boolean,
  day: DayNumber,
  sky: Sky,
): DaySpan[] => {
  if (typeof start === 'number' && typeof end === 'number') {
    return [{ start, end, sure: sure && !openEnded }];
  }
  const [from, to] = [minuteOf(start, day, sky), minuteOf(end, day, sky)];
  if (!from || !to) {
    // The sun may stand anywhere: from the clock's end at the latest to its own at most.
    return [
      { start: from?.minute ?? 0, end: Math.max(to?.minute ?? 0, dayMinutes), sure: false },
    ];
  }
  const until = to.minute > from.minute ? to.minute : to.minute + dayMinutes;
  const [first, last] = [from.minute + from.doubt, until - to.doubt];
  return [
    { start: from.minute - from.doubt, end: first, sure: false },
    { start: first, end: last, sure },
    { start: last, end: until + to.doubt, sure: false },
  ].filter((span) => span.start < span.end);
};

const minuteOf = (
  edge: Edge,
  day: DayNumber,
  { position, utcOffsetMinutes }: Sky,
): { minute: number; doubt: number } | null => {
  if (typeof edge === 'number') return { minute: edge, doubt: 0 };
  if (!position) return null;
  const minute = sunMinute(edge.event, day, { position, utcOffsetMinutes });
  if (minute === null) return null;
  return { minute: minute + edge.offsetMinutes, doubt: sunDoubtMinutes };
};
