import { expect, test } from 'vitest';
import { localWeekMinute } from './local-time.ts';

const at = (day: number, hour: number, minute = 0) => day * 1_440 + hour * 60 + minute;

test('the week of a place begins on its own Monday', () => {
  const moment = new Date('2026-11-22T16:30:00Z');
  expect(localWeekMinute(moment, 'Asia/Shanghai')).toBe(at(0, 0, 30));
  expect(localWeekMinute(moment, 'UTC')).toBe(at(6, 16, 30));
  expect(localWeekMinute(moment, 'America/Chicago')).toBe(at(6, 10, 30));
});

test('midnight is hour 0 of the new day', () => {
  expect(localWeekMinute(new Date('2026-11-24T16:00:00Z'), 'Asia/Shanghai')).toBe(at(2, 0));
});

test('summer time moves the clock and quarter hours stay', () => {
  const zone = 'Australia/Melbourne';
  expect(localWeekMinute(new Date('2026-07-01T00:00:00Z'), zone)).toBe(at(2, 10));
  const summer = new Date('2026-12-02T00:00:00Z');
  expect(localWeekMinute(summer, zone)).toBe(at(2, 11));
  expect(localWeekMinute(summer, 'Asia/Kathmandu')).toBe(at(2, 5, 45));
});

test('an unknown zone is said, not guessed', () => {
  expect(() => localWeekMinute(new Date(0), 'Mars/Olympus')).toThrow(RangeError);
});
