import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readOrder } from '#contract/order.ts';
import { checkPayment, listRails, refundOrder, startPayment } from '#contract/payment.ts';
import type { PaymentView } from '#contract/payment.ts';
import type { RawNotice } from '#flywheel/payment/rail.ts';
import { openAlipayGate } from '../gateways/alipay-gateway.ts';
import type { Gate } from '../gateways/gate.ts';
import { openWechatGate } from '../gateways/wechat-gateway.ts';
import { expectLaws } from '../laws.ts';
import { city, openTown } from '../town.ts';
import type { Town } from '../town.ts';
import { liveOffer, order, vouchersOf } from '../wheel.ts';

/** From an order to its voucher and back over rails that sign. */
let town: Town;
let meal = '';
const gates: Partial<Record<'wechat' | 'alipay', Gate>> = {};
beforeAll(async () => {
  town = await openTown({
    rails: async (clock) => {
      gates.wechat = await openWechatGate(clock);
      gates.alipay = await openAlipayGate(clock);
      return { wechat: gates.wechat.rail, alipay: gates.alipay.rail };
    },
  });
  meal = await liveOffer(town);
}, 60_000);
// What a test leaves open lapses, so that nobody holds too many orders.
afterEach(async () => {
  town.clock.add(16 * 60_000);
  await town.server.tick();
});
afterAll(async () => {
  await expectLaws(town);
  await town.close();
  for (const gate of Object.values(gates)) await gate.close();
});

const place = () => order(town, 'lin', { kind: 'package', offerId: meal, count: 1 });
const startAsked = (orderId: string, rail: PaymentView['rail']) =>
  ({ city, order: orderId, rail, device: 'wechat', returnPath: '/orders/1' }) as const;
const state = async (orderId: string) =>
  (await town.as('lin')(readOrder, { city, order: orderId })).state;

it('offers every rail that has keys', async () => {
  const { items } = await town.as(null)(listRails, { city });
  expect(items).toEqual(['sandbox', 'wechat', 'alipay']);
});

it('refuses a rail that has none', async () => {
  const { rails } = town.server.work.outside;
  const { alipay } = rails;
  if (!alipay) throw new Error('the town has this rail');
  delete rails.alipay;
  const { id } = await place();
  const answer = await town.caller('lin')(startPayment, startAsked(id, 'alipay'));
  expect(answer).toMatchObject({ status: 503, refusal: 'rail_not_answering' });
  rails.alipay = alipay;
});

describe.each(['wechat', 'alipay'] as const)('over %s', (name) => {
  const gate = (): Gate => {
    const found = gates[name];
    if (!found) throw new Error('the gate is open before the tests');
    return found;
  };
  const start = async () => {
    const { id } = await place();
    const payment = await town.as('lin')(startPayment, startAsked(id, name));
    return { orderId: id, tradeNo: payment.id };
  };
  const post = async ({ headers, body }: RawNotice, to = city) => {
    const path = `/api/cities/${to}/payment-notices/${name}`;
    const sent = Object.entries(headers).filter(([, value]) => value !== undefined);
    const answer = await fetch(town.server.address + path, {
      method: 'POST',
      headers: sent.map(([header, value]) => [header, value ?? '']),
      body,
    });
    return { status: answer.status, body: await answer.text() };
  };
  const taken = () => gate().rail.reply(true).status;
  const notTaken = () => gate().rail.reply(false).status;

  it('an order is issued when the rail tells, however often it tells', async () => {
    const { orderId, tradeNo } = await start();
    await gate().pay(tradeNo);
    const notice = await gate().notice(tradeNo);
    const answers = await Promise.all(Array.from({ length: 6 }, () => post(notice)));
    for (const { status } of answers) expect(status).toBe(taken());
    expect((await post(await gate().notice(tradeNo))).status).toBe(taken());
    expect((await post(await gate().notice(tradeNo, { outcome: 'closed' }))).status).toBe(
      taken(),
    );
    expect(await state(orderId)).toBe('issued');
    expect(await vouchersOf(town, 'lin', orderId)).toHaveLength(1);
  });

  it.each([
    ['of another amount', { amountFen: 5_799 }],
    ['signed by somebody else', { forged: true }],
    ['changed on its way', { touched: true }],
    ['of long ago', { at: new Date('2026-11-24T03:00:00.000Z') }],
  ])('a notice %s moves nothing', async (_how, changes) => {
    const { orderId, tradeNo } = await start();
    await gate().pay(tradeNo);
    expect((await post(await gate().notice(tradeNo, changes))).status).toBe(notTaken());
    expect(await state(orderId)).toBe('awaiting_payment');
  });

  it('a notice for another city, or of no payment, is told again later', async () => {
    const { tradeNo } = await start();
    await gate().pay(tradeNo);
    const notice = await gate().notice(tradeNo);
    expect((await post(notice, 'nowhere')).status).toBe(notTaken());
    expect((await post(notice)).status).toBe(taken());
  });

  it('a payment that nobody told of is found by asking', async () => {
    const { orderId, tradeNo } = await start();
    await gate().pay(tradeNo);
    town.clock.add(61_000);
    await town.server.tick();
    expect(await state(orderId)).toBe('issued');
  });

  it('a payment of another amount is never taken, whoever asks', async () => {
    const { orderId, tradeNo } = await start();
    await gate().pay(tradeNo, 1);
    town.clock.add(61_000);
    await town.server.tick();
    const asked = { city, order: orderId };
    expect(await town.as('lin')(checkPayment, asked)).toMatchObject({ state: 'unknown' });
    expect(await state(orderId)).toBe('awaiting_payment');
  });

  it('what is unused goes back, once, though the answer was lost', async () => {
    const { orderId, tradeNo } = await start();
    await gate().pay(tradeNo);
    await post(await gate().notice(tradeNo));
    await town.as('lin')(refundOrder, { city, order: orderId });
    gate().trouble('lost');
    await town.server.tick();
    expect(await state(orderId)).toBe('issued');
    town.clock.add(3_600_000);
    await town.server.tick();
    expect(await state(orderId)).toBe('closed');
    const bill = await gate().rail.dayBill('2026-11-24');
    const [refund] = await town.sql<{ id: string }>(
      'select id from refund where order_id = $1',
      [orderId],
    );
    expect(bill.filter(({ ourNo }) => ourNo === refund?.id)).toHaveLength(1);
  });

  it('whoever chooses another rail leaves the first, unless they have paid', async () => {
    const { orderId, tradeNo } = await start();
    const other = await town.as('lin')(startPayment, startAsked(orderId, 'sandbox'));
    expect(other.rail).toBe('sandbox');
    expect(await gate().rail.queryTrade(tradeNo)).toMatchObject({ outcome: 'closed' });
    const second = await start();
    await gate().pay(second.tradeNo);
    const late = startAsked(second.orderId, 'sandbox');
    expect(await town.caller('lin')(startPayment, late)).toMatchObject({
      refusal: 'rail_not_answering',
    });
  });
});
