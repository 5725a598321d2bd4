import { describe, expect, it } from 'vitest';
import {
  isCode,
  isPracticeCode,
  practiceCodeOf,
  withCheckDigit,
} from '#contract/kit/code.ts';
import { makeCaller, Unreachable } from '#contract/kit/call.ts';
import type { Caller } from '#contract/kit/call.ts';
import { hourMs } from '#contract/kit/time.ts';
import { makeCounter } from '../counter.ts';
import type { Flow } from '../flow.ts';
import { makePracticeCaller } from './caller.ts';
import { guideStep } from './guide.ts';
import { codeOfSample, sampleNames } from './samples.ts';
import { prepareIn, redeemIn, undoIn } from './simulate.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const now = new Date('2026-11-24T04:00:00.000Z');
const where = {
  placeId: 'here',
  placeName: '码头面馆',
  now,
  timeZone: 'Asia/Shanghai',
  words: zh,
};
const redeem = (name: 'good' | 'card', key: string, practised = [] as const) =>
  redeemIn(practised, { code: codeOfSample(name), channel: 'scan', key }, where);

describe('the fake vouchers', () => {
  it('are no voucher of anybody, the slipped one no code at all', () => {
    for (const name of sampleNames) {
      expect(isCode(codeOfSample(name))).toBe(false);
      expect(isPracticeCode(codeOfSample(name))).toBe(name !== 'mistyped');
    }
  });

  it('are each refused or taken as a real one would be', () => {
    const said = sampleNames.map((name) => {
      const answer = prepareIn([], codeOfSample(name), where);
      return [name, answer.ok ? 'yes' : answer.refusal];
    });
    expect(Object.fromEntries(said)).toEqual({
      good: 'yes',
      card: 'yes',
      used: 'voucher_already_redeemed',
      expired: 'voucher_expired',
      elsewhere: 'store_not_included',
      mistyped: 'code_mistyped',
    });
  });

  it('are used up by use, and back after an undo', () => {
    const { practised } = redeem('good', 'one');
    expect(prepareIn(practised, codeOfSample('good'), where)).toMatchObject({
      refusal: 'voucher_already_redeemed',
      facts: { placeName: '码头面馆', redemptionId: 'one' },
    });
    const undone = undoIn(practised, 'one', where);
    expect(undone.said).toMatchObject({ ok: true, value: { usesLeft: 1 } });
    expect(prepareIn(undone.practised, codeOfSample('good'), where)).toMatchObject({
      ok: true,
    });
    expect(undoIn(practised, 'none', where).said).toMatchObject({
      refusal: 'redemption_not_found',
    });
  });

  it('hand over a card’s uses one at a time, and the same key only once', () => {
    const first = redeem('card', 'one');
    const deed = { code: codeOfSample('card'), channel: 'scan' } as const;
    const again = redeemIn(first.practised, { ...deed, key: 'one' }, where);
    const second = redeemIn(first.practised, { ...deed, key: 'two' }, where);
    expect(first.said).toMatchObject({ value: { useNo: 1, usesLeft: 9 } });
    expect(again).toEqual(first);
    expect(second.said).toMatchObject({ value: { useNo: 2, usesLeft: 8 } });
  });

  it('are good for no real code, and unknown ones are not found', () => {
    expect(prepareIn([], withCheckDigit('12345678901'), where)).toMatchObject({
      refusal: 'code_mistyped',
    });
    expect(prepareIn([], practiceCodeOf('099999999'), where)).toMatchObject({
      refusal: 'voucher_not_found',
    });
  });

  it('are written in both languages', () => {
    const good = codeOfSample('good');
    expect(prepareIn([], good, where)).toMatchObject({ value: { title: zh.mealTitle } });
    expect(prepareIn([], good, { ...where, words: en })).toMatchObject({
      value: { title: en.mealTitle },
    });
  });
});

/** The whole counter in practice, beside a server that nobody can reach. */
const practise = (server: Caller) => {
  const call = makePracticeCaller({
    where: () => where,
    server,
    city: 'town',
    deviceId: '01a20bb5-e600-7d7f-885e-84afd8feedf5',
    sinceMs: now.getTime() - 2 * hourMs,
    rehearsalDone: () => undefined,
  });
  const open = { list: () => [], keep: async () => undefined, drop: () => undefined };
  let keys = 0;
  const makeKey = () => `key-${(keys += 1)}`;
  const terms = { call, city: 'town', place: 'here', open, makeKey, now: () => now };
  return makeCounter({ ...terms, mode: 'practice' });
};
const unreachable: Caller = () => Promise.reject(new Unreachable('cut'));
const reached = async (flow: () => Flow, at: Flow['at']) => {
  await expect.poll(() => flow().at).toBe(at);
  return flow();
};

describe('a counter in practice', () => {
  it('goes its whole course without network, and the guide along with it', async () => {
    const counter = practise(unreachable);
    expect(guideStep(counter.flow())).toBe(1);
    counter.send({ what: 'read', text: codeOfSample('good'), channel: 'scan' });
    expect(guideStep(await reached(counter.flow, 'confirm'))).toBe(2);
    counter.confirm();
    expect(guideStep(await reached(counter.flow, 'redeemed'))).toBe(3);
  });

  it('takes no real code: it says so, and nobody is asked', () => {
    const counter = practise(unreachable);
    const text = withCheckDigit('12345678901');
    counter.send({ what: 'read', text, channel: 'scan' });
    expect(counter.flow()).toEqual({ at: 'ready', hint: { kind: 'real_code' } });
  });

  it('leaves the guide where a code is refused', async () => {
    const counter = practise(unreachable);
    counter.send({ what: 'read', text: codeOfSample('expired'), channel: 'scan' });
    expect(guideStep(await reached(counter.flow, 'refused'))).toBeNull();
  });

  it('asks the server about a rehearsal alone, and again under the same key', async () => {
    const asked: { path: string; key: string | undefined; body: unknown }[] = [];
    const server = makeCaller({
      base: '',
      fetch: (path, init) => {
        const headers = new Headers(init?.headers);
        const key = headers.get('idempotency-key') ?? undefined;
        const body: unknown = JSON.parse(typeof init?.body === 'string' ? init.body : '');
        asked.push({ path: typeof path === 'string' ? path : '', key, body });
        return asked.length < 3
          ? Promise.reject(new Error('cut'))
          : Promise.resolve(new Response('{}', { status: 200 }));
      },
    });
    const counter = practise(server);
    const code = practiceCodeOf('123456789');
    counter.send({ what: 'read', text: code, channel: 'typed' });
    await reached(counter.flow, 'confirm');
    counter.confirm();
    await reached(counter.flow, 'unknown');
    counter.send({ what: 'check' });
    await reached(counter.flow, 'redeemed');
    expect(new Set(asked.map(({ key }) => key))).toEqual(new Set(['key-1']));
    expect(asked[0]).toMatchObject({
      path: '/cities/town/stores/here/rehearsal-completions',
      body: { code, channel: 'typed', seconds: 3_600 },
    });
  });
});
