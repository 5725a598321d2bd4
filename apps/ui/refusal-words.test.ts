import { expect, test } from 'vitest';
import { allRefusals } from '#contract/refusals.ts';
import type { RefusalName } from '#contract/refusals.ts';
import { Unreachable } from '#contract/kit/call.ts';
import { Refused } from './api.ts';
import { refusalSentence, troubleSentence } from './refusal-words.ts';
import { whyNotSentence } from './why-not-words.ts';

// Every name as the contract lists it; the list is data, the compiler has the same names.
const names = Object.keys(allRefusals) as RefusalName[];
const refused = (refusal: RefusalName, facts: object) =>
  new Refused({ refusal, facts, requestId: 'r', status: 409 });

test.each(names)('%s is said without shouting, even when facts are missing', (name) => {
  for (const language of ['zh', 'en'] as const) {
    const sentence = troubleSentence(language, refused(name, {}));
    expect(sentence).toMatch(/[。.：]$/);
    expect(sentence).not.toMatch(/[!！]|undefined|NaN|系统错误/);
  }
});

test('a lost race names the new price', () => {
  const facts = { offerId: 'o', newTotalFen: 9450, newToken: 't' };
  expect(refusalSentence('zh', 'offer_sold_out', facts)).toContain('¥94.50');
  expect(refusalSentence('en', 'offer_sold_out', facts)).toContain('nothing was charged');
});

test('a used voucher says when and where to those who may know', () => {
  const facts = {
    redeemedAt: '2026-11-24T04:30:00.000Z',
    placeName: '面馆',
    staffName: '林',
    redemptionId: null,
  };
  const hidden = { redeemedAt: null, placeName: null, staffName: null, redemptionId: null };
  expect(refusalSentence('zh', 'voucher_already_redeemed', facts)).toContain('在 面馆');
  expect(refusalSentence('zh', 'voucher_already_redeemed', hidden)).toBe(
    '这张券已经用过了。',
  );
});

test('an outage says that trying again is safe', () => {
  expect(troubleSentence('en', new Unreachable('x'))).toContain('never does it twice');
});

test.each([
  ['below_minimum', { missingFen: 1200 }, '还差 ¥12'],
  ['outside_window', { opensInMinutes: 150 }, '15:00 开始'],
  ['outside_window', { opensInMinutes: 150 + 2 * 1440 }, '2 天后 15:00 开始'],
  ['members_only', {}, '会员可享'],
] as const)('%s is said as %o', (why, facts, sentence) => {
  const nowMs = Date.parse('2026-11-24T04:30:00.000Z');
  const not = {
    offerId: 'o',
    title: 't',
    why,
    missingFen: null,
    opensInMinutes: null,
    beatenBy: null,
    ...facts,
  };
  expect(whyNotSentence('zh', not, 'Asia/Shanghai', nowMs)).toBe(sentence);
});
