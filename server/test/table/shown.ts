import { groupCode, practiceCodeOf, withCheckDigit } from '#contract/kit/code.ts';
import { rotatingText } from '#contract/kit/rotating-code.ts';
import type { VoucherView } from '#contract/voucher.ts';
import { shownAt } from '../offline.ts';
import type { Shown } from './row.ts';

/** What is read at the counter when this is shown, or typed, at that moment. */
export const textOf = async (
  voucher: VoucherView,
  show: Shown,
  at: Date,
): Promise<string> => {
  const { code, shown } = voucher;
  if (typeof show === 'object') return shownAt(voucher, at, show.steps);
  switch (show) {
    case 'digits_qr':
      return `80${code}`;
    case 'typed':
      return code;
    case 'typed_in_groups':
      return groupCode(code);
    case 'signed':
      return shown?.signedText ?? '';
    case 'signed_and_changed':
      return withOtherDigit(shown?.signedText ?? '', 100);
    case 'shown_and_changed':
      return withOtherDigit(await shownAt(voucher, at), 8);
    case 'shown_of_nobody':
      return rotatingText({ handle: '1'.padStart(20, '0'), otp: '0123456789' });
    case 'digits_of_nobody':
      return `80${withCheckDigit('77777777777')}`;
    case 'digits_and_changed':
      return withOtherDigit(`80${code}`, 6);
    case 'practice':
      return practiceCodeOf('123456789');
    case 'too_short':
      return code.slice(1);
    case 'payment_code':
      return '281234567890123456';
    case 'words':
      return 'good for one meal';
  }
};

const withOtherDigit = (digits: string, at: number): string =>
  digits.slice(0, at) + String((Number(digits[at]) + 1) % 10) + digits.slice(at + 1);
