import { expect, test } from 'vitest';
import { clock, countdown, day, fromNow, lasting, moment } from './time.ts';

const zone = 'Asia/Shanghai';
const nowMs = Date.parse('2026-11-24T04:30:00.000Z');
const inMinutes = (minutes: number) => new Date(nowMs + minutes * 60_000).toISOString();

test('a clock shows the city, not the device', () => {
  expect(clock('2026-11-24T04:30:00.000Z', zone)).toBe('12:30');
  expect(clock('2026-11-24T16:00:00.000Z', zone)).toBe('00:00');
});

test('a day names its year only when it is another one', () => {
  expect(day('zh', '2026-11-24T16:30:00.000Z', zone, nowMs)).toBe('11 月 25 日');
  expect(day('en', '2027-01-02T00:00:00.000Z', zone, nowMs)).toBe('2 Jan 2027');
});

test('a moment nearby is said as people say it', () => {
  expect(moment('zh', '2026-11-24T15:59:00.000Z', zone, nowMs)).toBe('今天 23:59');
  expect(moment('en', '2026-11-24T16:00:00.000Z', zone, nowMs)).toBe('tomorrow 00:00');
  expect(moment('zh', '2026-12-24T04:00:00.000Z', zone, nowMs)).toBe('12 月 24 日 12:00');
});

test.each([
  [0.2, '1 分钟', '1 min'],
  [40, '40 分钟', '40 min'],
  [60, '1 小时', '1 h'],
  [60 * 47, '47 小时', '47 h'],
  [60 * 24 * 12, '12 天', '12 days'],
])('%d minutes last %s', (minutes, zh, en) => {
  expect(lasting('zh', minutes * 60_000)).toBe(zh);
  expect(lasting('en', minutes * 60_000)).toBe(en);
});

test('what is to come and what has been differ', () => {
  expect(fromNow('zh', inMinutes(40), nowMs)).toBe('40 分钟后');
  expect(fromNow('en', inMinutes(-40), nowMs)).toBe('40 min ago');
  expect(fromNow('zh', inMinutes(0), nowMs)).toBe('刚刚');
});

test('a countdown ends at zero and never goes below', () => {
  expect(countdown(581_000)).toBe('9:41');
  expect(countdown(3_727_000)).toBe('1:02:07');
  expect(countdown(-5)).toBe('0:00');
});
