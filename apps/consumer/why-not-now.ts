import { usableAgainAt } from '#contract/redeemable.ts';
import type { VoucherView } from '#contract/voucher.ts';
import { useLanguage } from '#ui/language.tsx';
import { moment } from '#ui/time.ts';
import { useTrueNow } from '#ui/true-tick.ts';
import { useCity } from './city.tsx';
import { useText } from './text.ts';

/** Says why a voucher of mine can't be used at this moment; null where nothing stops it. */
export const useWhyNotNow = () => {
  const words = useText();
  const { language } = useLanguage();
  const { timeZone } = useCity();
  const nowMs = useTrueNow(15_000);
  return ({ heldBecause, terms }: Pick<VoucherView, 'heldBecause' | 'terms'>) => {
    if (heldBecause !== null) return words.code.heldWhy(heldBecause);
    const now = new Date(nowMs);
    const again = usableAgainAt(terms, { now, timeZone });
    if (again === null) return words.code.never;
    if (again.getTime() === nowMs) return null;
    return words.code.notNow(moment(language, again.toISOString(), timeZone, nowMs));
  };
};
