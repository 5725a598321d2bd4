import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handClock } from '#kit/clock.ts';
import { openTestDatabase } from '../database.ts';
import { openAlipayGate } from './alipay-gateway.ts';
import { makeAsks, noAnswer } from './asks.ts';
import type { Gate } from './gate.ts';
import { openSandboxGate } from './sandbox-gate.ts';
import { openWechatGate } from './wechat-gateway.ts';

/**
 * What a rail has to be for us, asked of all three in the same words: the sandbox over its
 * own books, WeChat Pay and Alipay over gateways that check every signature.
 */
const noon = new Date('2026-11-24T04:00:00.000Z');
const clock = handClock(noon);
const gates: Partial<Record<'sandbox' | 'wechat' | 'alipay', Gate>> = {};
let pool: pg.Pool;
let dropDatabase = () => Promise.resolve();
beforeAll(async () => {
  const database = await openTestDatabase();
  dropDatabase = () => database.drop();
  pool = new pg.Pool({ connectionString: database.url, max: 2 });
  gates.sandbox = openSandboxGate(clock, pool);
  gates.wechat = await openWechatGate(clock);
  gates.alipay = await openAlipayGate(clock);
}, 60_000);
afterAll(async () => {
  for (const gate of Object.values(gates)) await gate.close();
  await pool.end();
  await dropDatabase();
});

const done = { outcome: 'done' };
const refused = (why: string) => ({ outcome: 'refused', why });

describe.each(['sandbox', 'wechat', 'alipay'] as const)('the rail %s', (name) => {
  const gate = (): Gate => {
    const found = gates[name];
    if (!found) throw new Error('the gate is open before the tests');
    return found;
  };
  const rail = () => gate().rail;
  const { start, startAsked, paid, shares, to, refund, billed, twice } = makeAsks(
    gate,
    clock,
  );

  describe('takes money', () => {
    it('once, and knows what became of it', async () => {
      const tradeNo = await start();
      expect(await rail().queryTrade(tradeNo)).toMatchObject({ outcome: 'open' });
      await gate().pay(tradeNo);
      const said = await rail().queryTrade(tradeNo);
      expect(said).toMatchObject({ outcome: 'paid', amountFen: 5_800 });
      expect(await billed(tradeNo)).toMatchObject([{ kind: 'trade', amountFen: 5_800 }]);
    });

    it('of a trade that it knows', async () => {
      expect(await rail().queryTrade(randomUUID())).toBeUndefined();
    });

    it('no more once it is closed, and says so when it was too late to close', async () => {
      const tradeNo = await start();
      expect(await rail().closeTrade(tradeNo)).toMatchObject({ outcome: 'closed' });
      expect(await rail().queryTrade(tradeNo)).toMatchObject({ outcome: 'closed' });
      const other = await paid();
      expect(await rail().closeTrade(other)).toMatchObject({ outcome: 'paid' });
    });

    it('though the answer to the start was lost', async () => {
      const asked = startAsked(100);
      gate().trouble('lost');
      await expect(rail().startTrade(asked)).rejects.toThrow(noAnswer);
      expect((await rail().startTrade(asked)).cashierUrl).not.toBe('');
      expect(await rail().queryTrade(asked.tradeNo)).toMatchObject({ outcome: 'open' });
    });
  });

  describe('tells of it', () => {
    it('in a notice that we believe', async () => {
      const tradeNo = await paid();
      const heard = await rail().hear(await gate().notice(tradeNo));
      const notice = { tradeNo, outcome: 'paid', amountFen: 5_800 };
      expect(heard).toMatchObject({ about: 'trade', notice });
    });

    it('as it is, also where the amount or the outcome is another', async () => {
      const tradeNo = await paid();
      const other = await gate().notice(tradeNo, { amountFen: 5_799 });
      expect(await rail().hear(other)).toMatchObject({ notice: { amountFen: 5_799 } });
      const closed = await gate().notice(tradeNo, { outcome: 'closed' });
      expect(await rail().hear(closed)).toMatchObject({ notice: { outcome: 'closed' } });
    });

    it('under one name however often it tells', async () => {
      const tradeNo = await paid();
      const notice = await gate().notice(tradeNo, { noticeId: 'told-twice-00001' });
      for (const heard of [await rail().hear(notice), await rail().hear(notice)])
        expect(heard).toMatchObject({ notice: { noticeId: 'told-twice-00001' } });
    });

    it.each([{ forged: true }, { touched: true }])(
      'but is not believed if %j',
      async (how) => {
        const tradeNo = await paid();
        expect(await rail().hear(await gate().notice(tradeNo, how))).toBeUndefined();
      },
    );

    it.skipIf(name === 'sandbox')('but not of long ago', async () => {
      const tradeNo = await paid();
      const at = new Date(clock.now().getTime() - 16 * 60_000);
      expect(await rail().hear(await gate().notice(tradeNo, { at }))).toBeUndefined();
    });

    it('and goes on while it changes its key', async () => {
      const tradeNo = await paid();
      const old = await gate().notice(tradeNo);
      clock.add(61_000);
      gate().rotate();
      const young = await gate().notice(tradeNo);
      expect(await rail().hear(young)).toMatchObject({ about: 'trade' });
      expect(await rail().hear(old)).toMatchObject({ about: 'trade' });
      expect(await rail().queryTrade(tradeNo)).toMatchObject({ outcome: 'paid' });
    });
  });

  describe('gives back', () => {
    it('once under one number, and at most what was paid', async () => {
      const tradeNo = await paid();
      const refundNo = randomUUID();
      expect(await refund(tradeNo, 5_000, refundNo)).toEqual(done);
      expect(await refund(tradeNo, 5_000, refundNo)).toEqual(done);
      expect(await billed(refundNo)).toMatchObject([{ kind: 'refund', amountFen: 5_000 }]);
      expect(await refund(tradeNo, 801)).toMatchObject({ outcome: 'refused' });
      expect(await refund(tradeNo, 800)).toEqual(done);
    });

    it('nothing of what was not paid', async () => {
      expect(await refund(await start(), 100)).toMatchObject({ outcome: 'refused' });
    });

    it.each(['lost', 'forged'] as const)('once where the answer is %s', async (trouble) => {
      const tradeNo = await paid();
      const refundNo = randomUUID();
      expect(await twice(() => refund(tradeNo, 5_800, refundNo), trouble)).toEqual(done);
      expect(await billed(refundNo)).toHaveLength(1);
    });

    it('later where the rail fails', async () => {
      const tradeNo = await paid();
      const refundNo = randomUUID();
      gate().trouble('fails');
      await expect(refund(tradeNo, 5_800, refundNo)).rejects.toThrow(noAnswer);
      expect(await billed(refundNo)).toEqual([]);
      expect(await refund(tradeNo, 5_800, refundNo)).toEqual(done);
    });
  });

  describe('shares out', () => {
    it('once under one number, until the last share', async () => {
      const tradeNo = await paid();
      const shareNo = randomUUID();
      expect(await shares(tradeNo, 5_000, { shareNo })).toEqual(done);
      expect(await shares(tradeNo, 5_000, { shareNo })).toEqual(done);
      expect(await billed(shareNo)).toMatchObject([{ kind: 'share', amountFen: 5_000 }]);
      expect(await shares(tradeNo, 0, { receivers: [], finish: true })).toEqual(done);
      expect(await shares(tradeNo, 1)).toMatchObject({ outcome: 'refused' });
    });

    it('not within a minute, and never more than is left', async () => {
      const tradeNo = await start();
      await gate().pay(tradeNo);
      expect(await shares(tradeNo, 100)).toMatchObject({ outcome: 'refused' });
      clock.add(60_000);
      expect(await shares(tradeNo, 5_801)).toMatchObject({ outcome: 'refused' });
      expect(await shares(tradeNo, 5_800)).toEqual(done);
    });

    it('once where the answer was lost', async () => {
      const tradeNo = await paid();
      const shareNo = randomUUID();
      const call = () => shares(tradeNo, 100, { shareNo });
      // The first of several calls is lost: the money may have moved or not.
      expect(await twice(call, 'lost')).toEqual(done);
      expect(await billed(shareNo)).toHaveLength(1);
    });

    it('to nobody who refuses', async () => {
      const tradeNo = await paid();
      const answer = await shares(tradeNo, 0, { receivers: to('refuses') });
      expect(answer).toEqual(refused('receiver_refused'));
    });

    it.skipIf(name === 'alipay')('slowly to who is slow', async () => {
      const tradeNo = await paid();
      const slow = { shareNo: randomUUID(), receivers: to('slow') };
      expect(await shares(tradeNo, 0, slow)).toEqual({ outcome: 'processing' });
      expect(await billed(slow.shareNo)).toEqual([]);
      clock.add(60_000);
      expect(await shares(tradeNo, 0, slow)).toEqual(done);
    });
  });

  describe('takes back', () => {
    it('what was shared, before it is given back to the customer', async () => {
      const tradeNo = await paid();
      const shareNo = randomUUID();
      await shares(tradeNo, 5_000, { shareNo });
      expect(await refund(tradeNo, 5_800)).toMatchObject({ outcome: 'refused' });
      const asked = { returnNo: randomUUID(), shareNo, tradeNo, account: gate().account() };
      const back = () => rail().returnShare({ ...asked, amountFen: 5_000 });
      expect(await twice(back, 'lost')).toEqual(done);
      expect(await billed(asked.returnNo)).toMatchObject([
        { kind: 'return', amountFen: 5_000 },
      ]);
      expect(await refund(tradeNo, 5_800)).toEqual(done);
    });

    it('never more than was shared', async () => {
      const tradeNo = await paid();
      const shareNo = randomUUID();
      await shares(tradeNo, 1_000, { shareNo });
      const asked = { returnNo: randomUUID(), shareNo, tradeNo, account: gate().account() };
      const more = rail().returnShare({ ...asked, amountFen: 1_001 });
      expect(await more).toMatchObject({ outcome: 'refused' });
    });
  });

  describe('transfers', () => {
    const person = () => gate().account('slow').replace('slow', 'fast');
    const transfer = (transferNo: string, account: string) =>
      rail().transfer({ transferNo, account, amountFen: 300, title: '补贴' });

    it('once under one number, also where the answer was lost', async () => {
      const transferNo = randomUUID();
      expect(await twice(() => transfer(transferNo, person()), 'lost')).toEqual(done);
      expect(await transfer(transferNo, person())).toEqual(done);
      expect(await billed(transferNo)).toMatchObject([
        { kind: 'transfer', amountFen: 300 },
      ]);
    });

    it('slowly, or not at all', async () => {
      const transferNo = randomUUID();
      const slow = () => transfer(transferNo, gate().account('slow'));
      expect(await slow()).toEqual({ outcome: 'processing' });
      clock.add(60_000);
      expect(await slow()).toEqual(done);
      const refusing = transfer(randomUUID(), gate().account('refuses'));
      expect(await refusing).toEqual(refused('receiver_refused'));
    });
  });

  it('bills what it says, and nothing on a day without anything', async () => {
    const [missing, changed] = [await paid(), await paid()];
    const extra = { kind: 'trade', amountFen: 100, at: noon.toISOString() } as const;
    const unknown = randomUUID();
    gate().spoilBill({ drop: missing });
    gate().spoilBill({ change: changed, amountFen: 5_799 });
    gate().spoilBill({ add: { ...extra, ourNo: unknown } });
    expect(await billed(missing)).toEqual([]);
    expect(await billed(changed)).toMatchObject([{ amountFen: 5_799 }]);
    expect(await billed(unknown)).toMatchObject([{ ...extra }]);
    expect(await rail().dayBill('2026-11-20')).toEqual([]);
  });
});
