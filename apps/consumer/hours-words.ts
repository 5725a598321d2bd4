import type { Language } from '#ui/language.tsx';

const zhDays: Record<string, string> = {
  Mo: '周一',
  Tu: '周二',
  We: '周三',
  Th: '周四',
  Fr: '周五',
  Sa: '周六',
  Su: '周日',
  PH: '节假日',
  SH: '学校假期',
};
const enDays: Record<string, string> = {
  Mo: 'Mon',
  Tu: 'Tue',
  We: 'Wed',
  Th: 'Thu',
  Fr: 'Fri',
  Sa: 'Sat',
  Su: 'Sun',
  PH: 'Holidays',
  SH: 'School holidays',
};

/**
 * Opening hours as maps write them ("Mo-Fr 10:00-22:00; PH off") as people read them, one
 * rule a line. What it can't read stays as it was written: better odd than wrong.
 */
export const readableHours = (language: Language, hoursText: string): string[] => {
  if (/^24\/7$/.test(hoursText.trim()))
    return [language === 'zh' ? '全天营业' : 'Open all day'];
  return hoursText
    .split(';')
    .map((rule) => rule.trim())
    .filter((rule) => rule !== '')
    .map((rule) => readableRule(language, rule));
};

const readableRule = (language: Language, rule: string): string => {
  const days = language === 'zh' ? zhDays : enDays;
  const to = language === 'zh' ? '至' : '–';
  const and = language === 'zh' ? '、' : ', ';
  return rule
    .replace(
      /\b(Mo|Tu|We|Th|Fr|Sa|Su)\s*-\s*(Mo|Tu|We|Th|Fr|Sa|Su)\b/g,
      (_, from, until) => `${days[from] ?? from}${to}${days[until] ?? until}`,
    )
    .replace(/\b(Mo|Tu|We|Th|Fr|Sa|Su|PH|SH)\b/g, (day) => days[day] ?? day)
    .replace(/\s*,\s*/g, and)
    .replace(
      /(\d\d:\d\d)\s*-\s*(\d\d:\d\d)(\+?)/g,
      (_, from, until, open) =>
        `${from}–${until}${open === '' ? '' : language === 'zh' ? ' 以后' : ' or later'}`,
    )
    .replace(/\b(off|closed)\b/g, language === 'zh' ? '休息' : 'closed');
};
