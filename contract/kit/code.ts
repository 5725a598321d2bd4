import { isRotatingShape, readRotating } from './rotating-code.ts';
import { isSignedShape } from './signed-code.ts';

/**
 * The twelve-digit code of a voucher: eleven random digits and a Damm check digit, which
 * catches every single wrong digit and every swap of neighbours before the network is
 * asked.
 */
const damm = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

const dammOf = (digits: string): string => {
  let interim = 0;
  for (const digit of digits) interim = Number(damm[interim]?.[Number(digit)]);
  return String(interim);
};

/** Eleven digits → twelve. */
export const withCheckDigit = (elevenDigits: string): string =>
  elevenDigits + dammOf(elevenDigits);

/** Whether twelve digits could be a code at all; says nothing of whether it exists. */
export const isCode = (text: string): boolean =>
  /^\d{12}$/.test(text) && dammOf(text) === '0';

/**
 * Practice codes begin like this and end in a check digit of another row: twelve digits are
 * a voucher's or practice's or neither, never both.
 */
const practiceType = '89';
const practiceRest = '5';

/** Nine digits → the twelve of a practice code. */
export const practiceCodeOf = (nineDigits: string): string => {
  const eleven = practiceType + nineDigits;
  const last = '0123456789'.split('').find((one) => dammOf(eleven + one) === practiceRest);
  return eleven + String(last);
};

/** Whether these twelve digits are for practice; such a code is worth nothing anywhere. */
export const isPracticeCode = (text: string): boolean =>
  /^\d{12}$/.test(text) && text.startsWith(practiceType) && dammOf(text) === practiceRest;

/**
 * Type prefix of a voucher in a QR: outside what payment codes begin with (10–19, 25–30,
 * 62).
 */
const voucherType = '80';

/** What a voucher's QR holds. */
export const qrTextOf = (code: string): string => voucherType + code;

export type ReadCode =
  | { kind: 'code'; code: string }
  /** What a phone shows: changes every twenty seconds. */
  | { kind: 'rotating'; text: string; handle: string; otp: string }
  /** A signed sentence for stores without network; only its shape is known here. */
  | { kind: 'signed'; text: string }
  /** Twelve digits that redeem nothing: a rehearsal, or somebody learns. */
  | { kind: 'practice'; code: string }
  | { kind: 'mistyped' }
  | { kind: 'payment_code' }
  | { kind: 'too_short'; missing: number }
  | { kind: 'not_ours' };

/** What somebody scanned or typed, spaces and dashes allowed; never throws. */
export const readCode = (text: string): ReadCode => {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^\d+$/.test(digits)) return { kind: 'not_ours' };
  if (isSignedShape(digits)) return { kind: 'signed', text: digits };
  if (isRotatingShape(digits)) {
    const read = readRotating(digits);
    return read ? { kind: 'rotating', text: digits, ...read } : { kind: 'mistyped' };
  }
  if (digits.length === 14 && digits.startsWith(voucherType)) {
    const code = digits.slice(2);
    return isCode(code) ? { kind: 'code', code } : { kind: 'mistyped' };
  }
  if (isPracticeCode(digits)) return { kind: 'practice', code: digits };
  if (digits.length === 12) {
    return isCode(digits) ? { kind: 'code', code: digits } : { kind: 'mistyped' };
  }
  if (digits.length < 12) return { kind: 'too_short', missing: 12 - digits.length };
  return /^(1[0-9]|2[5-9]|30|62)/.test(digits)
    ? { kind: 'payment_code' }
    : { kind: 'not_ours' };
};

/** "123456789012" → "1234 5678 9012", as it is read aloud. */
export const groupCode = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ');
