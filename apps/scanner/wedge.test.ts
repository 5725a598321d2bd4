import { expect, test } from 'vitest';
import { makeWedge } from './wedge.ts';

type Keys = { text: string; gapMs: number; end?: string };

const type = (
  { text, gapMs, end = 'Enter' }: Keys,
  wedge = makeWedge(),
  fromMs = 1_000,
) => {
  const keys = [...text, end];
  const takes = keys.map((key, at) => wedge({ key, code: '' }, fromMs + at * gapMs));
  return { last: takes.at(-1), wedge, untilMs: fromMs + keys.length * gapMs };
};

test('quick digits and Enter are a scanner', () => {
  expect(type({ text: '80123456789012', gapMs: 8 }).last).toEqual({
    text: '80123456789012',
    swallow: true,
  });
});

test('Tab ends a scan as well', () => {
  expect(type({ text: '123456789012', gapMs: 20, end: 'Tab' }).last?.text).toBe(
    '123456789012',
  );
});

test('a hand is too slow to be a scanner, and its Enter is left alone', () => {
  expect(type({ text: '123456789012', gapMs: 140 }).last).toEqual({
    text: null,
    swallow: false,
  });
});

test("a bare Enter is the button's own", () => {
  expect(makeWedge()({ key: 'Enter', code: 'Enter' }, 5)).toEqual({
    text: null,
    swallow: false,
  });
});

test('digits typed by hand just before a scan are not mixed into it', () => {
  const { wedge, untilMs } = type({ text: '99', gapMs: 200, end: '9' });
  const scan = type({ text: '123456789012', gapMs: 8 }, wedge, untilMs + 300);
  expect(scan.last?.text).toBe('123456789012');
});

test('two scans in a row are two codes', () => {
  const { wedge, untilMs } = type({ text: '123456789012', gapMs: 8 });
  expect(type({ text: '210987654321', gapMs: 8 }, wedge, untilMs).last?.text).toBe(
    '210987654321',
  );
});

test('an input method that veils the keys does not hide the digits', () => {
  const wedge = makeWedge();
  [...'123456'].forEach((digit, at) => {
    wedge({ key: 'Process', code: `Digit${digit}` }, 1_000 + at * 10);
  });
  expect(wedge({ key: 'Enter', code: 'Enter' }, 1_060).text).toBe('123456');
});

test('a shifted character passes through its Shift', () => {
  const wedge = makeWedge();
  ['h', 't', 't', 'p', 's', 'Shift', ':', '/'].forEach((key, at) => {
    wedge({ key, code: '' }, 1_000 + at * 10);
  });
  expect(wedge({ key: 'Enter', code: 'Enter' }, 1_080).text).toBe('https:/');
});
