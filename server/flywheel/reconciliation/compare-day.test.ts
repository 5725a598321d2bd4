import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '#contract/kit/time.ts';
import { refundOrder } from '#contract/payment.ts';
import {
  closeDifference,
  listDifferences,
  listRailDays,
  takeDifference,
} from '#contract/reconciliation.ts';
import { readOrder } from '#contract/order.ts';
import type { BillLine, Rail } from '#flywheel/payment/rail.ts';
import { sharePayment } from '#flywheel/payment/share-payment.ts';
import { inWork, system } from '#kit/work.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { expectLaws } from '#server/test/laws.ts';
import { liveOffer, order, payAt } from '#server/test/wheel.ts';
import { chinaDay } from './reconciliation.ts';

let town: Town;
let meal = '';
let sandbox: Rail;
beforeAll(async () => {
  town = await openTown();
  meal = await liveOffer(town, { validDays: 90 });
  const found = town.server.work.outside.rails.sandbox;
  if (!found) throw new Error('the town has a sandbox rail');
  sandbox = found;
}, 60_000);
beforeEach(async () => {
  town.server.work.outside.rails.sandbox = sandbox;
  // Each test has a day of its own, whose bill nobody has asked for.
  await nextMorning();
});
afterAll(async () => {
  await expectLaws(town);
  await town.close();
});

/** To ten in the morning in China, of the day after today's; what is due is done. */
const nextMorning = async () => {
  const now = town.clock.now().getTime();
  const midnight = Math.floor((now + 8 * hourMs) / dayMs + 1) * dayMs - 8 * hourMs;
  town.clock.set(new Date(midnight + 10 * hourMs));
  await town.server.tick();
};
const today = () => chinaDay(town.clock.now());

const paid = async (manner = 'pay') => {
  const basket = { kind: 'package', offerId: meal, count: 1 } as const;
  const { id: orderId } = await order(town, 'lin', basket);
  const paymentId = await payAt(town, 'lin', orderId, manner);
  await town.server.tick();
  return { orderId, paymentId };
};

/** The rail's bill says this instead; the rail itself stays as it is. */
const billSays = (change: (lines: BillLine[], day: string) => BillLine[]): void => {
  town.server.work.outside.rails.sandbox = {
    ...sandbox,
    dayBill: async (day) => change(await sandbox.dayBill(day), day),
  };
};
const differences = async (changes = {}) =>
  (await town.as('xu')(listDifferences, { city, limit: 100, ...changes })).items;
const ofNumber = async (ourNo: string) =>
  (await differences()).filter((each) => each.ourNo === ourNo);
const dayOf = async (day: string) =>
  (await town.as('xu')(listRailDays, { city, rail: 'sandbox', limit: 100 })).items.find(
    (each) => each.day === day,
  );

describe('a day without difference', () => {
  it('is counted on both sides, shares and refunds as well', async () => {
    const day = today();
    const one = await paid();
    const other = await paid();
    town.clock.add(60_000);
    await inWork(town.server.work, { cityId: city, actor: system }, (work) =>
      sharePayment(work, {
        shareNo: crypto.randomUUID(),
        paymentId: one.paymentId,
        receivers: [
          { account: 'shop', amountFen: 5_000 },
          { account: 'creator', amountFen: 100 },
        ],
        finish: false,
      }),
    );
    await town.as('lin')(refundOrder, { city, order: other.orderId });
    await town.server.tick();
    await nextMorning();
    expect(await dayOf(day)).toMatchObject({
      state: 'compared',
      differences: 0,
      counts: {
        trade: { theirs: 2, theirFen: 11_600, ours: 2, ourFen: 11_600 },
        refund: { theirs: 1, theirFen: 5_800, ours: 1, ourFen: 5_800 },
        share: { theirs: 1, theirFen: 5_100, ours: 1, ourFen: 5_100 },
      },
    });
  });

  it('is not compared before the bill can be there', async () => {
    const day = today();
    await paid();
    await town.server.tick();
    expect(await dayOf(day)).toBeUndefined();
  });
});

describe('what differs', () => {
  it('is missing here: the bill knows a number that nobody gave it', async () => {
    const day = today();
    const ourNo = crypto.randomUUID();
    const at = town.clock.now().toISOString();
    const line = { kind: 'transfer', ourNo, amountFen: 700, at } as const;
    billSays((lines, of) => (of === day ? [...lines, line] : lines));
    await paid();
    await nextMorning();
    expect(await ofNumber(ourNo)).toMatchObject([
      { problem: 'missing_here', day, ourFen: null, theirFen: 700, ownerName: 'xu' },
    ]);
    expect(await dayOf(day)).toMatchObject({ differences: 1, openDifferences: 1 });
  });

  it('is missing there, until the next bill brings it', async () => {
    const day = today();
    const { paymentId } = await paid();
    let kept: BillLine[] = [];
    billSays((lines, of) => {
      if (of !== day) return [...lines, ...kept];
      kept = lines.filter(({ ourNo }) => ourNo === paymentId);
      return lines.filter(({ ourNo }) => ourNo !== paymentId);
    });
    await nextMorning();
    expect(await ofNumber(paymentId)).toMatchObject([
      { problem: 'missing_there', ourFen: 5_800, theirFen: null, closedAt: null },
    ]);
    await nextMorning();
    expect(await ofNumber(paymentId)).toMatchObject([
      { problem: 'missing_there', closedHow: 'resolved', note: null },
    ]);
  });

  it('is another amount', async () => {
    const { paymentId } = await paid();
    billSays((lines) =>
      lines.map((line) =>
        line.ourNo === paymentId ? { ...line, amountFen: 5_799 } : line,
      ),
    );
    await nextMorning();
    expect(await ofNumber(paymentId)).toMatchObject([
      { problem: 'amount_differs', ourFen: 5_800, theirFen: 5_799 },
    ]);
  });

  it('is done there and not here, until it is done here as well', async () => {
    const { orderId } = await paid();
    town.server.work.outside.rails.sandbox = {
      ...sandbox,
      // Done, but the answer never comes.
      refundTrade: async (asked) => {
        await sandbox.refundTrade(asked);
        throw new Error('no line');
      },
    };
    await town.as('lin')(refundOrder, { city, order: orderId });
    await town.server.tick();
    await nextMorning();
    const [refund] = await town.sql<{ id: string }>(
      'select id from refund where order_id = $1',
      [orderId],
    );
    const ourNo = refund?.id ?? '';
    expect(await ofNumber(ourNo)).toMatchObject([
      { problem: 'state_differs', ourState: 'refunding', closedAt: null },
    ]);
    town.server.work.outside.rails.sandbox = sandbox;
    await nextMorning();
    town.clock.add(hourMs);
    await town.server.tick();
    expect(await ofNumber(ourNo)).toMatchObject([{ closedHow: 'resolved' }]);
  });
});

describe('money that only the bill knows', () => {
  it('is asked about and taken for what it is', async () => {
    const basket = { kind: 'package', offerId: meal, count: 1 } as const;
    const { id: orderId } = await order(town, 'lin', basket);
    town.server.work.outside.rails.sandbox = {
      ...sandbox,
      queryTrade: () => Promise.resolve({ outcome: 'closed', amountFen: 0 }),
    };
    const paymentId = await payAt(town, 'lin', orderId, 'pay_silently');
    town.clock.add(61_000);
    await town.server.tick();
    town.server.work.outside.rails.sandbox = sandbox;
    const state = () => town.as('lin')(readOrder, { city, order: orderId });
    expect((await state()).state).not.toBe('issued');
    await nextMorning();
    expect(await ofNumber(paymentId)).toEqual([]);
    expect((await state()).state).toBe('issued');
  });
});

describe('a bill', () => {
  it('that is not there is asked for again, and later days do not wait', async () => {
    const day = today();
    await paid();
    town.server.work.outside.rails.sandbox = {
      ...sandbox,
      dayBill: (of) => {
        if (of === day) throw new Error('not written yet');
        return sandbox.dayBill(of);
      },
    };
    await nextMorning();
    expect(await dayOf(day)).toMatchObject({ state: 'waiting' });
    const next = today();
    await nextMorning();
    expect(await dayOf(next)).toMatchObject({ state: 'compared' });
    town.server.work.outside.rails.sandbox = sandbox;
    town.clock.add(6 * hourMs);
    await town.server.tick();
    expect(await dayOf(day)).toMatchObject({ state: 'compared', differences: 0 });
  });

  it('of days without a worker is made up for, a day after the other', async () => {
    const day = today();
    const { paymentId } = await paid();
    billSays((lines) => lines.filter(({ ourNo }) => ourNo !== paymentId));
    town.clock.add(3 * dayMs);
    await Promise.all([town.server.tick(), town.server.tick()]);
    expect(await dayOf(day)).toMatchObject({ state: 'compared', differences: 1 });
    expect(await ofNumber(paymentId)).toHaveLength(1);
  });
});

describe('a difference', () => {
  const opened = async (): Promise<string> => {
    const { paymentId } = await paid();
    billSays((lines) => lines.filter(({ ourNo }) => ourNo !== paymentId));
    await nextMorning();
    const [found] = await ofNumber(paymentId);
    return found?.id ?? '';
  };

  it('is taken by who clears it up, and closed with a note', async () => {
    const asked = { city, difference: await opened() };
    const taken = await town.as('xu')(takeDifference, asked);
    expect(taken.ownerId).toBe(town.ids.xu);
    const note = '通道客服确认，次日补账';
    const closed = await town.as('xu')(closeDifference, { ...asked, note });
    expect(closed).toMatchObject({ closedHow: 'closed', closedByName: 'xu', note });
    for (const again of [
      town.caller('xu')(closeDifference, { ...asked, note: 'again' }),
      town.caller('xu')(takeDifference, asked),
    ])
      expect(await again).toMatchObject({ refusal: 'difference_already_closed' });
    expect(await differences({ open: 'true' })).not.toContainEqual(
      expect.objectContaining({ id: asked.difference }),
    );
  });

  it('that nobody has is not found', async () => {
    const asked = { city, difference: crypto.randomUUID(), note: 'none' };
    expect(await town.caller('xu')(closeDifference, asked)).toMatchObject({
      refusal: 'difference_not_found',
    });
  });
});
