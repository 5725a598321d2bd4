import { describe, expect, test } from 'vitest';
import { withCheckDigit } from '#contract/kit/code.ts';
import { makeCaller } from '#contract/kit/call.ts';
import { makeCounter } from './counter.ts';
import type { Attempt } from './flow.ts';

const code = withCheckDigit('48213907755');
const redemption = {
  id: 'r-1',
  code,
  title: 'Ramen',
  redeemedAt: '2026-11-24T04:30:00.000Z',
};
const used = {
  redeemedAt: redemption.redeemedAt,
  placeName: 'Bar',
  staffName: 'Mei',
  redemptionId: 'r-1',
};
const said = { status: 409, body: { refusal: 'voucher_already_redeemed', facts: used } };
const nothing = { status: 404, body: { refusal: 'redemption_not_found', facts: {} } };
const prepared = { status: 200, body: { code, redeemWith: code, title: 'Ramen' } };
const done = { status: 201, body: redemption };

type Reply = { status: number; body: unknown } | 'lost';

/** A counter whose network gives these answers in turn, and what was asked of it. */
const counterWith = (...replies: Reply[]) => {
  const asked: { path: string; key: string | null }[] = [];
  const kept = new Map<string, Attempt>();
  const send: typeof fetch = async (url, init) => {
    const path =
      (url instanceof Request ? url.url : url.toString()).split('/').at(-1) ?? '';
    asked.push({ path, key: new Headers(init?.headers).get('idempotency-key') });
    const reply = replies.shift() ?? 'lost';
    if (reply === 'lost') throw new TypeError('the line is down');
    return new Response(JSON.stringify(reply.body), { status: reply.status });
  };
  let keys = 0;
  const counter = makeCounter({
    call: makeCaller({ base: '/api', fetch: send }),
    city: 'harbour',
    place: 'p-1',
    open: {
      list: () => [...kept.values()],
      keep: async (attempt) => void kept.set(attempt.key, attempt),
      drop: (key) => void kept.delete(key),
    },
    makeKey: () => `key-000${(keys += 1)}`,
    now: () => new Date('2026-11-24T04:31:00.000Z'),
  });
  const settled = async () => {
    for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve, 0));
    return counter.flow();
  };
  const scan = () => {
    counter.send({ what: 'read', text: code, channel: 'scan' });
    return settled();
  };
  const confirm = () => {
    counter.confirm();
    return settled();
  };
  return { counter, asked, kept, scan, confirm, settled };
};

test('scan, one press, redeemed', async () => {
  const { scan, confirm, asked, kept } = counterWith(prepared, done);
  expect((await scan()).at).toBe('confirm');
  expect(await confirm()).toMatchObject({ at: 'redeemed', again: false });
  expect(asked.map(({ path }) => path)).toEqual(['redemption-preparations', 'redemptions']);
  expect(kept.size).toBe(0);
});

test('a line that breaks once is tried again under the same key', async () => {
  const { scan, confirm, asked } = counterWith(prepared, 'lost', done);
  await scan();
  expect((await confirm()).at).toBe('redeemed');
  expect(asked.map(({ key }) => key)).toEqual([null, 'key-0001', 'key-0001']);
});

describe('no answer at all', () => {
  test('is unknown, and the attempt is kept', async () => {
    const { scan, confirm, kept } = counterWith(prepared, 'lost', 'lost');
    await scan();
    expect(await confirm()).toMatchObject({
      at: 'unknown',
      attempt: { key: 'key-0001', code },
    });
    expect([...kept.keys()]).toEqual(['key-0001']);
  });

  test('asked again, the server knows', async () => {
    const { counter, scan, confirm, settled, asked, kept } = counterWith(
      prepared,
      'lost',
      'lost',
      { status: 200, body: redemption },
    );
    await scan();
    await confirm();
    counter.send({ what: 'check' });
    expect((await settled()).at).toBe('redeemed');
    expect(asked.at(-1)?.path).toBe('key-0001');
    expect(kept.size).toBe(0);
  });

  test('asked again, it never arrived, and the same key redeems', async () => {
    const { counter, scan, confirm, settled, asked } = counterWith(
      prepared,
      'lost',
      'lost',
      nothing,
      done,
    );
    await scan();
    await confirm();
    counter.send({ what: 'check' });
    expect((await settled()).at).toBe('redeemed');
    expect(asked.at(-1)).toEqual({ path: 'redemptions', key: 'key-0001' });
  });

  test('put aside, it waits for later and can be dropped then', async () => {
    const { counter, scan, confirm, settled, kept } = counterWith(
      prepared,
      'lost',
      'lost',
      nothing,
    );
    await scan();
    await confirm();
    counter.send({ what: 'next' });
    expect([counter.flow().at, kept.size]).toEqual(['ready', 1]);
    for (const attempt of kept.values()) counter.send({ what: 'pick_up', attempt });
    counter.send({ what: 'check' });
    expect((await settled()).at).toBe('not_done');
    counter.send({ what: 'next' });
    expect([counter.flow().at, kept.size]).toEqual(['ready', 0]);
  });
});

test('a second scan of what was just redeemed shows the first result', async () => {
  const { scan, confirm } = counterWith(prepared, done, said);
  await scan();
  await confirm();
  expect(await scan()).toMatchObject({
    at: 'redeemed',
    again: true,
    redemption: { id: 'r-1' },
  });
});

test('redeemed by somebody else is a no', async () => {
  const { scan } = counterWith(said);
  expect(await scan()).toMatchObject({
    at: 'refused',
    no: { facts: { staffName: 'Mei' } },
  });
});

test('an answer that comes after the cashier went on is dropped', async () => {
  const { counter, settled } = counterWith(prepared);
  counter.send({ what: 'read', text: code, channel: 'scan' });
  counter.send({ what: 'next' });
  expect((await settled()).at).toBe('ready');
});
