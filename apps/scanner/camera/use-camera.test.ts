import { expect, test } from 'vitest';
import { lensAfter, zoomAfter } from './use-camera.ts';

const back = { deviceId: 'b', label: 'back' };
const wide = { deviceId: 'w', label: 'wide' };

test('the lenses take turns, and one alone has no next', () => {
  expect(lensAfter('b', [back, wide])).toBe(wide);
  expect(lensAfter('w', [back, wide])).toBe(back);
  expect(lensAfter('gone', [back, wide])).toBe(back);
  expect(lensAfter('b', [back])).toBeNull();
});

test('zoom goes round as far as the lens does', () => {
  expect([1, 2, 3].map((zoom) => zoomAfter(zoom, 8))).toEqual([2, 3, 1]);
  expect([1, 2].map((zoom) => zoomAfter(zoom, 2.5))).toEqual([2, 1]);
});
