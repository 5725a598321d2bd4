import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isInWindows, opensInMinutes, weekMinutes } from './windows.ts';

const at = (day: number, wall: string) =>
  (day - 1) * 1_440 + Number(wall.slice(0, 2)) * 60 + Number(wall.slice(3));

const tea = [{ days: [1, 2, 3, 4, 5], from: '14:00', to: '17:00' }];
const night = [{ days: [5, 7], from: '22:00', to: '02:00' }];
const allDay = [{ days: [6], from: '00:00', to: '24:00' }];
const nothing = [{ days: [1], from: '10:00', to: '10:00' }];

describe('a weekly window', () => {
  test.each([
    { windows: tea, when: at(1, '13:59'), inside: false, opensIn: 1 },
    { windows: tea, when: at(1, '14:00'), inside: true, opensIn: 0 },
    { windows: tea, when: at(1, '16:59'), inside: true, opensIn: 0 },
    { windows: tea, when: at(1, '17:00'), inside: false, opensIn: 21 * 60 },
    { windows: tea, when: at(5, '17:00'), inside: false, opensIn: 69 * 60 },
    { windows: night, when: at(5, '21:30'), inside: false, opensIn: 30 },
    { windows: night, when: at(6, '01:59'), inside: true, opensIn: 0 },
    { windows: night, when: at(6, '02:00'), inside: false, opensIn: 44 * 60 },
    { windows: night, when: at(1, '01:00'), inside: true, opensIn: 0 },
    { windows: allDay, when: at(6, '00:00'), inside: true, opensIn: 0 },
    { windows: allDay, when: at(6, '23:59'), inside: true, opensIn: 0 },
    { windows: allDay, when: at(7, '00:00'), inside: false, opensIn: 6 * 1_440 },
    { windows: nothing, when: at(1, '10:00'), inside: false, opensIn: null },
    { windows: [...tea, ...night], when: at(7, '21:59'), inside: false, opensIn: 1 },
  ])('row %#: at minute $when', ({ windows, when, inside, opensIn }) => {
    expect(isInWindows(windows, when)).toBe(inside);
    expect(opensInMinutes(windows, when)).toBe(opensIn);
  });

  test('is open when the promised minutes have passed, and not before', () => {
    const wall = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map(
        ([hour, minute]) =>
          `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`,
      );
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
    const windows = fc.array(fc.record({ days, from: wall, to: wall }), { maxLength: 4 });
    fc.assert(
      fc.property(windows, fc.nat(weekMinutes - 1), (some, now) => {
        const wait = opensInMinutes(some, now);
        fc.pre(wait !== null && wait > 0);
        expect(isInWindows(some, (now + wait) % weekMinutes)).toBe(true);
        expect(isInWindows(some, (now + wait - 1) % weekMinutes)).toBe(false);
      }),
    );
  });
});
