import type { VoucherTerms } from '#contract/voucher.ts';
import { useLanguage } from '#ui/language.tsx';
import { useNow } from '#ui/tick.ts';
import { useCity } from '../city.tsx';
import { describeUsable } from '../offer-words.ts';
import { useText } from '../text.ts';

/** When it may be used, where that is not always. */
export const UsableLine = ({ terms, className }: Said) => {
  const words = useText();
  const { language } = useLanguage();
  const { timeZone } = useCity();
  const nowMs = useNow(60_000);
  const times = terms.kind === 'package' ? terms.usable : undefined;
  if (!times) return null;
  const line = describeUsable(words.windows, times, { language, timeZone, nowMs });
  return line === '' ? null : <p className={className}>{line}</p>;
};

type Said = { terms: VoucherTerms; className?: string };
