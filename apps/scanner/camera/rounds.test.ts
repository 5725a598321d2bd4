import { expect, test } from 'vitest';
import { quick, rescues } from './passes.ts';
import type { Decode } from './passes.ts';
import { makeRounds } from './rounds.ts';

const passesInAll = 1 + rescues.length;
const picture = { width: 480, height: 20, data: new Uint8ClampedArray(480 * 20 * 4) };

/** Rounds whose every decoding takes `costMs` of a clock that only decodings move. */
const stand = (costMs: number, budgetMs: number) => {
  let clockMs = 0;
  let asked = 0;
  let reads = false;
  const decode: Decode = async () => {
    clockMs += costMs;
    asked += 1;
    const position = { topLeft: { x: 0, y: 0 }, bottomRight: { x: 9, y: 9 } };
    return reads ? [{ text: '80', format: 'QRCode', isValid: true, position }] : [];
  };
  const read = makeRounds({ decode, nowMs: () => clockMs, budgetMs });
  return {
    look: async () => {
      const before = [clockMs, asked] as const;
      const found = await read(() => picture);
      return { found, tookMs: clockMs - before[0], passes: asked - before[1] };
    },
    show: () => (reads = true),
  };
};

test('a frame that reads at once gets one look', async () => {
  const { look, show } = stand(10, 60);
  show();
  expect(await look()).toMatchObject({ found: { pass: quick.name }, passes: 1 });
});

test.each([5, 10, 20, 40, 60])(
  'no frame takes longer than its budget at %i ms a pass',
  async (costMs) => {
    const { look } = stand(costMs, 60);
    const tookMs: number[] = [];
    let passes = 0;
    for (let no = 0; no < 40; no += 1) {
      const frame = await look();
      tookMs.push(frame.tookMs);
      passes += frame.passes;
    }
    expect(Math.max(...tookMs)).toBeLessThanOrEqual(60);
    const most = Math.min(Math.floor(60 / costMs), passesInAll);
    expect(passes / 40).toBeGreaterThan(most * 0.9);
  },
);

test('the rescues take turns over the frames until each has looked', async () => {
  const { look, show } = stand(20, 60);
  await look();
  let passes = 0;
  while (passes < rescues.length) passes += (await look()).passes - 1;
  show();
  expect((await look()).found?.pass).toBe(quick.name);
});

test('a pass too dear for any frame is left out, and tried again much later', async () => {
  const { look } = stand(100, 60);
  const frames: number[] = [];
  for (let no = 0; no < 60; no += 1) frames.push((await look()).passes);
  expect(Math.max(...frames)).toBe(1);
});
