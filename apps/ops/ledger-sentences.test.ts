import { expect, test } from 'vitest';
import type { EntryKind, PostingView } from '#contract/ledger.ts';
import {
  accountName,
  entrySentence,
  moneySentence,
  signedMoney,
} from './ledger-sentences.ts';

const line = (
  kind: EntryKind,
  fromAccount: string,
  toAccount: string,
  amountFen: number,
): PostingView => ({
  entryId: 'e',
  lineNo: 1,
  kind,
  fromAccount,
  toAccount,
  amountFen,
  postedAt: '2026-11-24T04:00:00.000Z',
  orderId: null,
  voucherId: null,
  reversesEntryId: null,
});

const use = [
  line('redemption', 'held', 'merchant:m:payable', 5_800),
  line('redemption', 'platform:funding', 'merchant:m:payable', 540),
  line('redemption', 'merchant:m:payable', 'platform:fee', 35),
  line('redemption', 'merchant:m:funding', 'merchant:m:given', 1_260),
];

test('a redemption says who gets what, to the fen', () => {
  expect(entrySentence('zh', use)).toBe(
    '核销了一次：顾客付的 ¥58 加平台补的 ¥5.40，减服务费 ¥0.35，商家得 ¥63.05。' +
      '商家自己让了 ¥12.60，只记一笔，不用结。',
  );
});

test('an undo says the same money running back', () => {
  const back = use.map((one) =>
    line('undo', one.toAccount, one.fromAccount, one.amountFen),
  );
  expect(entrySentence('en', back)).toBe(
    "A redemption was undone: ¥63.05 leaves the merchant, and the customer's ¥58 is held again.",
  );
});

test('a refund after use says who gives what back', () => {
  const back = [
    line('use_refund', 'platform:fee', 'merchant:m:payable', 17),
    line('use_refund', 'merchant:m:payable', 'platform:funding', 270),
    line('use_refund', 'merchant:m:payable', 'refunding', 2_900),
  ];
  expect(entrySentence('zh', back)).toBe(
    '用过以后退给顾客 ¥29：从商家扣，服务费退还商家 ¥0.17，平台补的收回 ¥2.70。',
  );
});

test('a use without subsidy, fee or gift leaves those words out', () => {
  expect(entrySentence('en', use.slice(0, 1))).toBe(
    "A voucher was redeemed: the customer's ¥58 makes ¥58 for the merchant.",
  );
});

test.each([
  ['payment', '顾客付了 ¥10，钱先代管着，核销以后才归商家。'],
  ['refund', '开始退 ¥10：从代管转到退款途中，等通道确认。'],
  ['refund_done', '¥10 已经从通道退给顾客。'],
  ['case', '断网时卖出去、没法核销的 ¥10，由平台补给商家。'],
  ['case_reversed', '平台补过的 ¥10 收回：这件事改由商家承担。'],
  ['settlement', '撤销时间过了，¥10 结算给商家，可以打款。'],
  ['payout', '¥10 做进了一笔打款，等通道确认。'],
  ['payout_done', '通道确认：¥10 已经打给商家。'],
  ['payout_failed', '通道没有打成，¥10 回到商家的已结算。'],
] as const)('%s is said in words', (kind, said) => {
  expect(entrySentence('zh', [line(kind, 'a', 'b', 1_000)])).toBe(said);
});

test('an account is named after whose it is, or keeps its own word', () => {
  const merchants = new Map([['m', '周记']]);
  const name = (account: string) => accountName('zh', account, merchants);
  expect(['held', 'rail:sandbox', 'merchant:m:payable', 'odd'].map(name)).toEqual([
    '代管',
    '收款通道 · sandbox',
    '周记 · 应付',
    'odd',
  ]);
});

test('money in and out is said with what is left', () => {
  expect(moneySentence('zh', { moneyInFen: 5_800, moneyOutFen: 800 })).toBe(
    '顾客付进来 ¥58，退回去 ¥8，还有 ¥50 在通道那边。',
  );
  expect(moneySentence('en', { moneyInFen: 0, moneyOutFen: 0 })).toBe(
    'Nobody has paid anything yet.',
  );
});

test('a balance below zero has a minus, not a hyphen', () => {
  expect(signedMoney(-305)).toBe('−¥3.05');
});
