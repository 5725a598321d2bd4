import { describe, expect, test } from 'vitest';
import { closesInMinutes, compileHours, isOpenAt, opennessAt } from './hours.ts';

const days = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];

/** The week as OSM would write it, day by day: easy to read beside the input. */
const shown = (text: string): string => {
  const hours = compileHours(text);
  if (hours.kind !== 'weekly') return hours.kind;
  const clock = (minute: number) =>
    `${Math.floor(minute / 60)}`.padStart(2, '0') + `:${minute % 60}`.padEnd(3, '0');
  const lines = hours.intervals.map(([start, end]) => {
    const day = Math.floor(start / 1_440);
    return `${days[day]} ${clock(start - day * 1_440)}-${clock(end - day * 1_440)}`;
  });
  return lines.join(' ') || 'closed';
};
const everyDay = (span: string) => days.map((day) => `${day} ${span}`).join(' ');
const at = (day: number, hour: number, minute = 0) => day * 1_440 + hour * 60 + minute;

describe('what is understood', () => {
  const alike: [string, string][] = [
    ['24/7', 'Mo 00:00-168:00'],
    ['24 hours daily', 'Mo 00:00-168:00'],
    ['24小时营业', 'Mo 00:00-168:00'],
    ['Mo-Su 00:00-23:59', 'Mo 00:00-168:00'],
    ['10:00-22:00', everyDay('10:00-22:00')],
    ['周一至周日 10:00-22:00', everyDay('10:00-22:00')],
    ['每天10：00～22：00', everyDay('10:00-22:00')],
    ['营业时间：上午10点到晚上10点', everyDay('10:00-22:00')],
    ['10am-10pm', everyDay('10:00-22:00')],
    ['10h - 22h', everyDay('10:00-22:00')],
    ['1000-2200', everyDay('10:00-22:00')],
    ['Mo 09:30-17:00,Tu 10-18', 'Mo 09:30-17:00 Tu 10:00-18:00'],
    ['Mo 09:00-12:00, 13:00-17:00', 'Mo 09:00-12:00 Mo 13:00-17:00'],
    ['Mo 09:00-12:00, Mo 13:00-17:00', 'Mo 09:00-12:00 Mo 13:00-17:00'],
    ['Mo-We 09:00-17:00; Tu off', 'Mo 09:00-17:00 We 09:00-17:00'],
    ['Mo-We 09:00-17:00; Tu 10:00-11:00', 'Mo 09:00-17:00 Tu 10:00-11:00 We 09:00-17:00'],
    ['Mo, Tu 9:00-17:00 We closed', 'Mo 09:00-17:00 Tu 09:00-17:00'],
    ['9am-5pm Mo, 10am-2pm Tu', 'Mo 09:00-17:00 Tu 10:00-14:00'],
    ['周一、周二 9:00-17:00，周三休息', 'Mo 09:00-17:00 Tu 09:00-17:00'],
    ['周一至二 9:00-17:00', 'Mo 09:00-17:00 Tu 09:00-17:00'],
    ['Mo 11:00-22:00; Mo 14:00-17:00 off', 'Mo 11:00-14:00 Mo 17:00-22:00'],
    ['Di-Mi 9:00-17:00; Fr Ruhetag', 'Tu 09:00-17:00 We 09:00-17:00'],
    ['Lundi et mardi 9h-17h30', 'Mo 09:00-17:30 Tu 09:00-17:30'],
    ['Mo 08:00-18:00; PH off', 'Mo 08:00-18:00'],
    ['Mo 08:00-18:00; PH 08:00-20:00', 'Mo 08:00-18:00'],
    ['Mo-Tu 10:00-19:00; PH 10:00-16:00', 'Mo 10:00-19:00 Tu 10:00-19:00'],
    ['00:00-00:00', 'Mo 00:00-168:00'],
    ['24 hours daily; pay lot', 'Mo 00:00-168:00'],
    ['Mo 10:00-12:00; 3 hour parking limit', 'Mo 10:00-12:00'],
    [
      '7am-10pm M-Sat',
      days
        .slice(0, 6)
        .map((day) => `${day} 07:00-22:00`)
        .join(' '),
    ],
    ['Mo 10:00-12:00 || Tu 10:00-12:00', 'Mo 10:00-12:00 Tu 10:00-12:00'],
    ['open; We,Sa 05:00-15:00 off', 'Mo 00:00-53:00 We 15:00-77:00 Sa 15:00-48:00'],
    ['Mo-Su,PH 10:00-22:00', everyDay('10:00-22:00')],
    ['closed', 'closed'],
    ['Su-Mo 10:00-12:00', 'Mo 10:00-12:00 Su 10:00-12:00'],
  ];
  test.each(alike)('%s', (text, week) => expect(shown(text)).toBe(week));
});

describe('hours past midnight', () => {
  const alike: [string, string][] = [
    ['Fr 18:00-02:00', 'Fr 18:00-26:00'],
    ['Fr 18:00-26:00', 'Fr 18:00-26:00'],
    ['周五 18:00-次日2:00', 'Fr 18:00-26:00'],
    ['Fr 6pm-2am', 'Fr 18:00-26:00'],
    ['Fr 18:00-00:00', 'Fr 18:00-24:00'],
    ['Su 22:00-04:00', 'Mo 00:00-04:00 Su 22:00-24:00'],
    ['Fr-Sa 22:00-03:00; Sa 22:00-05:00', 'Fr 22:00-27:00 Sa 22:00-29:00'],
    ['Sa 18:00-02:00; Su off', 'Sa 18:00-26:00'],
    [
      'Fr,Sa 20:00-04:00; Sa 01:00-02:00 off',
      'Fr 20:00-25:00 Sa 02:00-04:00 Sa 20:00-28:00',
    ],
  ];
  test.each(alike)('%s', (text, week) => expect(shown(text)).toBe(week));
});

describe('what is understood and names no time', () => {
  test.each([
    'unknown',
    '"by appointment"',
    'by appointment only',
    'Business hours',
    'Dealership business hours',
    'Garage business hours; pay lot',
    'For fleet use only',
    'Employee use only',
    'während der Öffnungszeiten des Hauses',
    'see website',
    '电话预约',
    '24 hours daily; guest use only',
    'Mo-Fr 08:00-18:00; by appointment',
  ])('%j', (text) => expect(compileHours(text)).toEqual({ kind: 'wordy' }));
});

describe('what is not known is not guessed', () => {
  test.each([
    '',
    '   ',
    'open',
    '*',
    '?',
    '2019-2024',
    '10:00',
    'Mo-Fr 9-5',
    '9:00-5:00',
    'Mo 6-2',
    '8:00-1:00',
    '12:00-2:30,5:30-9:30',
    '5:00-9:00',
    '7-10pm',
    'Sat 7:30pm-4pm',
    '09:00-09:00',
    'Mo-PH 10:00-12:00',
    '10:00-14:00; 16:00-20:00',
    'Do 10:00-12:00',
    'Di 14:00-18:00',
    'Mi-Do 10:00-18:00',
    'So 10:00-12:00; Tu 10:00-18:00',
    'T-F 10-18',
    'Mo-Fr 10:00-18:00 Mo 12:00-20:00',
    '13:00-14:00 off',
    '10:00-25:99',
    '99:00-100:00',
    'Mo 10:00-18:00\u0000',
    'Mar 10:00-18:00',
    'Apr-Oct 10-18',
    'Feb 30 off',
    'week 54 10:00-12:00',
    'Mo[6] 10:00-12:00',
    'Apr 10:00-12:00, 15:00-16:00, 11:00-12:00',
    'Mo-Fr 10:00-18:00; "half a comment',
    'Mo-Fr 10:00-18:00; something else',
    'SP Friedrich Rolf GmbH',
    '+86 21 6288 0000',
    '一',
    'x'.repeat(5_000),
    '24:00-26:00',
    'closed Mo 10:00-12:00',
  ])('%j', (text) => expect(compileHours(text)).toEqual({ kind: 'unknown' }));
});

describe('the questions of a page', () => {
  const bar = compileHours('Mo-Sa 18:00-02:00');
  const shop = compileHours('Mo-Fr 09:00-17:00');

  test('an end is not open, a start is', () => {
    expect(isOpenAt(shop, at(0, 8, 59))).toBe(false);
    expect(isOpenAt(shop, at(0, 9))).toBe(true);
    expect(isOpenAt(shop, at(0, 16, 59))).toBe(true);
    expect(isOpenAt(shop, at(0, 17))).toBe(false);
  });

  test('a night counts down over midnight and over the end of the week', () => {
    expect(closesInMinutes(bar, at(5, 23, 30))).toBe(150);
    expect(closesInMinutes(compileHours('Su 22:00-04:00'), at(6, 23))).toBe(300);
    expect(closesInMinutes(compileHours('Su 22:00-04:00'), at(0, 1))).toBe(180);
    expect(closesInMinutes(compileHours('Su 20:00-24:00'), at(6, 23))).toBe(60);
  });

  test('what never shuts has no countdown', () => {
    const always = compileHours('24/7');
    expect(closesInMinutes(always, at(3, 3))).toBeNull();
    expect(opennessAt(always, at(3, 3))).toEqual({
      state: 'open',
      closesInMinutes: null,
      opensInMinutes: null,
    });
  });

  test('a shut door says when it opens', () => {
    expect(opennessAt(shop, at(4, 17))).toEqual({
      state: 'closed',
      closesInMinutes: null,
      opensInMinutes: 64 * 60,
    });
    expect(opennessAt(compileHours('off'), 0).opensInMinutes).toBeNull();
  });

  test('more than a day ahead is no countdown', () => {
    const weekend = compileHours('Sa-Su 00:00-24:00');
    expect(opennessAt(weekend, at(5, 0)).closesInMinutes).toBeNull();
    expect(opennessAt(weekend, at(6, 0)).closesInMinutes).toBe(1_440);
  });

  test('without a date, what needs one is unknown and never open', () => {
    const dusk = compileHours('sunrise-sunset');
    expect(isOpenAt(dusk, at(2, 12))).toBe(false);
    expect(opennessAt(dusk, at(2, 12)).state).toBe('unknown');
  });
});
