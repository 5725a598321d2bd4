import { describe, expect, test } from 'vitest';
import { usableFrom } from './usable.ts';
import type { UsableTimes } from './usable.ts';

// A Tuesday, noon in Shanghai.
const noon = '2026-11-24T04:00:00.000Z';
const weekdayLunch = { days: [1, 2, 3, 4, 5], from: '11:00', to: '14:00' };
const lateFriday = { days: [5], from: '22:00', to: '02:00' };

const rows: [string, Partial<UsableTimes>, string, string | null][] = [
  ['no rule at all', {}, noon, noon],
  ['inside a window', { windows: [weekdayLunch] }, noon, noon],
  [
    'after the window, tomorrow',
    { windows: [weekdayLunch] },
    '2026-11-24T06:00:30.000Z',
    '2026-11-25T03:00:00.000Z',
  ],
  [
    'on Saturday, on Monday',
    { windows: [weekdayLunch] },
    '2026-11-28T04:00:00.000Z',
    '2026-11-30T03:00:00.000Z',
  ],
  [
    'past midnight of a late window',
    { windows: [lateFriday] },
    '2026-11-27T17:30:00.000Z',
    '2026-11-27T17:30:00.000Z',
  ],
  [
    'on a day that is out, at its end',
    { blackoutDays: ['2026-11-24'] },
    noon,
    '2026-11-24T16:00:00.000Z',
  ],
  [
    'two days out and a window',
    { blackoutDays: ['2026-11-24', '2026-11-25'], windows: [weekdayLunch] },
    noon,
    '2026-11-26T03:00:00.000Z',
  ],
  [
    'an empty window never opens',
    { windows: [{ days: [1], from: '09:00', to: '09:00' }] },
    noon,
    null,
  ],
];

describe('a voucher may be used', () => {
  test.each(rows)('%s', (_, times, at, from) => {
    const found = usableFrom(
      { windows: [], blackoutDays: [], ...times },
      new Date(at),
      'Asia/Shanghai',
    );
    expect(found?.toISOString() ?? null).toBe(from);
  });
});
