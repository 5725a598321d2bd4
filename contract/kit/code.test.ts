import { expect, it } from 'vitest';
import {
  isCode,
  isPracticeCode,
  practiceCodeOf,
  readCode,
  withCheckDigit,
} from './code.ts';

const nines = ['000000000', '011111111', '123456789', '987654321', '999999999'];

it('a practice code is no voucher’s, and a voucher’s no practice code', () => {
  for (const nine of nines) {
    expect(isPracticeCode(practiceCodeOf(nine))).toBe(true);
    expect(isCode(practiceCodeOf(nine))).toBe(false);
    expect(isPracticeCode(withCheckDigit(`89${nine}`))).toBe(false);
  }
});

it('one wrong digit makes no other practice code of it', () => {
  for (const code of nines.map(practiceCodeOf)) {
    for (let at = 0; at < 12; at += 1) {
      for (let more = 1; more < 10; more += 1) {
        const digit = String((Number(code[at]) + more) % 10);
        const wrong = code.slice(0, at) + digit + code.slice(at + 1);
        expect(isPracticeCode(wrong)).toBe(false);
      }
    }
  }
});

it('is told by its kind, with spaces as it is read aloud', () => {
  const code = practiceCodeOf('123456789');
  const spoken = code.replace(/(\d{4})(?=\d)/g, '$1 ');
  expect(readCode(spoken)).toEqual({ kind: 'practice', code });
});
