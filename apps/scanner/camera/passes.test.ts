import { expect, test } from 'vitest';
import { passesFor, quick, readPicture, rescues, tryPass } from './passes.ts';
import type { Decode, Seen } from './passes.ts';
import type { Picture } from './pixels.ts';

const blank = (width: number, height: number): Picture => ({
  width,
  height,
  data: new Uint8ClampedArray(width * height * 4).fill(255),
});
const grey = (width: number, height: number) => ({
  width,
  height,
  luma: new Uint8ClampedArray(width * height),
});
const seenAt = (text: string, x: number, y: number): Seen => ({
  text,
  format: 'QRCode',
  isValid: true,
  position: { topLeft: { x, y }, bottomRight: { x: x + 10, y: y + 10 } },
});

/** Reads nothing until it is asked for the `no`th time. */
const readsAt = (no: number): Decode => {
  let asked = 0;
  return async () => ((asked += 1) === no ? [seenAt('80', 0, 0)] : []);
};

test('a still goes through every pass and says which one read', async () => {
  const names = passesFor({ width: 800, height: 600 }).map(({ name }) => name);
  const found = await readPicture(blank(800, 600), readsAt(4));
  expect(found).toEqual({ text: '80', format: 'QRCode', pass: names[3] });
  expect(await readPicture(blank(800, 600), async () => [])).toBeNull();
});

test('no two passes have the same name, and one for stripes is the last', () => {
  const names = [quick, ...rescues].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.at(-1)).toBe('stripes');
});

test('a still of twelve megapixels is tried smaller first', () => {
  const first = (width: number) => passesFor({ width, height: 720 })[0]?.name;
  expect([first(4_000), first(1_280)]).toEqual(['smaller', 'whole']);
});

test('a rescue keeps the shape, and blows no picture up beyond use', () => {
  const tiny = rescues.find(({ name }) => name === 'tiny');
  expect(tiny?.prepare(grey(1_280, 720))).toMatchObject({ width: 300, height: 169 });
  expect(tiny?.prepare(grey(120, 90))).toBeNull();
});

test('of several codes the one nearest the middle counts, and no broken one', async () => {
  const broken = { ...seenAt('broken', 45, 45), isValid: false };
  const decode = async () => [seenAt('corner', 0, 0), broken, seenAt('middle', 50, 40)];
  expect(await tryPass(quick, grey(100, 100), decode)).toMatchObject({ text: 'middle' });
});
