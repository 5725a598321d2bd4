import { expect, test } from 'vitest';
import { spansOf } from './week-spans.ts';

test('a window is a span on each of its days', () => {
  const spans = spansOf([{ days: [1, 3], from: '14:00', to: '17:00' }]);
  expect(spans.map((day) => day.length)).toEqual([1, 0, 1, 0, 0, 0, 0]);
  expect(spans[0]).toEqual([{ from: 840, to: 1_020 }]);
});

test('what runs past midnight goes on the next day, from Sunday on Monday', () => {
  const spans = spansOf([{ days: [7], from: '22:00', to: '02:00' }]);
  expect(spans[6]).toEqual([{ from: 1_320, to: 1_440 }]);
  expect(spans[0]).toEqual([{ from: 0, to: 120 }]);
});

test('an empty or half-typed window is not drawn', () => {
  const spans = spansOf([
    { days: [1], from: '09:00', to: '09:00' },
    { days: [1], from: '', to: '10:00' },
  ]);
  expect(spans.flat()).toEqual([]);
});
