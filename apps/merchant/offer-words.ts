import type { OfferTerms } from '#contract/offer-terms.ts';
import type { Discount, WeeklyWindow } from '#contract/discount.ts';
import type { Language } from '#ui/language.tsx';
import { money } from '#ui/price.tsx';

/** What an offer gives, in a line: "¥60，单点 ¥80" or "8.8 折，满 ¥100 可用". */
export const termsLine = (language: Language, terms: OfferTerms): string => {
  const zh = language === 'zh';
  if (terms.kind === 'package') {
    const menuFen = terms.items.reduce((sum, item) => sum + item.count * item.priceFen, 0);
    const line = zh
      ? `${money(terms.priceFen)}，单点 ${money(menuFen)}`
      : `${money(terms.priceFen)}, ${money(menuFen)} on the menu`;
    if (terms.usesTotal === 1) return line;
    const uses = zh
      ? `${line}，可用 ${terms.usesTotal} 次`
      : `${line}, ${terms.usesTotal} uses`;
    if (!terms.usesPerDay) return uses;
    return zh
      ? `${uses}，每天最多 ${terms.usesPerDay} 次`
      : `${uses}, at most ${terms.usesPerDay} a day`;
  }
  if (terms.kind === 'cash') {
    return zh
      ? `${money(terms.priceFen)} 抵 ${money(terms.faceFen)}，满 ${money(terms.minimumFen)} 可用`
      : `${money(terms.priceFen)} for ${money(terms.faceFen)} off a bill of ` +
          `${money(terms.minimumFen)} or more`;
  }
  return discountLine(language, terms.discount);
};

/** "8.8 折，满 ¥100 可用，最多减 ¥30" or "12 % off from ¥100, at most ¥30". */
export const discountLine = (language: Language, discount: Discount): string => {
  const zh = language === 'zh';
  const { off, minimumFen, capFen } = discount;
  const parts = [
    'percentBp' in off
      ? percentOff(language, off.percentBp)
      : zh
        ? `立减 ${money(off.amountFen)}`
        : `${money(off.amountFen)} off`,
  ];
  if (minimumFen > 0)
    parts.push(zh ? `满 ${money(minimumFen)} 可用` : `from ${money(minimumFen)}`);
  if (capFen !== null)
    parts.push(zh ? `最多减 ${money(capFen)}` : `at most ${money(capFen)}`);
  return parts.join(zh ? '，' : ', ');
};

/** 1200 → "8.8 折" or "12 % off", as each language says it. */
export const percentOff = (language: Language, percentBp: number): string => {
  if (language === 'en') return `${percentBp / 100} % off`;
  return percentBp === 10_000 ? '免单' : `${(10_000 - percentBp) / 1_000} 折`;
};

const dayNames: Record<Language, readonly string[]> = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

export const dayName = (language: Language, day: number): string =>
  dayNames[language][day - 1] ?? '';

/** "周一至周五 14:00–17:00"; an overnight window says that it ends the next day. */
export const windowLine = (
  language: Language,
  { days, from, to }: WeeklyWindow,
): string => {
  const overnight = to <= from ? (language === 'zh' ? '次日 ' : 'next day ') : '';
  return `${daysLine(language, days)} ${from}–${overnight}${to}`;
};

const daysLine = (language: Language, days: readonly number[]): string => {
  const zh = language === 'zh';
  const sorted = days.toSorted((a, b) => a - b);
  if (sorted.length === 7) return zh ? '每天' : 'Every day';
  const runs: number[][] = [];
  for (const day of sorted) {
    const run = runs.at(-1);
    if (run && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const said = runs.map((run) => {
    const names = [run[0], run.at(-1)].map((day) => dayName(language, day ?? 1));
    if (run.length === 1) return names[0];
    return run.length === 2 ? names.join(zh ? '、' : ', ') : names.join(zh ? '至' : '–');
  });
  return said.join(zh ? '、' : ', ');
};
