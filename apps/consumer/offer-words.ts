import type { Discount, WeeklyWindow } from '#contract/discount.ts';
import { money } from '#ui/price.tsx';
import type { Words } from './words.zh.ts';

/** "8.5 折，满 ¥100 可用，最多减 ¥30": what a discount does, in a breath. */
export const describeDiscount = (words: Words['discount'], discount: Discount): string => {
  const { off, minimumFen, capFen } = discount;
  const what =
    'percentBp' in off
      ? words.percent(
          trimmed((10_000 - off.percentBp) / 1_000),
          trimmed(off.percentBp / 100),
        )
      : words.amount(money(off.amountFen));
  return [
    what,
    minimumFen > 0 ? words.minimum(money(minimumFen)) : '',
    capFen !== null ? words.cap(money(capFen)) : '',
  ]
    .filter((part) => part !== '')
    .join(words.comma);
};

/** "周一至周五 14:00–17:00": when a weekly offer holds. */
export const describeWindows = (
  words: Words['windows'],
  windows: readonly WeeklyWindow[],
): string =>
  windows
    .map(
      ({ days, from, to }) =>
        `${describeDays(words, days)} ${from}–${to < from ? words.nextDay(to) : to}`,
    )
    .join(words.comma);

const describeDays = (words: Words['windows'], days: readonly number[]): string => {
  const sorted = [...new Set(days)].toSorted((a, b) => a - b);
  if (sorted.length === 7) return words.everyDay;
  const names = words.days.split(' ');
  const name = (day: number | undefined) => names[(day ?? 1) - 1] ?? '';
  const first = sorted[0] ?? 1;
  const inARow = sorted.every((day, at) => day === first + at);
  if (inARow && sorted.length > 2) return words.range(name(first), name(sorted.at(-1)));
  return sorted.map(name).join(words.comma);
};

const trimmed = (count: number): string => String(Math.round(count * 100) / 100);
