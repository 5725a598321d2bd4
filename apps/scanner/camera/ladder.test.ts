import { expect, test } from 'vitest';
import {
  applyGamma,
  firstRung,
  optionsOf,
  rescueRungs,
  rungsFor,
  sizeOn,
} from './ladder.ts';

const [small] = rescueRungs;

test('every frame is first read at full size, inverted codes as well', () => {
  expect(sizeOn(firstRung, { width: 1_280, height: 720 })).toEqual({
    width: 1_280,
    height: 720,
  });
  expect(optionsOf(firstRung)).toMatchObject({ formats: ['QRCode'], tryInvert: true });
});

test('a rescue keeps the shape and does not look for inverted codes', () => {
  expect(small && sizeOn(small, { width: 1_280, height: 720 })).toEqual({
    width: 300,
    height: 169,
  });
  expect(small && optionsOf(small).tryInvert).toBe(false);
});

test('a tiny picture is not blown up beyond use', () => {
  expect(small && sizeOn(small, { width: 120, height: 90 })).toBeNull();
});

test('a still of twelve megapixels is tried smaller first', () => {
  const rungs = rungsFor({ width: 4_000, height: 3_000 });
  expect(rungs.map(({ longSidePx }) => longSidePx).slice(0, 3)).toEqual([1_000, null, 300]);
  expect(rungsFor({ width: 1_280, height: 720 })[0]).toBe(firstRung);
});

test('gamma moves the middle and leaves black, white and alpha alone', () => {
  const pixels = Uint8ClampedArray.from([0, 128, 255, 128]);
  applyGamma(pixels, 2);
  expect([...pixels]).toEqual([0, 64, 255, 128]);
});
