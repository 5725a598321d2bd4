import { hasDates, isEveryDay, matchesDay } from './hours-rule.ts';
import type { DaySelector, HoursRule } from './hours-rule.ts';

/**
 * Every way to read the rules of a text that people may have meant; undefined when they
 * contradict each other.
 */
export const readingsOf = (rules: readonly HoursRule[]): HoursRule[][] | undefined => {
  if (rules.some((rule, index) => contradicts(rule, index, rules))) return undefined;
  const strict = rules.map((rule, index) => openAtFirst(rule, index));
  if (!rules.some(speaksOfOrdinaryDays)) strict.unshift(nobodyKnows);
  const carried = carryDates(strict);
  return carried ? [strict, carried] : [strict];
};

const contradicts = (
  rule: HoursRule,
  index: number,
  rules: readonly HoursRule[],
): boolean => {
  const isPause = rule.state === 'off' && rule.spans.length > 0;
  if (index === 0) return isPause || (isBareOpen(rule) && rules.length === 1);
  // A second rule for "always" contradicts the first: nobody knows which one is meant.
  const isAside = rule.state === 'unknown' && rule.spans.length === 0;
  if (isEveryDay(rule.when) && !isPause && !isAside && rule.joined !== 'or') return true;
  return rule.joined === 'nothing' && rules.slice(0, index).some((one) => meet(one, rule));
};

/** "open", and nothing about when: only the exceptions after it make it mean "always". */
const isBareOpen = (rule: HoursRule): boolean =>
  rule.state === 'vague' && isEveryDay(rule.when);

const openAtFirst = (rule: HoursRule, index: number): HoursRule =>
  index === 0 && isBareOpen(rule) ? { ...rule, state: 'open' } : rule;

/** Two rules with nothing between them are clear only when they speak of other days. */
const meet = (one: HoursRule, other: HoursRule): boolean => {
  const isDated = hasDates(one.when) || hasDates(other.when);
  const days = Array.from({ length: isDated ? 2 * 366 : 7 }, (_, day) => someMonday + day);
  return [true, false].some((holiday) => {
    const kinds = { isHoliday: () => holiday, isSchoolHoliday: holiday };
    const matches = ({ when }: HoursRule, day: number) => matchesDay(when, day, kinds);
    return days.some((day) => matches(one, day) && matches(other, day));
  });
};

/** 2026-12-28. */
const someMonday = 20_815;

/** "PH off" and "Dec 25 off" alone say nothing about any other day. */
const speaksOfOrdinaryDays = ({ when, state }: HoursRule): boolean => {
  const onlyHolidays =
    when.days.length > 0 && when.days.every(({ kind }) => kind !== 'weekday');
  return !onlyHolidays && (state !== 'off' || isEveryDay(when));
};

const everyDay: DaySelector = { years: [], dates: [], weeks: [], days: [], onlyOn: [] };

const nobodyKnows: HoursRule = {
  when: everyDay,
  spans: [],
  state: 'unknown',
  joined: 'start',
};

/**
 * "Apr-Oct: Mo-Fr 09:00-18:00, Sa 10:00-16:00": OSM gives the Saturday to the whole year,
 * who writes it gives it to the summer.
 */
const carryDates = (rules: readonly HoursRule[]): HoursRule[] | undefined => {
  const carried: HoursRule[] = [];
  let isOther = false;
  for (const rule of rules) {
    const before = carried.at(-1);
    const carries =
      rule.joined === 'comma' &&
      !hasDates(rule.when) &&
      before !== undefined &&
      hasDates(before.when);
    const { years, dates, weeks } = carries ? before.when : rule.when;
    carried.push({ ...rule, when: { ...rule.when, years, dates, weeks } });
    isOther ||= carries;
  }
  return isOther ? carried : undefined;
};
