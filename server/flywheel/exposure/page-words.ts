import type { Discount, WeeklyWindow } from '#contract/discount.ts';
import { yuan } from '#contract/kit/money.ts';
import type { PricedOffer } from '#contract/quote.ts';
import type { OpenDays } from './page-hours.ts';

/**
 * The sentences of pages that the server sends. They are Chinese: names, offers and notes
 * are, and a page in another language has no address of its own.
 */

export const money = (fen: number): string => `¥${yuan(fen, true)}`;

/** "周一至周五 10:00–22:00". */
export const hoursLine = ({ days, opens, closes }: OpenDays): string => {
  const allDay = opens === '00:00' && closes === '23:59';
  const nextDay = !allDay && closes <= opens && closes !== '00:00';
  const until = closes === '00:00' ? '24:00' : `${nextDay ? '次日 ' : ''}${closes}`;
  return `${daysLine(days)} ${allDay ? '全天' : `${opens}–${until}`}`;
};

const dayNames = '一二三四五六日';

const daysLine = (given: readonly number[]): string => {
  const days = [...new Set(given)].toSorted((one, other) => one - other);
  const [first = 0] = days;
  if (days.length === 7) return '每天';
  const name = (day: number) => `周${dayNames[day] ?? ''}`;
  const inARow = days.every((day, at) => day === first + at);
  if (inARow && days.length > 2) return `${name(first)}至${name(days.at(-1) ?? 0)}`;
  return days.map(name).join('、');
};

/** What an offer gives, in a breath. */
export const termsLine = ({ terms, excludes, validDays }: PricedOffer): string => {
  const without = excludes.length > 0 ? `不含${excludes.join('、')}` : '';
  if (terms.kind === 'package') {
    const items = terms.items.map(({ name, count }) =>
      count > 1 ? `${name} × ${count}` : name,
    );
    const uses = terms.usesTotal > 1 ? `一张可用 ${terms.usesTotal} 次` : '';
    const daily = terms.usesPerDay ? `每天最多 ${terms.usesPerDay} 次` : '';
    return said([items.join('、'), uses, daily, without, `买后 ${validDays} 天有效`]);
  }
  if (terms.kind === 'cash') {
    const least = `账单满 ${money(terms.minimumFen)} 可用`;
    return said([`抵 ${money(terms.faceFen)}`, least, without, `买后 ${validDays} 天有效`]);
  }
  const windows = terms.kind === 'timed' ? terms.windows.map(windowLine).join('；') : '';
  const members = terms.kind === 'bill' && terms.audience === 'member' ? '会员 ' : '';
  return said([members + discountLine(terms.discount), windows, without]);
};

const said = (parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(' · ');

const discountLine = ({ off, minimumFen, capFen }: Discount): string => {
  const what =
    'percentBp' in off
      ? `${Math.round((10_000 - off.percentBp) / 10) / 100} 折`
      : `减 ${money(off.amountFen)}`;
  const least = minimumFen > 0 ? `，满 ${money(minimumFen)} 可用` : '';
  const most = capFen !== null ? `，最多减 ${money(capFen)}` : '';
  return `${what}${least}${most}`;
};

const windowLine = ({ days, from, to }: WeeklyWindow): string =>
  hoursLine({ days: days.map((day) => day - 1), opens: from, closes: to });
