import { expect, test } from 'vitest';
import { withCheckDigit, qrTextOf } from '#contract/kit/code.ts';
import { drawQr, signedMake } from './qr.tsx';

const text = qrTextOf(withCheckDigit('12345678901'));

test('a code is a version 2 symbol with four modules of margin', () => {
  expect(drawQr(text).side).toBe(25 + 8);
});

test('no dark module touches the margin', () => {
  const { path, side } = drawQr(text);
  const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map((run) =>
    run.slice(1).map(Number),
  );
  for (const [x = 0, y = 0, width = 0] of runs) {
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(4);
    expect(Math.max(x + width, y + 1)).toBeLessThanOrEqual(side - 4);
  }
});

test('the same code is always the same picture, another code another', () => {
  expect(drawQr(text)).toEqual(drawQr(text));
  expect(drawQr(text).path).not.toBe(drawQr(qrTextOf(withCheckDigit('12345678902'))).path);
});

test('a signed code is a version 5 symbol, with the same margin', () => {
  expect(drawQr(`82${'7'.repeat(196)}`, signedMake).side).toBe(37 + 8);
});

test('an address is drawn as it is written, in the smallest symbol that holds it', () => {
  expect(drawQr('https://arrival.example/s/7k2', { level: 'M' }).side).toBe(29 + 8);
});
