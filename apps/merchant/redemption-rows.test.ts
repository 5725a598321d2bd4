import { expect, test } from 'vitest';
import type { RedemptionView } from '#contract/redemption.ts';
import { zh } from './words.zh.ts';
import { csvRowsOf, sumOf } from './redemption-rows.ts';

const redemption = (more: Partial<RedemptionView> = {}): RedemptionView => ({
  id: '0193a000-0000-7000-8000-000000000001',
  code: '123456789012',
  title: '双人面',
  terms: { kind: 'cash', faceFen: 1, priceFen: 1, minimumFen: 1, perBill: 1 },
  excludes: [],
  placeId: '0193a000-0000-7000-8000-000000000002',
  placeName: '海港面馆',
  staffName: '小林',
  channel: 'scan',
  useNo: 1,
  usesLeft: 0,
  merchantGetsFen: 5_700,
  paidFen: 5_800,
  refundedFen: 0,
  redeemedAt: '2026-11-24T04:05:06.000Z',
  undoUntil: '2026-11-24T05:05:06.000Z',
  undoneAt: null,
  scannedAt: null,
  ...more,
});
const undone = redemption({ undoneAt: '2026-11-24T04:10:00.000Z' });

test('a day counts what was kept and names what was taken back', () => {
  expect(sumOf([redemption(), undone, redemption({ merchantGetsFen: 300 })])).toEqual({
    count: 2,
    undone: 1,
    merchantGetsFen: 6_000,
  });
  expect(sumOf([])).toEqual({ count: 0, undone: 0, merchantGetsFen: 0 });
});

test('the file has city time and yuan, and nothing for what was taken back', () => {
  const heads = [
    '时间',
    '店',
    '项目',
    '券码',
    '次',
    '方式',
    '店员',
    '到手',
    '撤销',
  ] as const;
  const terms = { timeZone: 'Asia/Shanghai', channels: zh.redemptions.channels };
  expect(csvRowsOf(heads, [redemption(), undone], terms)).toEqual([
    [...heads],
    [
      '2026-11-24 12:05',
      '海港面馆',
      '双人面',
      '\t123456789012',
      1,
      '扫码',
      '小林',
      '57.00',
      '',
    ],
    [
      '2026-11-24 12:05',
      '海港面馆',
      '双人面',
      '\t123456789012',
      1,
      '扫码',
      '小林',
      '0.00',
      '2026-11-24 12:10',
    ],
  ]);
});
