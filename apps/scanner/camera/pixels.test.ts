import { expect, test } from 'vitest';
import {
  greyOf,
  inverted,
  localContrast,
  middleOf,
  pictureOf,
  resized,
  sharpened,
  toned,
  turned,
} from './pixels.ts';

const grey = (width: number, values: number[]) => ({
  width,
  height: values.length / width,
  luma: Uint8ClampedArray.from(values),
});

test('colours become as bright as they look, and grey becomes a picture again', () => {
  const data = Uint8ClampedArray.from([255, 0, 0, 255, 0, 255, 0, 255, 9, 9, 9, 255]);
  const made = greyOf({ width: 3, height: 1, data });
  expect([...made.luma]).toEqual([76, 149, 9]);
  expect([...pictureOf(made).data.subarray(8)]).toEqual([9, 9, 9, 255]);
});

test('shrinking takes the mean of what falls together', () => {
  const small = resized(grey(4, [0, 100, 200, 200, 100, 0, 200, 200]), 2);
  expect(small).toMatchObject({ width: 2, height: 1 });
  expect([...small.luma]).toEqual([50, 200]);
});

test('shrinking by a broken factor counts every pixel by its share', () => {
  expect([...resized(grey(3, [0, 90, 180]), 2).luma]).toEqual([30, 150]);
});

test('enlarging draws straight lines between pixels, and keeps the edges', () => {
  const row = [0, 50, 150, 200];
  expect([...resized(grey(2, [0, 200]), 4).luma]).toEqual([...row, ...row]);
});

test('the middle is cut from the middle', () => {
  const rows = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];
  expect([...middleOf(grey(4, rows), 0.5).luma]).toEqual([6, 7, 10, 11]);
});

test('gamma moves the middle and leaves black and white alone', () => {
  expect([...toned(grey(3, [0, 128, 255]), 2).luma]).toEqual([0, 64, 255]);
  expect([...inverted(grey(3, [0, 128, 255])).luma]).toEqual([255, 127, 0]);
});

test('local contrast takes a slope of light away and leaves the modules', () => {
  const slope = Array.from({ length: 64 }, (_, x) => x * 3 + (x % 2 ? 10 : 0));
  const { luma } = localContrast(grey(64, slope), 3);
  const inner = [...luma.subarray(8, 56)];
  expect(Math.max(...inner) - Math.min(...inner)).toBeLessThan(60);
  expect((luma[31] ?? 0) - (luma[30] ?? 0)).toBeGreaterThan(20);
});

test('sharpening makes an edge steeper and leaves flat paper flat', () => {
  const { luma } = sharpened(grey(8, [90, 90, 90, 100, 120, 130, 130, 130]), 1, 2);
  expect((luma[5] ?? 0) - (luma[2] ?? 0)).toBeGreaterThan(40);
  expect(luma[0]).toBe(90);
});

test('a quarter turn moves the pixels round the middle', () => {
  const spot = Array.from({ length: 25 }, (_, at) => (at === 11 ? 70 : 0));
  const { luma } = turned(grey(5, spot), 90);
  expect(luma[11]).toBe(0);
  expect((luma[7] ?? 0) + (luma[17] ?? 0)).toBe(70);
});
