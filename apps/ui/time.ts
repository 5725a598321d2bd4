import { dayMs, hourMs, minuteMs } from '#contract/kit/time.ts';
import type { Language } from './language.tsx';
import { trueTime } from './true-time.ts';

export const localeOf = (language: Language): string =>
  language === 'zh' ? 'zh-CN' : 'en-GB';

/** "14:05" on the city's wall clock. */
export const clock = (iso: string, timeZone?: string): string =>
  format(iso, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, 'zh', timeZone);

/** "11 月 24 日" or "24 Nov"; with the year where it is not `nowMs`'s. */
export const day = (
  language: Language,
  iso: string,
  timeZone?: string,
  nowMs: number = trueTime.nowMs(),
): string => {
  const year = format(iso, { year: 'numeric' }, 'en', timeZone);
  const thisYear = format(
    new Date(nowMs).toISOString(),
    { year: 'numeric' },
    'en',
    timeZone,
  );
  const month = format(
    iso,
    { month: language === 'zh' ? 'numeric' : 'short' },
    'en',
    timeZone,
  );
  const date = format(iso, { day: 'numeric' }, 'en', timeZone);
  if (language === 'zh')
    return `${year === thisYear ? '' : `${year} 年 `}${month} 月 ${date} 日`;
  return `${date} ${month}${year === thisYear ? '' : ` ${year}`}`;
};

/** "今天 14:05", "明天 09:00", "11 月 30 日 24:00": a moment as it is said. */
export const moment = (
  language: Language,
  iso: string,
  timeZone?: string,
  nowMs: number = trueTime.nowMs(),
): string => {
  const apart =
    dayNumber(iso, timeZone) - dayNumber(new Date(nowMs).toISOString(), timeZone);
  const named = nearDays[language][String(apart)];
  return `${named ?? day(language, iso, timeZone, nowMs)} ${clock(iso, timeZone)}`;
};

const nearDays: Record<Language, Record<string, string>> = {
  zh: { '-1': '昨天', '0': '今天', '1': '明天' },
  en: { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' },
};

/** A length of time in its largest fitting unit: "40 分钟", "3 小时", "12 天". */
export const lasting = (language: Language, ms: number): string => {
  const [count, zh, en] =
    ms < hourMs
      ? ([Math.max(1, Math.round(ms / minuteMs)), '分钟', 'min'] as const)
      : ms < 2 * dayMs
        ? ([Math.round(ms / hourMs), '小时', 'h'] as const)
        : ([Math.round(ms / dayMs), '天', 'days'] as const);
  return language === 'zh' ? `${count} ${zh}` : `${count} ${en}`;
};

/** "40 分钟后" or "in 40 min"; "12 天前" or "12 days ago" for what has been. */
export const fromNow = (
  language: Language,
  iso: string,
  nowMs: number = trueTime.nowMs(),
): string => {
  const ms = Date.parse(iso) - nowMs;
  if (Math.abs(ms) < minuteMs / 2) return language === 'zh' ? '刚刚' : 'just now';
  const length = lasting(language, Math.abs(ms));
  if (language === 'zh') return ms > 0 ? `${length}后` : `${length}前`;
  return ms > 0 ? `in ${length}` : `${length} ago`;
};

/** "9:41", "1:02:07": what is left on a clock that runs down; never below "0:00". */
export const countdown = (leftMs: number): string => {
  const seconds = Math.max(0, Math.ceil(leftMs / 1_000));
  const two = (count: number) => String(count).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  const tail = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${tail}` : `${minutes}:${tail}`;
};

const format = (
  iso: string,
  parts: Intl.DateTimeFormatOptions,
  language: Language,
  timeZone?: string,
): string => formatter(localeOf(language), parts, timeZone).format(new Date(iso));

// A formatter costs a thousand times what formatting does, and a list asks for dozens.
const formatters = new Map<string, Intl.DateTimeFormat>();
const formatter = (
  locale: string,
  parts: Intl.DateTimeFormatOptions,
  timeZone?: string,
): Intl.DateTimeFormat => {
  const key = JSON.stringify([locale, parts, timeZone]);
  const made =
    formatters.get(key) ??
    new Intl.DateTimeFormat(locale, { ...parts, ...(timeZone ? { timeZone } : {}) });
  formatters.set(key, made);
  return made;
};

const dayNumber = (iso: string, timeZone?: string): number => {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const [year, month, date] = formatter('sv-SE', parts, timeZone)
    .format(new Date(iso))
    .split('-')
    .map(Number);
  return Math.round(Date.UTC(year ?? 0, (month ?? 1) - 1, date ?? 1) / dayMs);
};
