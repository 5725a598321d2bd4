import { describe, expect, test } from 'vitest';
import { practiceCodeOf, qrTextOf, withCheckDigit } from '#contract/kit/code.ts';
import type { PreparationView, RedemptionView } from '#contract/redemption.ts';
import { mayLeave, ready, step, takesCodes } from './flow.ts';
import type { Accepted, Entry } from './offline/entry.ts';
import type { Attempt, Flow, Happening, No } from './flow.ts';

const code = withCheckDigit('48213907755');
const other = withCheckDigit('11111111111');
const wrong = `${code.slice(0, 11)}${(Number(code[11]) + 1) % 10}`;
// Only what the flow looks at; the rest of a view is carried through untouched.
const preparation = { code, redeemWith: code, title: 'Ramen for two' } as PreparationView;
const redemption = { id: 'r-1', code, title: 'Ramen for two' } as RedemptionView;
const attempt: Attempt = {
  key: 'key-0001',
  code,
  channel: 'scan',
  title: 'Ramen for two',
  startedAt: 'now',
};
const no: No = { refusal: 'voucher_not_found', facts: {} };

// Likewise: only the text of what was scanned is looked at.
const accepted = { text: code, title: 'Ramen for two' } as Accepted;
const entry = { ...accepted, key: 'key-0002' } as Entry; // its key is all that is read

const states: { [A in Flow['at']]: Flow & { at: A } } = {
  ready: { at: 'ready', hint: null },
  looking: { at: 'looking', code, channel: 'scan' },
  no_answer: { at: 'no_answer', code, channel: 'scan' },
  confirm: { at: 'confirm', code, channel: 'scan', preparation, usedAt: null },
  redeeming: { at: 'redeeming', attempt, preparation },
  unknown: { at: 'unknown', attempt, later: false },
  checking: { at: 'checking', attempt, later: false },
  not_done: { at: 'not_done', attempt },
  redeemed: { at: 'redeemed', redemption, again: false },
  undone: { at: 'undone', redemption },
  refused: { at: 'refused', no, code },
  offline_confirm: { at: 'offline_confirm', code, accepted },
  recording: { at: 'recording', accepted },
  recorded: { at: 'recorded', entry },
  taken_back: { at: 'taken_back', entry },
  offline_no: { at: 'offline_no', no: { why: 'not_on_list' }, code, channel: 'scan' },
};

const happenings: Record<string, Happening> = {
  read: { what: 'read', text: qrTextOf(other), channel: 'scan' },
  prepared: { what: 'prepared', preparation, usedAt: null },
  confirmed: { what: 'confirmed', key: 'key-0001', at: 'now' },
  redeemed: { what: 'redeemed', redemption },
  refused: { what: 'refused', no },
  lost: { what: 'lost' },
  check: { what: 'check' },
  missing: { what: 'missing' },
  again: { what: 'again' },
  pick_up: { what: 'pick_up', attempt },
  undone: { what: 'undone', redemption },
  judged: { what: 'judged', judged: { verdict: 'accepted', accepted } },
  judged_no: {
    what: 'judged',
    judged: { verdict: 'offline_no', no: { why: 'not_kept' } },
  },
  recorded: { what: 'recorded', entry },
  taken_back: { what: 'taken_back', entry },
  hinted: { what: 'hinted', hint: { kind: 'same_again' } },
  next: { what: 'next' },
};

// Where each happening leads; whatever is not named here must change nothing at all.
const table: { [A in Flow['at']]: Partial<Record<string, Flow['at']>> } = {
  ready: { read: 'looking', pick_up: 'unknown', hinted: 'ready', next: 'ready' },
  looking: {
    prepared: 'confirm',
    refused: 'refused',
    redeemed: 'redeemed',
    lost: 'no_answer',
    judged: 'offline_confirm',
    judged_no: 'offline_no',
    next: 'ready',
  },
  no_answer: { read: 'looking', again: 'looking', next: 'ready' },
  confirm: { read: 'looking', confirmed: 'redeeming', again: 'looking', next: 'ready' },
  redeeming: { redeemed: 'redeemed', refused: 'refused', lost: 'unknown' },
  unknown: { check: 'checking', next: 'ready' },
  checking: {
    redeemed: 'redeemed',
    refused: 'refused',
    missing: 'redeeming',
    lost: 'unknown',
  },
  not_done: { again: 'redeeming', next: 'ready' },
  redeemed: { read: 'looking', undone: 'undone', next: 'ready' },
  undone: { read: 'looking', next: 'ready' },
  refused: { read: 'looking', next: 'ready' },
  offline_confirm: { read: 'looking', confirmed: 'recording', next: 'ready' },
  recording: { recorded: 'recorded', judged: 'offline_confirm', judged_no: 'offline_no' },
  recorded: { read: 'looking', taken_back: 'taken_back', next: 'ready' },
  taken_back: { read: 'looking', next: 'ready' },
  offline_no: { read: 'looking', again: 'looking', next: 'ready' },
};

describe('every state meets every happening', () => {
  for (const [at, flow] of Object.entries(states)) {
    for (const [name, happening] of Object.entries(happenings)) {
      // The keys of `states` are those of `table`.
      const leads = table[at as Flow['at']][name];
      test(`${at}, ${name}: ${leads ?? 'nothing'}`, () => {
        const next = step(flow, happening);
        expect(leads === undefined ? next === flow : next.at).toBe(leads ?? true);
      });
    }
  }
});

describe('what was read', () => {
  const read = (text: string, flow: Flow = ready) =>
    step(flow, { what: 'read', text, channel: 'scan' });
  const rows: [string, string, Flow][] = [
    ['a QR of ours', qrTextOf(code), { at: 'looking', code, channel: 'scan' }],
    [
      'twelve digits with spaces',
      '4821 3907 755' + code[11],
      { at: 'looking', code, channel: 'scan' },
    ],
    [
      'one wrong digit',
      wrong,
      { at: 'refused', no: { refusal: 'code_mistyped', facts: {} }, code: null },
    ],
    [
      'a payment code',
      '134567890123456789',
      { at: 'ready', hint: { kind: 'payment_code', of: 'wechat' } },
    ],
    [
      'a web address',
      'https://example.com',
      { at: 'ready', hint: { kind: 'address', host: 'example.com' } },
    ],
    ['nine digits', '123456789', { at: 'ready', hint: { kind: 'too_short', missing: 3 } }],
  ];
  test.each(rows)('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test('a poster does not take the voucher off the screen', () => {
    expect(read('https://example.com', states.confirm)).toBe(states.confirm);
  });

  test('the same code held up again leaves the confirmation as it is', () => {
    expect(read(qrTextOf(code), states.confirm)).toBe(states.confirm);
  });
});

describe('a lost answer', () => {
  const afresh = { at: 'redeeming', attempt, preparation: null };

  test('keeps its key until the server is asked', () => {
    const lost = step(states.redeeming, { what: 'lost' });
    const asking = step(lost, { what: 'check' });
    expect(asking).toEqual({ at: 'checking', attempt, later: false });
  });

  test('asked at once and never heard of: the same key redeems', () => {
    expect(step(states.checking, { what: 'missing' })).toEqual(afresh);
  });

  test('asked later and never heard of: somebody decides', () => {
    const asked: Flow = { at: 'checking', attempt, later: true };
    const asks = step(asked, { what: 'missing' });
    expect(asks).toEqual({ at: 'not_done', attempt });
    expect(step(asks, { what: 'again' })).toEqual(afresh);
  });
});

test('from scan to verdict the cashier acts once', () => {
  const course: Happening[] = [
    { what: 'read', text: qrTextOf(code), channel: 'scan' },
    { what: 'prepared', preparation, usedAt: null },
    { what: 'confirmed', key: 'key-0001', at: 'now' },
    { what: 'redeemed', redemption },
  ];
  expect(course.reduce(step, ready).at).toBe('redeemed');
  expect(course.filter(({ what }) => what === 'confirmed')).toHaveLength(1);
});

test('an open redemption takes no other code and is not walked away from', () => {
  expect(
    Object.values(states)
      .filter((flow) => !takesCodes(flow))
      .map(({ at }) => at),
  ).toEqual(['looking', 'redeeming', 'unknown', 'checking', 'not_done', 'recording']);
  expect(
    Object.values(states)
      .filter((flow) => !mayLeave(flow))
      .map(({ at }) => at),
  ).toEqual(['redeeming', 'checking', 'recording']);
});

describe('practice and the real counter', () => {
  const practiceCode = practiceCodeOf('011223344');
  const read = (text: string, mode: 'real' | 'practice') =>
    step(ready, { what: 'read', text, channel: 'scan', mode });

  test('each takes its own codes and names the other’s', () => {
    expect(read(practiceCode, 'practice')).toMatchObject({ at: 'looking' });
    expect(read(practiceCode, 'real')).toEqual({
      at: 'ready',
      hint: { kind: 'practice_code', code: practiceCode },
    });
    expect(read(code, 'real')).toMatchObject({ at: 'looking' });
    expect(read(code, 'practice')).toEqual({ at: 'ready', hint: { kind: 'real_code' } });
  });

  test('neither takes a voucher off the screen for the other’s code', () => {
    const happening = { what: 'read', text: practiceCode, channel: 'scan' } as const;
    expect(step(states.confirm, happening)).toBe(states.confirm);
  });
});
