import type { Openness } from '#contract/place.ts';
import type { DayNumber } from './hours-calendar.ts';
import type { DaySpan } from './hours-day.ts';

/** What begins on a day, under one reading of a text. */
export type Reading = (day: DayNumber) => readonly DaySpan[];

type State = Openness['state'];

const dayMinutes = 1_440;
const daysAhead = 8;

/**
 * The state at a minute of a day and how long until it changes. Where two readings of a
 * text differ, the answer is `unknown`. It shuts when it is no longer surely open; when it
 * opens is only said if nothing uncertain comes first.
 */
export const opennessOfReadings = (
  readings: readonly Reading[],
  at: { day: DayNumber; minute: number },
): Openness => {
  let now: State | undefined;
  let before = readings.map((reading) => reading(at.day - 1));
  for (let ahead = 0; ahead <= daysAhead; ahead += 1) {
    const today = readings.map((reading) => reading(at.day + ahead));
    const from = ahead === 0 ? at.minute : 0;
    for (const minute of edgesFrom(from, before, today)) {
      const state = stateAt(minute, before, today);
      now ??= state;
      const inMinutes = ahead * dayMinutes + minute - at.minute;
      if (state !== now) return changing(now, state, inMinutes);
      if (now === 'unknown') return steady(now);
    }
    if (now === 'open' && ahead > 1) return steady(now);
    before = today;
  }
  return steady(now ?? 'unknown');
};

const steady = (state: State): Openness => ({
  state,
  closesInMinutes: null,
  opensInMinutes: null,
});

const changing = (now: State, next: State, inMinutes: number): Openness => ({
  state: now,
  closesInMinutes: now === 'open' && inMinutes <= dayMinutes ? inMinutes : null,
  opensInMinutes: next === 'open' && inMinutes <= 7 * dayMinutes ? inMinutes : null,
});

type Layers = readonly (readonly DaySpan[])[];

/** Where the state of that day may change, from that minute on, in order. */
const edgesFrom = (from: number, before: Layers, today: Layers): number[] => {
  const edges = [from];
  const add = (edge: number) => {
    if (edge > from && edge < dayMinutes) edges.push(edge);
  };
  for (const spans of before) for (const { end } of spans) add(end - dayMinutes);
  for (const spans of today) {
    for (const { start, end } of spans) {
      add(start);
      add(end);
    }
  }
  return edges.length > 1 ? edges.sort((a, b) => a - b) : edges;
};

const stateAt = (minute: number, before: Layers, today: Layers): State => {
  let agreed: State | undefined;
  for (const [reading, spans] of today.entries()) {
    const late = coverOf(before[reading] ?? [], minute + dayMinutes);
    const state = surer(late, late === 'open' ? late : coverOf(spans, minute));
    if (agreed !== undefined && state !== agreed) return 'unknown';
    agreed = state;
  }
  return agreed ?? 'unknown';
};

/** The night before and the day itself: what is surely open is open. */
const surer = (late: State, fresh: State): State =>
  fresh === 'open' || late === 'closed' ? fresh : late;

const coverOf = (spans: readonly DaySpan[], minute: number): State => {
  let state: State = 'closed';
  for (const { start, end, sure } of spans) {
    if (start > minute || minute >= end) continue;
    if (sure) return 'open';
    state = 'unknown';
  }
  return state;
};
