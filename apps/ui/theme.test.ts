import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { antdColours } from './antd-theme.ts';

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');
const light = variables(
  css.slice(css.indexOf(':root {'), css.indexOf("[data-theme='dark']")),
);
const dark = { ...light, ...variables(css.slice(css.indexOf("[data-theme='dark']"))) };

const grounds = ['--paper', '--surface', '--sunken'];
const texts = [
  '--ink',
  '--ink-soft',
  '--persimmon-ink',
  '--jade-ink',
  '--amber-ink',
  '--plum-ink',
];
const onWash = ['persimmon', 'jade', 'amber', 'plum'];
const textPairs = [
  ...texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)),
  ...['--paper', '--surface', '--sunken'].map((ground) => ['--ink-faint', ground] as const),
  ...onWash.map((hue) => [`--${hue}-ink`, `--${hue}-wash`] as const),
  ['--on-persimmon', '--persimmon-button'] as const,
  ['--on-persimmon', '--persimmon-press'] as const,
];

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('%s', (_, colours) => {
  test.each(textPairs)('%s reads on %s', (text, ground) => {
    expect(contrast(colours[text], colours[ground])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['--persimmon', '--line-strong', '--jade'])('%s is seen on paper', (mark) => {
    expect(contrast(colours[mark], colours['--paper'])).toBeGreaterThanOrEqual(3);
  });
});

test('the desks use the colours of the phones', () => {
  const used = [...Object.values(antdColours.light), ...Object.values(antdColours.dark)];
  const ours = new Set([...Object.values(light), ...Object.values(dark)]);
  expect(used.filter((colour) => !ours.has(colour))).toEqual([]);
});

function variables(block: string): Record<string, string> {
  const found = block.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g);
  return Object.fromEntries([...found].map((match) => [match[1], match[2]]));
}

function contrast(one: string | undefined, other: string | undefined): number {
  const [low, high] = [brightness(one), brightness(other)].toSorted((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

function brightness(hex = ''): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
