import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handClock } from '#kit/clock.ts';
import { unzip } from '#flywheel/payment/alipay/zip.ts';
import type { PayerDevice } from '#contract/payment.ts';
import { openAlipayGate } from './alipay-gateway.ts';
import { alipayBill } from './alipay-bills.ts';
import type { AlipayGateway } from './alipay-gateway.ts';

/** What only Alipay has: its own pages, a form for a notice, a zip for a bill. */
const clock = handClock(new Date('2026-11-24T04:00:00.000Z'));
let gate: AlipayGateway;
beforeAll(async () => {
  gate = await openAlipayGate(clock);
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

describe('the cashier', () => {
  it.each(['phone', 'desk'] as const)(
    'of a %s is a page that we signed',
    async (device) => {
      const { tradeNo, cashierUrl } = await start(device);
      // Nobody has opened it: the rail knows no trade yet.
      expect(await gate.rail.queryTrade(tradeNo)).toBeUndefined();
      await gate.visit(cashierUrl);
      expect(await gate.rail.queryTrade(tradeNo)).toMatchObject({ outcome: 'open' });
      const back = new URL(cashierUrl).searchParams.get('return_url');
      expect(back).toBe('https://arrival.example/orders/1');
    },
  );

  it('whose address was changed opens nothing', async () => {
    const { tradeNo, cashierUrl } = await start('phone');
    await gate.visit(cashierUrl.replace('58.00', '0.01'));
    expect(await gate.rail.queryTrade(tradeNo)).toBeUndefined();
  });

  it('inside WeChat is a code, and the app is handed an order or a trade', async () => {
    expect((await start('wechat')).cashierUrl).toMatch(/^code:https:\/\/qr\.example\//);
    expect((await start('app')).cashierUrl).toContain('alipay.trade.app.pay');
    expect((await start('app', 'o-lin')).cashierUrl).toMatch(/^rail-of-/);
  });
});

describe('a notice', () => {
  const changed = async (changes: Record<string, string>) => {
    const { tradeNo } = await start('wechat');
    await gate.pay(tradeNo);
    const { body } = await gate.notice(tradeNo);
    const fields = { ...Object.fromEntries(new URLSearchParams(body)), ...changes };
    return gate.rail.hear({ headers: {}, body: new URLSearchParams(fields).toString() });
  };

  it('names a way of signing, and only the strong one is believed', async () => {
    expect(await changed({})).toMatchObject({ about: 'trade' });
    expect(await changed({ sign_type: 'RSA' })).toBeUndefined();
    expect(await changed({ sign: '' })).toBeUndefined();
  });

  it('for another merchant is none of ours', async () => {
    expect(await changed({ app_id: '2021000000000002' })).toBeUndefined();
  });
});

describe('the zip of a bill', () => {
  const line = {
    kind: 'trade',
    ourNo: randomUUID(),
    amountFen: 1,
    at: '2026-11-24',
  } as const;
  const packed = () =>
    alipayBill([{ ...line, at: clock.now().toISOString() }], 'trade') ?? Buffer.alloc(0);

  it('holds its files whole', () => {
    const [first] = unzip(packed());
    expect(new TextDecoder('gb18030').decode(first)).toContain('业务明细列表');
  });

  it('is refused where a byte was changed, or where it is none', () => {
    const touched = packed();
    touched[60] = (touched[60] ?? 0) ^ 1;
    expect(() => unzip(touched)).toThrow(/zip|invalid|incorrect/);
    expect(() => unzip(Buffer.from('<html>expired</html>'))).toThrow('not a zip');
  });
});

it('says in its own words whether a notice was taken', () => {
  expect(gate.rail.reply(true)).toMatchObject({ body: 'success' });
  expect(gate.rail.reply(false)).toMatchObject({ body: 'failure' });
});
