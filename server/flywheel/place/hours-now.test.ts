import { describe, expect, test } from 'vitest';
import { dayNumberOfText, weekdayOf } from './hours-calendar.ts';
import { opennessOn } from './hours-now.ts';
import { compileHours } from './hours.ts';

const harbour = { lat: 31.2, lon: 121.5 };
const holidays = new Set(['2026-10-01', '2026-10-02'].map(dayNumberOfText));

/** "open 90", "closed 30", "unknown" at a local "2026-10-01 18:30". */
const told = (text: string, when: string, position: typeof harbour | null = harbour) => {
  const day = dayNumberOfText(when.slice(0, 10));
  const minute = Number(when.slice(11, 13)) * 60 + Number(when.slice(14));
  const moment = {
    day,
    weekMinute: weekdayOf(day) * 1_440 + minute,
    utcOffsetMinutes: 480,
  };
  const openness = opennessOn(compileHours(text), moment, { holidays, position });
  const change = openness.closesInMinutes ?? openness.opensInMinutes;
  return change === null ? openness.state : `${openness.state} ${change}`;
};

type Row = [text: string, when: string, told: string];
const rows = (all: Row[]) =>
  test.each(all)('%s at %s', (text, when, said) => {
    expect(told(text, when)).toBe(said);
  });

describe('public holidays', () => {
  rows([
    ['Mo-Fr 09:00-18:00; PH off', '2026-09-30 10:00', 'open 480'],
    ['Mo-Fr 09:00-18:00; PH off', '2026-10-01 10:00', 'closed 5700'],
    ['Mo-Fr 09:00-18:00; PH 10:00-14:00', '2026-10-01 09:30', 'closed 30'],
    ['Mo-Fr 09:00-18:00; PH 10:00-14:00', '2026-10-02 13:00', 'open 60'],
    ['Sa,Su,PH 10:00-16:00', '2026-10-01 15:00', 'open 60'],
    ['24/7; PH off', '2026-09-30 23:00', 'open 60'],
    ['Mo-Su 18:00-02:00; PH off', '2026-10-01 01:00', 'open 60'],
    ['Mo-Su 10:00-17:00; PH open', '2026-10-01 12:00', 'open 300'],
    ['Mo-Su 10:00-17:00; PH open', '2026-10-01 20:00', 'unknown'],
    ['Mo-Fr 09:00-18:00; PH -1 day 09:00-12:00', '2026-09-30 13:00', 'closed 1200'],
    ['PH Th 10:00-12:00', '2026-10-01 11:00', 'open 60'],
    ['PH off', '2026-10-01 11:00', 'closed'],
    ['PH off', '2026-10-05 11:00', 'unknown'],
  ]);
});

describe('school holidays, of which nobody told us', () => {
  rows([
    ['Mo-Fr 08:00-18:00; SH off', '2026-09-30 12:00', 'unknown'],
    ['Mo-Fr 08:00-18:00; SH off', '2026-09-30 19:00', 'closed'],
    ['Mo-Fr 08:00-18:00; SH 10:00-16:00', '2026-09-30 12:00', 'open 240'],
  ]);
});

describe('dates, months and seasons', () => {
  rows([
    ['Apr-Oct: Mo-Su 08:00-20:00; Nov-Mar: off', '2026-10-31 19:00', 'open 60'],
    ['Apr-Oct: Mo-Su 08:00-20:00; Nov-Mar: off', '2026-11-01 12:00', 'closed'],
    ['Nov-Feb 10:00-12:00', '2026-01-15 11:00', 'open 60'],
    ['4月-10月 09:00-18:00', '2026-05-01 17:00', 'open 60'],
    ['10:00-18:00; Dec 25 off', '2026-12-25 12:00', 'closed 1320'],
    ['10:00-18:00; Dec 24,25,31 off', '2026-12-31 12:00', 'closed 1320'],
    ['10:00-18:00; Dec 30-Jan 03 off', '2027-01-03 12:00', 'closed 1320'],
    ['10:00-18:00; 2026 Dec 24-26 off', '2027-12-25 12:00', 'open 360'],
    ['10:00-18:00; 2026 Dec 24-2027 Jan 5 off', '2027-01-05 12:00', 'closed 1320'],
    ['10:00-18:00; Feb 29 off', '2026-03-01 12:00', 'open 360'],
    ['10:00-18:00; Feb 29 off', '2028-02-29 12:00', 'closed 1320'],
    ['10:00-18:00; easter off', '2026-04-05 12:00', 'closed 1320'],
    ['10:00-18:00; easter -2 days off', '2026-04-03 12:00', 'closed 1320'],
    ['2024+ Mo 10:00-12:00', '2026-10-05 11:00', 'open 60'],
    ['2024 Mo 10:00-12:00', '2026-10-05 11:00', 'closed'],
    ['10:00-18:00; Mar Su[-1]-Oct Su[-1] 10:00-20:00', '2026-10-25 19:00', 'open 60'],
    ['10:00-18:00; Mar Su[-1]-Oct Su[-1] 10:00-20:00', '2026-10-26 19:00', 'closed 900'],
    ['Apr-Oct: Mo-Fr 09:00-18:00, Sa 10:00-16:00', '2026-07-04 15:00', 'open 60'],
    ['Apr-Oct: Mo-Fr 09:00-18:00, Sa 10:00-16:00', '2026-12-05 15:00', 'unknown'],
    ['Mar-Sep', '2026-05-05 12:00', 'unknown'],
    ['Mar-Sep', '2026-11-05 12:00', 'closed'],
  ]);
});

describe('weeks and counted weekdays', () => {
  rows([
    ['week 1-26 10:00-12:00', '2026-06-28 11:00', 'open 60'],
    ['week 1-26 10:00-12:00', '2026-06-29 11:00', 'closed'],
    ['week 1-53/2 Mo 10:00-12:00', '2026-01-05 11:00', 'closed 10020'],
    ['Mo[1] 10:00-12:00', '2026-10-05 11:00', 'open 60'],
    ['Mo[1] 10:00-12:00', '2026-10-12 11:00', 'closed'],
    ['Su[-1] 10:00-12:00', '2026-10-25 11:00', 'open 60'],
    ['Mo[1] +1 day 10:00-12:00', '2026-10-06 11:00', 'open 60'],
  ]);
});

// Over Shanghai the sun rises at 05:46 and sets at 17:40 on 1 October 2026.
describe('the sun', () => {
  rows([
    ['sunrise-sunset', '2026-10-01 05:30', 'closed'],
    ['sunrise-sunset', '2026-10-01 05:46', 'unknown'],
    ['sunrise-sunset', '2026-10-01 06:10', 'open 675'],
    ['sunrise-sunset', '2026-10-01 17:40', 'unknown'],
    ['sunrise-sunset', '2026-10-01 18:00', 'closed'],
    ['10:00-(sunset+01:00)', '2026-10-01 18:20', 'open 5'],
    ['sunset-02:00', '2026-10-02 01:00', 'open 60'],
    ['dawn-dusk', '2026-10-01 17:55', 'unknown'],
  ]);
});

describe('what is left open is never told as open', () => {
  rows([
    ['18:00+', '2026-10-05 17:00', 'closed'],
    ['18:00+', '2026-10-05 18:00', 'unknown'],
    ['18:00+', '2026-10-06 03:00', 'unknown'],
    ['10:00-16:00+', '2026-10-05 15:00', 'open 60'],
    ['10:00-16:00+', '2026-10-05 16:00', 'unknown'],
    ['Mo 10:00-12:00 "by appointment"', '2026-10-05 11:00', 'unknown'],
    ['Mo 10:00-12:00 "by appointment"', '2026-10-05 12:00', 'closed'],
    ['Mo 10:00-12:00 open "ground floor"', '2026-10-05 11:00', 'open 60'],
    ['Mo-Fr 10:00-12:00 || "by appointment"', '2026-10-05 11:00', 'open 60'],
    ['Mo-Fr 10:00-12:00 || "by appointment"', '2026-10-05 13:00', 'unknown'],
    ['Tu-Fr 12:00-21:30; Sa; Su 13:30-21:30', '2026-10-03 14:00', 'unknown'],
    ['Tu-Fr 12:00-21:30; Sa; Su 13:30-21:30', '2026-10-04 14:00', 'open 450'],
  ]);
});

test('where the sun does not rise or nobody says where, it stays unknown', () => {
  const pole = { lat: 78, lon: 15 };
  expect(told('sunrise-sunset', '2026-12-21 12:00', pole)).toBe('unknown');
  expect(told('sunrise-sunset', '2026-12-21 12:00', null)).toBe('unknown');
});

test('hours survive being kept as JSON', () => {
  const hours = compileHours('10:00-18:00; Feb 29 off; PH off; Dec 24-26 off');
  expect(JSON.parse(JSON.stringify(hours))).toEqual(hours);
});
