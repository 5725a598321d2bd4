import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayMs } from '#contract/kit/time.ts';
import { handClock } from '#kit/clock.ts';
import type { PayerDevice } from '#contract/payment.ts';
import { openWechatGate } from './wechat-gateway.ts';
import type { WechatGateway } from './wechat-gateway.ts';

/** What only WeChat Pay has: three cashiers, certificates that change, sealed names. */
const clock = handClock(new Date('2026-11-24T04:00:00.000Z'));
let gate: WechatGateway;
beforeAll(async () => {
  gate = await openWechatGate(clock);
}, 60_000);
afterAll(() => gate.close());

const start = async (device: PayerDevice, openId?: string) => {
  const tradeNo = randomUUID();
  const { cashierUrl } = await gate.rail.startTrade({
    tradeNo,
    amountFen: 5_800,
    title: '双人面套餐',
    cityId: 'town',
    returnPath: '/orders/1',
    payBy: new Date(clock.now().getTime() + 900_000),
    payer: { device, ip: '203.0.113.9', ...(openId !== undefined && { openId }) },
  });
  return { tradeNo, cashierUrl };
};
const certificatesAsked = () => gate.asked('/v3/certificates');

describe('the cashier', () => {
  it('of a phone is a page of WeChat that comes back to the order', async () => {
    const { cashierUrl } = await start('phone');
    const url = new URL(cashierUrl);
    expect(url.origin).toBe('https://wx.example');
    const back = 'https://arrival.example/orders/1';
    expect(url.searchParams.get('redirect_url')).toBe(back);
  });

  it('of a desk is a code', async () => {
    expect((await start('desk')).cashierUrl).toMatch(/^code:weixin:\/\/wxpay\//);
  });

  it('inside WeChat is opened by a page with what we signed', async () => {
    const { cashierUrl } = await start('wechat', 'o-lin');
    const [path, said = ''] = cashierUrl.split('#');
    expect(path).toBe('/cashier/wechat');
    const read: unknown = JSON.parse(Buffer.from(said, 'base64url').toString());
    expect(read).toMatchObject({
      returnPath: '/orders/1',
      pay: { signType: 'RSA', package: expect.stringContaining('prepay_id=') },
    });
    expect(gate.isPaySigned(read)).toBe(true);
  });
});

describe('the keys', () => {
  it('are asked for once, and again when the rail signs with another', async () => {
    const { tradeNo } = await start('desk');
    const before = certificatesAsked();
    await gate.rail.queryTrade(tradeNo);
    expect(certificatesAsked()).toBe(before);
    clock.add(60_000);
    gate.rotate();
    await gate.rail.queryTrade(tradeNo);
    expect(certificatesAsked()).toBe(before + 1);
  });

  it('are not asked for by whoever invents serials', async () => {
    const { tradeNo } = await start('desk');
    await gate.pay(tradeNo);
    const before = certificatesAsked();
    for (let tries = 0; tries < 5; tries += 1) {
      const { body, headers } = await gate.notice(tradeNo, { forged: true });
      const invented = { ...headers, 'wechatpay-serial': `FA4E${tries}` };
      expect(await gate.rail.hear({ body, headers: invented })).toBeUndefined();
    }
    expect(certificatesAsked() - before).toBeLessThanOrEqual(1);
  });

  it('are good until their own last day, and not after it', async () => {
    const { tradeNo } = await start('desk');
    await gate.pay(tradeNo);
    const now = clock.now().getTime();
    clock.set(new Date(now + 299 * dayMs));
    expect(await gate.rail.hear(await gate.notice(tradeNo))).toBeDefined();
    clock.set(new Date(now + 301 * dayMs));
    const late = await gate.notice(tradeNo);
    expect(await gate.rail.hear(late)).toBeUndefined();
    clock.set(new Date(now));
  });

  it('seal the names of receivers for the rail alone', async () => {
    const { tradeNo } = await start('desk');
    await gate.pay(tradeNo);
    clock.add(60_000);
    await gate.rail.shareTrade({
      shareNo: randomUUID(),
      tradeNo,
      receivers: [{ account: gate.account(), amountFen: 100, name: '码头面馆' }],
      finish: false,
    });
    expect(gate.names).toEqual(['码头面馆']);
  });
});

describe('what is not as it was told', () => {
  it('is no bill', async () => {
    const { tradeNo } = await start('desk');
    await gate.pay(tradeNo);
    gate.breakFiles(true);
    await expect(gate.rail.dayBill('2026-11-24')).rejects.toThrow('not what was told');
    gate.breakFiles(false);
    expect(await gate.rail.dayBill('2026-11-24')).not.toEqual([]);
  });

  it('is no notice, though it is signed: a seal that was broken', async () => {
    const { tradeNo } = await start('desk');
    await gate.pay(tradeNo);
    const notice = await gate.notice(tradeNo, { unsealed: true });
    await expect(gate.rail.hear(notice)).rejects.toThrow('authenticate');
  });
});

it('says in its own words whether a notice was taken', () => {
  expect(gate.rail.reply(true)).toMatchObject({ status: 204, body: '' });
  expect(gate.rail.reply(false)).toMatchObject({ status: 401 });
});

it('waits for no answer without a limit', async () => {
  const signals: unknown[] = [];
  const silent = gate.railOver((_url, init) => {
    signals.push(init?.signal);
    return Promise.reject(new Error('nobody answers'));
  });
  await expect(silent.queryTrade(randomUUID())).rejects.toThrow('nobody answers');
  expect(signals).toEqual([expect.any(AbortSignal)]);
});
