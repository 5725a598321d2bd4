import { describe, expect, test } from 'vitest';
import { makeCaller } from '#contract/kit/call.ts';
import { codeStepSeconds } from '#contract/kit/rotating-code.ts';
import { tagOf } from '#contract/kit/sealed-row.ts';
import type { OfflineVoucher } from '#contract/offline.ts';
import { makeTrueTime } from '#ui/true-time.ts';
import type { Attempt } from '../flow.ts';
import { makeBoxHere } from './box-made.ts';
import { makeEngine } from './engine.ts';
import { makeLine } from './line.ts';
import { at, handleOf, listOf, shownBy, store, voucher } from './list-made.ts';

type Answer = { status: number; body: unknown } | 'lost';
const redeemed: Answer = { status: 201, body: { outcome: 'redeemed', redemption: {} } };
const aCase: Answer = {
  status: 201,
  body: { outcome: 'case', case: { kind: 'used_elsewhere' } },
};
const no = (status: number, refusal: string): Answer => ({
  status,
  body: { refusal, facts: {}, requestId: 'r' },
});

/**
 * A device with this list and a network that is down until `reconnect`; uploads get these
 * answers in turn. `reload` starts the page anew on the same device.
 */
const device = async (one: OfflineVoucher, ...answers: Answer[]) => {
  const { box, here } = makeBoxHere();
  const list = await listOf([one, voucher()]);
  await box.putList(store.placeId, list, new Set());
  const told: { key: string | null; triedBefore: unknown }[] = [];
  const attempts: Attempt[] = [];
  const clock = { ms: at.getTime() };
  let keys = 0;
  const send: typeof fetch = async (url, init) => {
    if (typeof url === 'string' && url.endsWith('offline-list')) {
      return new Response(JSON.stringify({ ...list, listId: 'newer' }), { status: 200 });
    }
    const key = new Headers(init?.headers).get('idempotency-key');
    const { entries } = await box.readLedger();
    told.push({ key, triedBefore: entries.find((entry) => entry.key === key)?.triedAt });
    const answer = answers.shift() ?? 'lost';
    if (answer === 'lost') throw new TypeError('the line is down');
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  };
  const open = async () => {
    const line = makeLine({ online: false, probe: async () => false });
    line.stop();
    const time = makeTrueTime({
      wallMs: () => clock.ms,
      steadyMs: () => clock.ms,
      read: () => ({ offMs: 0, floorMs: at.getTime() - 60_000 }),
      keep: () => undefined,
    });
    const engine = makeEngine({
      store: { cityId: 'harbour', ...store },
      call: makeCaller({ base: '', fetch: send }),
      box,
      line,
      time,
      device: 'device-0001',
      makeKey: () => `key-000${(keys += 1)}`,
      openAttempts: async () => attempts,
    });
    await engine.start();
    return { engine, line };
  };
  let page = await open();
  const settle = async () => {
    for (let turn = 0; turn < 30; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  };
  const scan = async (off = 0) => {
    const { engine } = page;
    const judged = await engine.judge(
      await shownBy(one, { off, when: new Date(clock.ms) }),
    );
    return judged.verdict === 'accepted' ? engine.record(judged.accepted) : judged;
  };
  return {
    here,
    told,
    attempts,
    scan,
    settle,
    engine: () => page.engine,
    states: () => page.engine.state().entries.map(({ state }) => state),
    pass: (ms: number) => void (clock.ms += ms),
    reload: async () => void (page = await open()),
    reconnect: async () => {
      page.line.answered();
      await settle();
    },
  };
};

const stepMs = codeStepSeconds * 1_000;

test('what is recorded is on the disk before it is said, and after a reload', async () => {
  const { scan, reload, states } = await device(voucher());
  expect(await scan()).toMatchObject({ verdict: 'recorded', entry: { state: 'waiting' } });
  await reload();
  expect(states()).toEqual(['waiting']);
  expect(await scan(1)).toMatchObject({ no: { refusal: 'voucher_already_redeemed' } });
});

test('a full disk refuses by name, and nothing is left behind', async () => {
  const { scan, here, states, engine } = await device(voucher());
  here.isFull = true;
  expect(await scan()).toMatchObject({ verdict: 'offline_no', no: { why: 'not_kept' } });
  expect(engine().state().keeps).toBe(false);
  here.isFull = false;
  expect(states()).toEqual([]);
  expect(await scan()).toMatchObject({ verdict: 'recorded' });
});

test('what two pages accepted at once is recorded by one of them', async () => {
  const { engine, states } = await device(voucher());
  const text = await shownBy(voucher());
  const [one, other] = [await engine().judge(text), await engine().judge(text)];
  if (one.verdict !== 'accepted' || other.verdict !== 'accepted') throw new Error('no');
  expect(await engine().record(one.accepted)).toMatchObject({ verdict: 'recorded' });
  expect(await engine().record(other.accepted)).toMatchObject({ verdict: 'refused' });
  expect(states()).toEqual(['waiting']);
});

describe('told when the network is back', () => {
  const card = voucher({ usesTotal: 5, usesLeft: 5 });

  test('oldest first, each under a key of its own, marked before it leaves', async () => {
    const { scan, pass, reconnect, told, states } = await device(card, redeemed, aCase);
    await scan();
    pass(stepMs);
    await scan();
    await reconnect();
    expect(told.map(({ key }) => key)).toEqual(['key-0001', 'key-0002']);
    expect(told.every(({ triedBefore }) => typeof triedBefore === 'string')).toBe(true);
    expect(states()).toEqual(['redeemed', 'case']);
  });

  test('a lost answer is asked for again, also after a reload', async () => {
    const { scan, reconnect, reload, told, states } = await device(card, 'lost', redeemed);
    await scan();
    await reconnect();
    expect(states()).toEqual(['waiting']);
    await reload();
    await reconnect();
    expect(told.map(({ key }) => key)).toEqual(['key-0001', 'key-0001']);
    expect(states()).toEqual(['redeemed']);
  });

  test.each([
    no(401, 'not_signed_in'),
    no(403, 'not_staff_here'),
    no(503, 'busy'),
    no(404, 'unknown_address'),
  ])('waits on for somebody who may, or a better hour (%j)', async (answer) => {
    const { scan, reconnect, states } = await device(card, answer);
    await scan();
    await reconnect();
    expect(states()).toEqual(['waiting']);
  });

  test('what the server can’t read is shown, and holds up nobody', async () => {
    const refusal = no(400, 'malformed_request');
    const { scan, pass, reconnect, states } = await device(card, refusal, redeemed);
    await scan();
    pass(stepMs);
    await scan();
    await reconnect();
    expect(states()).toEqual(['stuck', 'redeemed']);
  });

  test('a case is unread until somebody reads it', async () => {
    const { scan, reconnect, engine } = await device(card, aCase);
    await scan();
    await reconnect();
    const [entry] = engine().state().entries;
    expect(entry).toMatchObject({ said: 'used_elsewhere', isRead: false });
    await engine().markRead(entry?.key ?? '');
    expect(engine().state().entries[0]?.isRead).toBe(true);
  });
});

describe('undone on the device', () => {
  test('is never told, and gives the use back', async () => {
    const { scan, engine, reconnect, told, states } = await device(voucher());
    await scan();
    expect(await engine().takeBack('key-0001')).toMatchObject({ state: 'undone' });
    expect(await scan(1)).toMatchObject({ verdict: 'recorded' });
    await reconnect();
    expect([told.map(({ key }) => key), states()[0]]).toEqual([['key-0002'], 'undone']);
  });

  test('is not possible once it may have reached the server', async () => {
    const { scan, engine, reconnect, states } = await device(voucher(), 'lost');
    await scan();
    await reconnect();
    expect(await engine().takeBack('key-0001')).toBeNull();
    expect(states()).toEqual(['waiting']);
  });

  test('is not possible after an hour', async () => {
    const { scan, engine, pass } = await device(voucher());
    await scan();
    pass(60 * 60_000);
    expect(await engine().takeBack('key-0001')).toBeNull();
  });
});

test('a voucher whose online request has no answer is not accepted as well', async () => {
  const { scan, attempts } = await device(voucher());
  const open = { key: 'k', code: 'p.x', channel: 'scan', title: 'Ramen', startedAt: '' };
  attempts.push({ ...open, channel: 'scan', voucher: voucher().code, handle: handleOf(1) });
  expect(await scan()).toMatchObject({ no: { why: 'maybe_done' } });
  attempts.pop();
  expect(await scan()).toMatchObject({ verdict: 'recorded' });
});

test('a list asked for after an answer counts it, and it is counted once', async () => {
  const { scan, reconnect, engine } = await device(voucher({ usesTotal: 2 }), redeemed);
  await scan();
  await reconnect();
  expect(engine().state()).toMatchObject({
    list: { listId: 'newer' },
    entries: [{ state: 'redeemed', inList: true }],
  });
  expect(await tagOf(handleOf(1))).toBe(engine().state().entries[0]?.tag);
});

describe('a time that nobody is sure of', () => {
  test('is guessed by one code and proved by that of another voucher', async () => {
    const { engine, pass, reload } = await device(voucher({ usesTotal: 5, usesLeft: 5 }));
    pass(3 * 3_600_000);
    await reload();
    const { time } = engine();
    time.guess(time.nowMs());
    const text = await shownBy(voucher(), { when: at });
    expect(await engine().judge(text)).toMatchObject({ verdict: 'accepted' });
    expect(Math.abs(time.nowMs() - at.getTime())).toBeLessThan(30_000);
    expect(time.isSure()).toBe(false);
    const other = await shownBy(voucher(), { no: 2, when: at });
    expect(await engine().judge(other)).toMatchObject({ verdict: 'accepted' });
    expect(time.isSure()).toBe(true);
  });
});
