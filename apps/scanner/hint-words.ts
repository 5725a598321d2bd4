import type { Hint } from './flow.ts';
import type { Words } from './words.zh.ts';

/** What was read, and what to do now; the first is said aloud as well. */
export const hintWords = (
  hint: Hint,
  { hint: words }: Words,
): { what: string; now: string | null } => {
  switch (hint.kind) {
    case 'same_again':
      return { what: words.same_again, now: words.same_again_more };
    case 'too_short':
      return { what: words.too_short(String(hint.missing)), now: null };
    case 'real_code':
      return { what: words.real_code, now: words.real_code_more };
    case 'practice_code':
      return { what: words.practice_code, now: words.practice_code_more };
    case 'payment_code':
      return {
        what: words.payment_code(hint.of && words.wallet[hint.of]),
        now: words.show,
      };
    case 'collecting_code':
      return {
        what: words.collecting_code(words.wallet[hint.of]),
        now: words.collecting_code_more,
      };
    case 'platform': {
      const name = words.platforms[hint.of];
      return { what: words.platform(name), now: words.platform_more(name) };
    }
    case 'other_voucher':
      return { what: words.other_voucher, now: words.other_voucher_more };
    case 'stand':
      return { what: words.stand, now: words.stand_more };
    case 'address':
      return { what: words.address, now: words.address_more(hint.host) };
    case 'wifi':
    case 'contact':
    case 'product':
    case 'order':
    case 'our_page':
    case 'not_ours':
      return { what: words[hint.kind], now: words.show };
  }
};
