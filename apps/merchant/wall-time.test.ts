import { expect, test } from 'vitest';
import { dayAfter, dayOf, isoOfWall, wallOfIso } from './wall-time.ts';

test.each([
  { wall: '2026-11-24T12:00', timeZone: 'Asia/Shanghai', iso: '2026-11-24T04:00:00.000Z' },
  { wall: '2026-11-24T00:30', timeZone: 'Asia/Shanghai', iso: '2026-11-23T16:30:00.000Z' },
  { wall: '2026-07-01T09:00', timeZone: 'Europe/Berlin', iso: '2026-07-01T07:00:00.000Z' },
  { wall: '2026-03-29T03:30', timeZone: 'Europe/Berlin', iso: '2026-03-29T01:30:00.000Z' },
])('$wall in $timeZone is $iso', ({ wall, timeZone, iso }) => {
  expect(isoOfWall(wall, timeZone)).toBe(iso);
  expect(wallOfIso(iso, timeZone)).toBe(wall);
});

test('what is not a time has no moment', () => {
  expect(isoOfWall('', 'Asia/Shanghai')).toBeNull();
  expect(isoOfWall('2026-13-40T99:00', 'Asia/Shanghai')).toBeNull();
});

test('a day is the day of the city', () => {
  expect(dayOf(Date.parse('2026-11-24T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-11-25');
  expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
  expect(dayAfter('2026-03-01', -1)).toBe('2026-02-28');
});
