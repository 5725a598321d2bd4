import { expect, test } from 'vitest';
import { prepareRedemption, redeemVoucher } from '#contract/redemption.ts';
import { ready } from './flow.ts';
import type { No } from './flow.ts';
import { verdictOf } from './verdict-of.ts';

const verdictOn = (refusal: string) =>
  // The names come from the contract's own lists; facts make no difference here.
  verdictOf({ at: 'refused', no: { refusal, facts: {} } as No, code: null });

test('every no of preparing has a verdict of its own', () => {
  const names = prepareRedemption.refusals.map((refusal) => verdictOn(refusal)?.name);
  expect(names).not.toContain('other');
  expect(new Set(names).size).toBe(prepareRedemption.refusals.length);
});

test('redeeming refuses nothing that preparing does not', () => {
  expect(redeemVoucher.refusals).toEqual(prepareRedemption.refusals);
});

test('whatever else the server says is still said', () => {
  expect(verdictOn('busy')).toEqual({ name: 'other', tone: 'no' });
});

test('nothing fills the phone while codes are looked for', () => {
  expect(verdictOf(ready)).toBeNull();
});

test('checking looks like not knowing', () => {
  const attempt = {
    key: 'key-0001',
    code: '1',
    channel: 'scan',
    title: '',
    startedAt: '',
  } as const;
  expect(verdictOf({ at: 'checking', attempt, later: false })).toEqual({
    name: 'unknown',
    tone: 'unsure',
  });
});
