import { describe, expect, test } from 'vitest';
import { readableHours } from './hours-words.ts';
import { describeDiscount, describeUsable, describeWindows } from './offer-words.ts';
import { sayOpenness } from './parts/openness.tsx';
import { signOf } from './parts/sign.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const nowMs = Date.parse('2026-11-24T04:30:00.000Z');
const zone = 'Asia/Shanghai';

describe('opening hours', () => {
  test.each([
    ['24/7', ['全天营业'], ['Open all day']],
    [
      'Mo-Fr 10:00-22:00; Sa,Su 11:00-23:00',
      ['周一至周五 10:00–22:00', '周六、周日 11:00–23:00'],
      ['Mon–Fri 10:00–22:00', 'Sat, Sun 11:00–23:00'],
    ],
    [
      'Mo-Su 11:00-14:00,17:00-21:00; PH off',
      ['周一至周日 11:00–14:00、17:00–21:00', '节假日 休息'],
      ['Mon–Sun 11:00–14:00, 17:00–21:00', 'Holidays closed'],
    ],
    ['sunrise-sunset', ['sunrise-sunset'], ['sunrise-sunset']],
  ])('%s reads well', (written, inZh, inEn) => {
    expect(readableHours('zh', written)).toEqual(inZh);
    expect(readableHours('en', written)).toEqual(inEn);
  });
});

describe('openness', () => {
  const say = (
    state: 'open' | 'closed' | 'unknown',
    closes: number | null,
    opens: number | null,
  ) =>
    sayOpenness(
      zh.openness,
      { state, closesInMinutes: closes, opensInMinutes: opens },
      zone,
      nowMs,
    );

  test('says when it shuts, and warns within the hour', () => {
    expect(say('open', 600, null)).toEqual({ tone: 'open', text: '营业中，到 22:30' });
    expect(say('open', 40, null)).toEqual({ tone: 'soon', text: '40 分钟后打烊' });
  });

  test('says when it opens again', () => {
    expect(say('closed', null, 270)).toEqual({
      tone: 'closed',
      text: '休息中，17:00 开门',
    });
    expect(say('closed', null, 30).tone).toBe('soon');
    expect(say('closed', null, 3_000).text).toBe('休息中，2 天后开门');
  });

  test('never guesses', () => {
    expect(say('unknown', null, null).tone).toBe('unsure');
  });
});

describe('an offer', () => {
  const discount = {
    base: 'original',
    off: { percentBp: 1_500 },
    minimumFen: 10_000,
    capFen: 3_000,
  } as const;

  test('is told as the Chinese say discounts, and as the English do', () => {
    expect(describeDiscount(zh.discount, discount)).toBe(
      '8.5 折，满 ¥100 可用，最多减 ¥30',
    );
    expect(describeDiscount(en.discount, discount)).toBe(
      '15% off, from ¥100, up to ¥30 off',
    );
  });

  test('holds on days that are said shortly', () => {
    const windows = [{ days: [1, 2, 3, 4, 5], from: '14:00', to: '17:00' }];
    const nights = [{ days: [6, 7], from: '22:00', to: '02:00' }];
    expect(describeWindows(zh.windows, windows)).toBe('周一至周五 14:00–17:00');
    expect(describeWindows(zh.windows, nights)).toBe('周六、周日 22:00–次日 02:00');
  });
});

describe('when a voucher may be used', () => {
  const windows = [{ days: [1, 2, 3, 4, 5], from: '11:00', to: '14:00' }];
  const say = (times: { windows?: typeof windows; blackoutDays?: string[] }) => {
    const all = { windows: [], blackoutDays: [], ...times };
    return [
      describeUsable(zh.windows, all, { language: 'zh', timeZone: zone, nowMs }),
      describeUsable(en.windows, all, { language: 'en', timeZone: zone, nowMs }),
    ];
  };
  const feast = ['2027-02-07', '2027-02-06', '2027-02-08'];

  test.each([
    [{ windows }, '周一至周五 11:00–14:00 可用', 'Good Mon–Fri 11:00–14:00'],
    [
      { windows, blackoutDays: ['2026-11-25'] },
      '周一至周五 11:00–14:00 可用 · 11 月 25 日除外',
      'Good Mon–Fri 11:00–14:00 · not on 25 Nov',
    ],
    [
      { blackoutDays: ['2026-12-25', ...feast] },
      '12 月 25 日、2027 年 2 月 6 日至 2027 年 2 月 8 日不能用',
      'Not on 25 Dec, 6 Feb 2027 to 8 Feb 2027',
    ],
    [{ blackoutDays: ['2026-11-23'] }, '', ''],
    [{ blackoutDays: ['2026-11-24'] }, '11 月 24 日不能用', 'Not on 24 Nov'],
  ])('row %#: %j is a line', (times, inZh, inEn) => {
    expect(say(times)).toEqual([inZh, inEn]);
  });
});

test.each([
  ['「岚」面馆', '岚'],
  ['The Quay', 'Q'],
  ['7 号码头', '7'],
  ['···', '店'],
])('the sign of %s shows %s', (name, sign) => {
  expect(signOf(name)).toBe(sign);
});
