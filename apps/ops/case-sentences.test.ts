import { expect, test } from 'vitest';
import type { CaseView } from '#contract/offline.ts';
import { closingSays, evidenceLines } from './case-sentences.ts';

const shown: CaseView = {
  id: '019f0000-0000-7000-8000-000000000001',
  kind: 'used_elsewhere',
  bornBy: 'platform',
  amountFen: 6_340,
  placeId: '019f0000-0000-7000-8000-000000000002',
  placeName: '码头面馆',
  staffName: '陈师傅',
  code: '100000000001',
  title: '双人面套餐',
  scannedAt: '2026-11-24T04:00:00.000Z',
  uploadedAt: '2026-11-24T06:00:00.000Z',
  evidence: {
    found: 'used_elsewhere',
    proof: 'shown',
    listMadeAt: '2026-11-24T01:00:00.000Z',
    goneAt: '2026-11-24T03:30:00.000Z',
    gonePlace: '海风茶楼',
    clockSure: true,
    clockOffMs: 180_000,
    waitingFen: 20_000,
    storeCapFen: 100_000,
    voucherCapFen: 30_000,
    bornFen: 0,
    device: 'device-one',
    digitsEnd: '4821',
  },
  closedAt: null,
  closedBecause: null,
};
const said = (changes: Partial<CaseView> = {}, language: 'zh' | 'en' = 'zh') =>
  Object.fromEntries(
    evidenceLines(
      language,
      { ...shown, ...changes },
      'Asia/Shanghai',
      Date.parse(shown.uploadedAt),
    ).map(({ name, says }) => [name, says]),
  );

test('evidence is read line by line', () => {
  expect(said()).toEqual({
    told: '今天 14:00，扫码后 2 小时',
    proof: '顾客手机上会变的码，设备用清单核对',
    list: '扫码时清单已有 3 小时',
    gone: '今天 11:30 在 海风茶楼 用掉了',
    clock: '差 3 分钟，已按校正算',
    caps: '当时压着 ¥200，全店上限 ¥1000，一张券上限 ¥300；三天里平台已认 ¥0',
    device: 'device-one · …4821',
  });
  expect(said({}, 'en')).toMatchObject({
    told: 'today 14:00, 2 h after the scan',
    gone: 'Used today 11:30 at 海风茶楼',
    clock: 'Off by 3 min, put right',
  });
});

test('what nobody knows is said so, and what says nothing is left out', () => {
  const evidence = { proof: 'nothing', clockSure: false };
  const scannedAt = '2026-11-24T06:05:00.000Z';
  expect(said({ evidence, scannedAt })).toMatchObject({
    told: '今天 14:00，比它说的扫码时间还早 5 分钟',
    proof: '只有数字，没网络时谁也核对不了',
    list: '没有，或不是本店的',
    clock: '它自己也不知道准不准',
  });
  expect(said({ evidence })).not.toHaveProperty('gone');
  expect(said({ evidence: { ...shown.evidence, found: 'given_back' } }, 'en').gone).toBe(
    'Its refund began today 11:30',
  );
});

test.each([
  ['platform', 'platform', '账不动。'],
  ['platform', 'merchant', '补给商家的 ¥63.40 从账上冲回。'],
  ['merchant', 'platform', '账上补给商家 ¥63.40。'],
  ['merchant', 'merchant', '账不动。'],
] as const)('borne by %s, closed for %s', (bornBy, to, says) => {
  expect(closingSays('zh', { bornBy, amountFen: 6_340 }, to)).toBe(says);
  expect(closingSays('zh', { bornBy, amountFen: 0 }, to)).toBe('账不动。');
});
