import type { Discount, WeeklyWindow } from '#contract/discount.ts';
import { localDayOf, localParts } from '#contract/kit/local-time.ts';
import { dayMs } from '#contract/kit/time.ts';
import type { UsableTimes } from '#contract/usable.ts';
import type { Language } from '#ui/language.tsx';
import { money } from '#ui/price.tsx';
import { day } from '#ui/time.ts';
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

/**
 * "周一至周五 11:00–14:00 可用 · 11 月 25 日除外": when a voucher may be used, in a line;
 * days that are over are none of it. Empty where nothing is left to say.
 */
export const describeUsable = (
  words: Words['windows'],
  { windows, blackoutDays }: UsableTimes,
  at: { language: Language; timeZone: string; nowMs: number },
): string => {
  const today = localDayOf(localParts(new Date(at.nowMs), at.timeZone));
  const runs = runsOf(blackoutDays.filter((one) => one >= today));
  const said = (one: string) => day(at.language, `${one}T00:00:00Z`, 'UTC', at.nowMs);
  const off = runs
    .map(([from, to]) =>
      from === to ? said(from) : words.daysInARow(said(from), said(to)),
    )
    .join(words.comma);
  if (windows.length === 0) return off === '' ? '' : words.notOn(off);
  const only = words.only(describeWindows(words, windows));
  return off === '' ? only : `${only} · ${words.except(off)}`;
};

/** Days in a row as their first and last. */
const runsOf = (days: readonly string[]): [string, string][] => {
  const runs: [string, string][] = [];
  for (const one of [...new Set(days)].toSorted()) {
    const run = runs.at(-1);
    if (run && Date.parse(one) - Date.parse(run[1]) === dayMs) run[1] = one;
    else runs.push([one, one]);
  }
  return runs;
};

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
