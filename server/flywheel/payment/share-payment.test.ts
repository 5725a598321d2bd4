import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayMs } from '#contract/kit/time.ts';
import { refundOrder } from '#contract/payment.ts';
import { inWork, system } from '#kit/work.ts';
import type { AnyWork } from '#kit/work.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { liveOffer, order, payAt } from '#server/test/wheel.ts';
import { expectLaws } from '#server/test/laws.ts';
import { returnShare } from './return-share.ts';
import { sharePayment } from './share-payment.ts';
import { transferMoney } from './transfer-money.ts';

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

const inTown = <T>(act: (work: AnyWork) => Promise<T>): Promise<T> =>
  inWork(town.server.work, { cityId: city, actor: system }, act);
const shop = 'merchant:noodles';

/** An order of two meals at 58 yuan, paid a minute ago. */
const paid = async () => {
  const basket = { kind: 'package', offerId: meal, count: 2 } as const;
  const { id: orderId } = await order(town, 'lin', basket);
  const paymentId = await payAt(town, 'lin', orderId);
  await town.server.tick();
  town.clock.add(60_000);
  return { orderId, paymentId };
};
const share = (paymentId: string, amountFen: number, changes: object = {}) =>
  inTown((work) =>
    sharePayment(work, {
      shareNo: crypto.randomUUID(),
      paymentId,
      receivers: [{ account: shop, amountFen }],
      finish: false,
      ...changes,
    }),
  );
const done = { outcome: 'done' };
const refused = (why: string) => ({ outcome: 'refused', why });

describe('what the rail holds of a payment', () => {
  it('is shared once under one number, however often it is asked', async () => {
    const { paymentId } = await paid();
    const shareNo = crypto.randomUUID();
    const asks = Array.from({ length: 5 }, () => share(paymentId, 11_600, { shareNo }));
    for (const answer of await Promise.all(asks)) expect(answer).toEqual(done);
    expect(await share(paymentId, 1)).toEqual(refused('over_ceiling'));
    await expect(share(paymentId, 1, { shareNo })).rejects.toThrow('one thing');
  });

  it('is never shared twice by two at once', async () => {
    const { paymentId } = await paid();
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => share(paymentId, 5_800)),
    );
    expect(answers.filter(({ outcome }) => outcome === 'done')).toHaveLength(2);
  });

  it('waits a minute, and is let go of after the last share', async () => {
    const { paymentId } = await paid();
    town.clock.add(-1);
    expect(await share(paymentId, 100)).toEqual(refused('too_soon'));
    town.clock.add(1);
    expect(await share(paymentId, 100, { finish: true })).toEqual(done);
    expect(await share(paymentId, 100)).toEqual(refused('released'));
  });

  it('is refunded after it was shared: what is missing comes back first', async () => {
    const { orderId, paymentId } = await paid();
    const shareNo = crypto.randomUUID();
    expect(await share(paymentId, 7_000, { shareNo })).toEqual(done);
    await town.as('lin')(refundOrder, { city, order: orderId });
    await hours(1);
    expect(await refundsOf(orderId)).toEqual([5_800, 5_800]);
    expect(await returnsOf(shareNo)).toEqual([5_800, 1_200]);
  });

  it('is given back to nobody while its receiver does not give it back', async () => {
    const { orderId, paymentId } = await paid();
    const shareNo = crypto.randomUUID();
    const receivers = [{ account: 'shop~slow', amountFen: 11_600 }];
    expect(await share(paymentId, 0, { shareNo, receivers })).toEqual({
      outcome: 'processing',
    });
    town.clock.add(60_000);
    expect(await share(paymentId, 0, { shareNo, receivers })).toEqual(done);
    await town.as('lin')(refundOrder, { city, order: orderId });
    await town.server.tick();
    expect(await refundsOf(orderId)).toEqual([0, 0]);
    await hours(4);
    expect(await refundsOf(orderId)).toEqual([5_800, 5_800]);
    expect(await returnsOf(shareNo)).toEqual([5_800, 5_800]);
  });
});

/** So many hours pass, and what is due in each is done. */
const hours = async (count: number) => {
  for (let hour = 0; hour <= count; hour += 1) {
    await town.server.tick();
    town.clock.add(3_600_000);
  }
};
const returnsOf = async (shareNo: string) =>
  (
    await town.sql<{ fen: number }>(
      `select amount_fen as fen from rail_move where share_id = $1 and state = 'done'
       order by 1 desc`,
      [shareNo],
    )
  ).map(({ fen }) => fen);

/** The order's refunds, smallest done first: the rail gave back one, or both, or none. */
const refundsOf = async (orderId: string) =>
  (
    await town.sql<{ fen: number }>(
      `select case state when 'refunded' then amount_fen else 0 end as fen from refund
       where order_id = $1 order by 1 desc`,
      [orderId],
    )
  ).map(({ fen }) => fen);

describe('a receiver', () => {
  it('gives back at most what it got, within 180 days', async () => {
    const { paymentId } = await paid();
    const shareNo = crypto.randomUUID();
    await share(paymentId, 1_000, { shareNo });
    const back = (amountFen: number, account = shop) =>
      inTown((work) =>
        returnShare(work, { returnNo: crypto.randomUUID(), shareNo, account, amountFen }),
      );
    expect(await back(400)).toEqual(done);
    expect(await back(601)).toEqual(refused('more_than_shared'));
    expect(await back(1, 'somebody else')).toEqual(refused('more_than_shared'));
    const midnight = town.clock.now().getTime();
    town.clock.add(180 * dayMs);
    expect(await back(1)).toEqual(refused('return_too_late'));
    expect(await share(paymentId, 1)).toEqual(refused('released'));
    town.clock.add(midnight - town.clock.now().getTime());
  });

  it('may be slow, or take nothing', async () => {
    const { paymentId } = await paid();
    const transferNo = crypto.randomUUID();
    const asked = { rail: 'sandbox', transferNo, amountFen: 300, title: '补贴' } as const;
    const pay = (account: string, changes: object = {}) =>
      inTown((work) => transferMoney(work, { ...asked, account, ...changes }));
    const other = { transferNo: crypto.randomUUID() };
    expect(await pay('shop~refuses', other)).toEqual(refused('receiver_refused'));
    expect(await pay('shop~slow')).toEqual({ outcome: 'processing' });
    town.clock.add(60_000);
    expect(await pay('shop~slow')).toEqual(done);
    const receivers = [{ account: 'shop~refuses', amountFen: 1 }];
    expect(await share(paymentId, 0, { receivers })).toEqual(refused('receiver_refused'));
  });

  it('is paid later where the rail does not answer', async () => {
    const { paymentId } = await paid();
    const shareNo = crypto.randomUUID();
    const { rails } = town.server.work.outside;
    const { sandbox } = rails;
    if (!sandbox) throw new Error('the town has a sandbox rail');
    rails.sandbox = { ...sandbox, shareTrade: () => Promise.reject(new Error('no line')) };
    expect(await share(paymentId, 100, { shareNo })).toEqual({ outcome: 'unknown' });
    delete rails.sandbox;
    expect(await share(paymentId, 100, { shareNo })).toEqual(refused('not_offered'));
    rails.sandbox = sandbox;
    expect(await share(paymentId, 100, { shareNo })).toEqual(done);
  });
});

describe("the day's bill", () => {
  it('names each movement of the day in China by our number', async () => {
    const { orderId, paymentId } = await paid();
    const shareNo = crypto.randomUUID();
    await share(paymentId, 700, { shareNo });
    await town.as('lin')(refundOrder, { city, order: orderId });
    await town.server.tick();
    const { sandbox } = town.server.work.outside.rails;
    const now = town.clock.now().getTime();
    const day = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
    const bill = (await sandbox?.dayBill(day(now))) ?? [];
    const of = (ourNo: string) => bill.filter((line) => line.ourNo === ourNo);
    expect(of(paymentId)).toMatchObject([{ kind: 'trade', amountFen: 11_600 }]);
    expect(of(shareNo)).toMatchObject([{ kind: 'share', amountFen: 700 }]);
    expect(bill.filter(({ kind }) => kind === 'refund').length).toBeGreaterThan(0);
    expect(await sandbox?.dayBill(day(now - 400 * dayMs))).toEqual([]);
  });
});
