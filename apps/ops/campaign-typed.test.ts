import { expect, test } from 'vitest';
import { CampaignDraft } from '#contract/campaign.ts';
import { draftOfTyped, nothingTyped } from './campaign-typed.ts';

const now = Date.parse('2026-11-24T04:00:00.000Z');
const typed = { ...nothingTyped, title: ' 冬天第一次来 ', off: '10', money: '5,000' };

test('what was typed is a draft that the contract takes', () => {
  const draft = draftOfTyped({ ...typed, perPerson: '2', dayMoney: '99.5' }, now);
  expect(CampaignDraft.parse(draft)).toMatchObject({
    title: '冬天第一次来',
    discount: { off: { amountFen: 1_000 }, minimumFen: 0, capFen: null },
    endsAt: '2026-12-24T04:00:00.000Z',
    budget: {
      moneyFen: 500_000,
      count: null,
      perPerson: 2,
      dayMoneyFen: 9_950,
      dayCount: null,
    },
  });
});

test('a percentage is in basis points', () => {
  const draft = draftOfTyped({ ...typed, kind: 'percent', off: '12.5', cap: '20' }, now);
  expect(draft?.discount).toMatchObject({ off: { percentBp: 1_250 }, capFen: 2_000 });
});

test.each([
  ['no name', { title: ' ' }],
  ['nothing off', { off: '' }],
  ['no budget', { money: '' }],
  ['no number', { money: 'a lot' }],
  ['half an order', { count: '1.5' }],
  ['no days', { days: '0' }],
  ['nowhere to use it', { appliesTo: [] }],
])('with %s there is no draft', (_what, changes) => {
  expect(draftOfTyped({ ...typed, ...changes }, now)).toBeNull();
});
