import { expect, test } from 'vitest';
import { codeStep, otpAt, readRotating, rotatingText, stepShown } from './rotating-code.ts';

const codeKey = 'ckr4JG8Vbn4PncYYRR98bGnXehJBKqeQLNTa6_qThL4';
const handle = '55902970384438959018';
const noon = new Date('2026-11-24T04:00:00.000Z');

test('a code says its handle and its digits again', () => {
  const text = rotatingText({ handle, otp: '0000000007' });
  expect(text).toHaveLength(34);
  expect(readRotating(text)).toEqual({ handle, otp: '0000000007' });
});

test('every single wrong digit and every swap of neighbours is caught', () => {
  const text = rotatingText({ handle, otp: '9876543210' });
  const wrong = [...text].flatMap((own, at) => [
    ...'0123456789'
      .replace(own, '')
      .split('')
      .map((digit) => put(text, at, digit)),
    put(text, at, `${text[at + 1] ?? own}${own}`),
  ]);
  const others = wrong.filter((each) => each !== text);
  expect(others.length).toBeGreaterThan(330);
  expect(others.filter((each) => readRotating(each) !== null)).toEqual([]);
});

const put = (text: string, at: number, digits: string): string =>
  (text.slice(0, at) + digits + text.slice(at + digits.length)).slice(0, 34);

test('digits are found a step before and after, and no further', async () => {
  const step = codeStep(noon);
  for (const [off, found] of [
    [-2, null],
    [-1, step - 1],
    [0, step],
    [1, step + 1],
    [2, null],
  ] as const) {
    const otp = await otpAt(codeKey, step + off);
    expect(await stepShown(codeKey, otp, { at: noon })).toBe(found);
  }
});

test('another key shows other digits', async () => {
  const step = codeStep(noon);
  const other = codeKey.replace('ckr', 'ckq');
  expect(await otpAt(other, step)).not.toBe(await otpAt(codeKey, step));
});
