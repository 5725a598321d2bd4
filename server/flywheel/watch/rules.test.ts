import { expect, test } from 'vitest';
import { impossibleTravel, isManyUndos, isSamePair } from './rules.ts';

const noonMs = Date.parse('2026-11-24T04:00:00.000Z');
const here = { lat: 30.25, lon: 122.2 };
/** So many metres to the north, so many minutes later. */
const seen = (metres: number, minutes: number) => ({
  lat: here.lat + metres / 111_195,
  lon: here.lon,
  at: new Date(noonMs + minutes * 60_000),
});

test.each([
  ['next door at once', 50, 0, false],
  ['two kilometres at once', 1_990, 0, false],
  ['just over two kilometres at once', 2_010, 0, true],
  ['two kilometres in a minute', 2_010, 1, true],
  ['two kilometres in two minutes', 2_010, 2, false],
  ['sixty kilometres in half an hour', 59_900, 30, false],
  ['more than that in half an hour', 60_200, 30, true],
])('%s', (_name, metres, minutes, impossible) => {
  const one = seen(0, 0);
  const other = seen(metres, minutes);
  expect(impossibleTravel(one, other) !== null).toBe(impossible);
  expect(impossibleTravel(other, one) !== null).toBe(impossible);
});

test('travel says how far and how long', () => {
  const travelled = impossibleTravel(seen(0, 0), seen(10_000, 3));
  expect(travelled).toEqual({ metres: 10_000, minutes: 3 });
});

test.each([
  [4, false],
  [5, true],
  [6, true],
])('%i vouchers of one customer by one of the staff in a day: %s', (times, is) => {
  expect(isSamePair(times)).toBe(is);
});

test.each([
  ['two in an hour', 2, 2, 2, false],
  ['three in an hour', 3, 50, 3, true],
  ['half of nine', 1, 9, 5, false],
  ['a third of twelve', 1, 12, 4, false],
  ['more than a third of ten', 2, 10, 4, true],
])('undos, %s', (_name, undosInHour, redeemedInDay, undoneInDay, is) => {
  expect(isManyUndos({ undosInHour, redeemedInDay, undoneInDay })).toBe(is);
});
