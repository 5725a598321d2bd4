import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOrder } from '#contract/order.ts';
import {
  checkPayment,
  listRefunds,
  receiveNotice,
  refundOrder,
  startPayment,
} from '#contract/payment.ts';
import type { PaymentView } from '#contract/payment.ts';
import { cancelOrder } from '#contract/order.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, liveOffer, order, payAt, vouchersOf } from '#server/test/wheel.ts';
import { expectLaws } from '#server/test/laws.ts';
import { signatureOf } from './sandbox.ts';
import type { SandboxNotice } from './sandbox.ts';

let town: Town;
let meal = '';
beforeAll(async () => {
  town = await openTown();
  meal = await liveOffer(town);
}, 60_000);
afterAll(async () => {
  await expectLaws(town);
  await town.close();
});

const secret = 'a secret for tests that nobody else has';
const place = (offerId = meal) =>
  order(town, 'lin', { kind: 'package', offerId, count: 1 });
const start = (orderId: string) =>
  town.as('lin')(startPayment, { city, order: orderId, rail: 'sandbox', returnPath: '/' });
const read = (orderId: string) => town.as('lin')(readOrder, { city, order: orderId });
const check = (orderId: string) =>
  town.caller('lin')(checkPayment, { city, order: orderId });

/** What the rail would send of a payment, with changes that it would sign, too. */
const noticeOf = (
  payment: PaymentView,
  changes: Partial<SandboxNotice> = {},
): SandboxNotice => {
  const unsigned = {
    noticeId: crypto.randomUUID(),
    tradeNo: payment.id,
    outcome: 'paid' as const,
    amountFen: payment.amountFen,
    at: town.clock.now().toISOString(),
    ...changes,
  };
  return { ...unsigned, signature: signatureOf(secret, unsigned) };
};
const send = (notice: SandboxNotice) =>
  town.caller(null)(receiveNotice, { city, rail: 'sandbox', ...notice });
const paidTimes = async (payment: PaymentView) => {
  const rows = await town.sql(
    "select 1 from entry where kind = 'payment' and subject_id = $1",
    [payment.id],
  );
  return rows.length;
};

describe('a notice', () => {
  it('that anybody else signed is forged', async () => {
    const { id } = await place();
    const payment = await start(id);
    const good = noticeOf(payment);
    const forged = [
      { ...good, signature: 'x'.repeat(64) },
      { ...good, signature: signatureOf('another secret', good) },
      { ...good, amountFen: 1 },
      { ...good, outcome: 'closed' as const },
    ];
    for (const notice of forged)
      expect(await send(notice)).toMatchObject({ status: 401, refusal: 'notice_forged' });
    expect((await read(id)).state).toBe('awaiting_payment');
    await town.as('lin')(cancelOrder, { city, order: id });
  });

  it('of another amount or of no payment of ours moves nothing', async () => {
    const { id } = await place();
    const payment = await start(id);
    expect(await send(noticeOf(payment, { amountFen: 5_799 }))).toMatchObject({
      refusal: 'notice_contradicts',
      facts: { expectedFen: 5_800, noticedFen: 5_799 },
    });
    const tradeNo = crypto.randomUUID();
    expect(await send(noticeOf(payment, { tradeNo }))).toMatchObject({
      refusal: 'payment_not_found',
    });
    expect((await read(id)).state).toBe('awaiting_payment');
    await town.as('lin')(cancelOrder, { city, order: id });
  });

  it('may come twice, at once, and again under another name', async () => {
    const { id } = await place();
    const payment = await start(id);
    await fetch(`${town.server.address}/sandbox/cashier/${payment.id}/pay_silently`, {
      method: 'POST',
      redirect: 'manual',
    });
    const notice = noticeOf(payment);
    const copies = Array.from({ length: 10 }, () => send(notice));
    const others = [send(noticeOf(payment)), send(noticeOf(payment))];
    for (const answer of await Promise.all([...copies, ...others]))
      expect(answer).toMatchObject({ ok: true, value: { received: true } });
    expect(await paidTimes(payment)).toBe(1);
    expect(await vouchersOf(town, 'lin', id)).toHaveLength(1);
  });

  it.each([
    [['closed', 'paid']],
    [['paid', 'closed']],
    [['closed', 'paid', 'closed', 'paid']],
  ] as const)('in the order %j ends in one paid order', async (outcomes) => {
    const { id } = await place();
    const payment = await start(id);
    await fetch(`${town.server.address}/sandbox/cashier/${payment.id}/pay_silently`, {
      method: 'POST',
      redirect: 'manual',
    });
    for (const outcome of outcomes) await send(noticeOf(payment, { outcome }));
    expect((await read(id)).state).toBe('issued');
    expect(await paidTimes(payment)).toBe(1);
  });

  it.each(['pay_late', 'pay_twice'] as const)(
    'is sent by a rail that will %s',
    async (how) => {
      const { id } = await place();
      await payAt(town, 'lin', id, how);
      await town.server.tick();
      town.clock.add(31_000);
      await town.server.tick();
      expect((await read(id)).state).toBe('issued');
      expect(await vouchersOf(town, 'lin', id)).toHaveLength(1);
    },
  );
});

describe('a notice that never comes', () => {
  it('is made up for by asking, when the customer wants to know', async () => {
    const { id } = await place();
    expect(await check(id)).toMatchObject({ refusal: 'payment_not_found' });
    await payAt(town, 'lin', id, 'pay_silently');
    expect(await check(id)).toMatchObject({ ok: true, value: { state: 'paid' } });
    expect((await read(id)).state).toBe('issued');
  });

  it('and by asking after a minute, when nobody does', async () => {
    const { id } = await place();
    await payAt(town, 'lin', id, 'pay_silently');
    town.clock.add(61_000);
    await town.server.tick();
    expect((await read(id)).state).toBe('issued');
  });

  it('is waited for when the rail does not answer either', async () => {
    const { id } = await place();
    await payAt(town, 'lin', id, 'pay_silently');
    const { rails } = town.server.work.outside;
    const { sandbox } = rails;
    if (!sandbox) throw new Error('the town has a sandbox rail');
    rails.sandbox = { ...sandbox, queryTrade: () => Promise.reject(new Error('no line')) };
    expect(await check(id)).toMatchObject({ status: 503, refusal: 'rail_not_answering' });
    rails.sandbox = sandbox;
    expect(await check(id)).toMatchObject({ ok: true, value: { state: 'paid' } });
  });
});

describe('money that comes too late', () => {
  const lapse = async (offerId: string) => {
    const placed = await place(offerId);
    const payment = await start(placed.id);
    town.clock.add(16 * 60_000);
    await town.server.tick();
    expect((await read(placed.id)).state).toBe('cancelled');
    await fetch(`${town.server.address}/sandbox/cashier/${payment.id}/pay`, {
      method: 'POST',
      redirect: 'manual',
    });
    return placed.id;
  };

  it('still buys what is still there', async () => {
    const id = await lapse(await liveOffer(town, { stock: 1 }));
    await town.server.tick();
    expect(await read(id)).toMatchObject({ state: 'issued', refundedFen: 0 });
    expect(await vouchersOf(town, 'lin', id)).toHaveLength(1);
  });

  it('goes back by itself when somebody else has it now', async () => {
    const offerId = await liveOffer(town, { stock: 1 });
    const id = await lapse(offerId);
    await buy(town, 'mei', offerId);
    await town.server.tick();
    const refunds = await town.as('lin')(listRefunds, { city, order: id });
    expect(refunds.items).toMatchObject([
      { amountFen: 5_800, reason: 'paid_too_late', state: 'refunded' },
    ]);
    expect(await vouchersOf(town, 'lin', id)).toEqual([]);
  });
});

describe('a refund', () => {
  it('is given once', async () => {
    const [voucher] = await buy(town, 'lin', meal);
    const asked = { city, order: voucher?.orderId ?? '' };
    await town.as('lin')(refundOrder, asked);
    expect(await town.caller('lin')(refundOrder, asked)).toMatchObject({
      refusal: 'nothing_to_refund',
    });
  });

  it('is given once to ten hands at once', async () => {
    const [voucher] = await buy(town, 'lin', meal);
    const asked = { city, order: voucher?.orderId ?? '' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => town.caller('lin')(refundOrder, asked)),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    await town.server.tick();
    expect(await read(asked.order)).toMatchObject({ state: 'closed', refundedFen: 5_800 });
  });

  it('starts by itself when a voucher lapses, and puts the stock back', async () => {
    const offerId = await liveOffer(town, { stock: 1, validDays: 1 });
    const [voucher] = await buy(town, 'lin', offerId);
    town.clock.add(86_400_000 + 1);
    await town.server.tick();
    const { orderId = '' } = voucher ?? {};
    const refunds = await town.as('lin')(listRefunds, { city, order: orderId });
    expect(refunds.items).toMatchObject([{ reason: 'expired', amountFen: 5_800 }]);
    expect(await read(orderId)).toMatchObject({ state: 'closed', refundedFen: 5_800 });
    expect(await town.sql('select stock_left from offer where id = $1', [offerId])).toEqual(
      [{ stock_left: 1 }],
    );
  });
});
