import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Receiver, TradeAsked } from '#flywheel/payment/rail.ts';
import type { handClock } from '#kit/clock.ts';
import type { Gate, Trouble } from './gate.ts';

/** The day on which all of it happens. */
export const day = '2026-11-24';
/** However a call comes to nothing, it says so. */
export const noAnswer = /./;

/** What the tests ask of a rail, each with what it needs filled in. */
export const makeAsks = (gate: () => Gate, clock: ReturnType<typeof handClock>) => {
  const rail = () => gate().rail;
  const startAsked = (amountFen: number): TradeAsked => ({
    tradeNo: randomUUID(),
    amountFen,
    title: '双人面套餐, 两份',
    cityId: 'town',
    returnPath: '/orders/1',
    payBy: new Date(clock.now().getTime() + 900_000),
    // The cashier that makes a trade at once, whatever the rail.
    payer: { device: 'wechat', ip: '203.0.113.9' },
  });
  const start = async (amountFen = 5_800): Promise<string> => {
    const asked = startAsked(amountFen);
    await rail().startTrade(asked);
    return asked.tradeNo;
  };
  return {
    startAsked,
    start,
    /** A trade that was paid a minute ago. */
    paid: async (amountFen = 5_800): Promise<string> => {
      const tradeNo = await start(amountFen);
      await gate().pay(tradeNo);
      clock.add(60_000);
      return tradeNo;
    },
    shares: (tradeNo: string, amountFen: number, changes = {}) =>
      rail().shareTrade({
        shareNo: randomUUID(),
        tradeNo,
        receivers: [{ account: gate().account(), amountFen }],
        finish: false,
        ...changes,
      }),
    to: (how: 'slow' | 'refuses', amountFen = 100): Receiver[] => [
      { account: gate().account(how), amountFen },
    ],
    refund: (tradeNo: string, amountFen: number, refundNo: string = randomUUID()) =>
      rail().refundTrade({ refundNo, tradeNo, amountFen, paidFen: 5_800 }),
    billed: async (ourNo: string) =>
      (await rail().dayBill(day)).filter((line) => line.ourNo === ourNo),
    /** One call that comes to nothing, and the same call again. */
    twice: async <T>(call: () => Promise<T>, trouble: Trouble) => {
      gate().trouble(trouble);
      await expect(call()).rejects.toThrow(noAnswer);
      return call();
    },
  };
};
