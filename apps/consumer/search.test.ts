import { describe, expect, test } from 'vitest';
import {
  narrowedOf,
  nextAt,
  readNarrowing,
  readWordSearch,
  setBehindMore,
} from './search.ts';

const nowMs = Date.parse('2026-11-24T04:30:20.000Z');
const zone = 'Asia/Shanghai';

describe('what narrows a list', () => {
  test('is read from an address, and what makes no sense is left out', () => {
    expect(
      readNarrowing({ party: 4, walk: 10, most: 80, members: true, at: '19:30' }),
    ).toEqual({ party: 4, walk: 10, most: 80, members: true, at: '19:30' });
    expect(
      readNarrowing({ party: 0, walk: 'far', most: -1, members: 1, at: '25:00' }),
    ).toEqual({});
  });

  test('two of us is what everybody is taken for, so it is not worth an address', () => {
    expect(readNarrowing({ party: 2 })).toEqual({});
    expect(setBehindMore({ party: 3, members: true, open: true })).toBe(2);
  });

  test('is asked in fen, minutes and an instant', () => {
    const asked = narrowedOf({ most: 80, walk: 10, at: '19:30' }, zone, nowMs);
    expect(asked).toMatchObject({
      maxFen: 8_000,
      walkMinutes: 10,
      at: '2026-11-24T11:30:00.000Z',
    });
  });
});

test('a clock that is past today means tomorrow', () => {
  expect(nextAt('12:00', zone, nowMs)).toBe('2026-11-25T04:00:00.000Z');
  expect(nextAt('12:30', zone, nowMs)).toBe('2026-11-24T04:30:00.000Z');
  expect(nextAt('00:10', zone, nowMs)).toBe('2026-11-24T16:10:00.000Z');
});

test('the words of a search come back as they were typed', () => {
  expect(readWordSearch({ q: ' 海鲜面 ', open: true })).toEqual({
    q: '海鲜面',
    open: true,
  });
  expect(readWordSearch({ q: 7 })).toEqual({ q: '7' });
  expect(readWordSearch({ q: '  ' })).toEqual({});
});
