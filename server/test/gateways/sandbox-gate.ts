import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Rail } from '#flywheel/payment/rail.ts';
import { usualLimits } from '#flywheel/payment/rail-limits.ts';
import { makeSandboxRail, signatureOf } from '#flywheel/payment/sandbox.ts';
// Amounts come as numbers once the house's database has been opened.
import '#kit/db.ts';
import { makeLog } from '#kit/log.ts';
import { spoilt } from './gate.ts';
import type { BillChange, Gate, Trouble } from './gate.ts';

const secret = 'a secret for tests that nobody else has';

/** The sandbox between the same walls: what gets lost on a wire gets lost here, too. */
export const openSandboxGate = (clock: { now(): Date }, pool: pg.Pool): Gate => {
  const changes: BillChange[] = [];
  let next: Trouble | undefined;
  const limits = { ...usualLimits };
  const log = makeLog('silent');
  const notifyBase = () => '';
  const sandbox = makeSandboxRail({ pool, clock, secret, limits, log, notifyBase });
  const wired =
    <In extends unknown[], Out>(call: (...asked: In) => Promise<Out>) =>
    async (...asked: In): Promise<Out> => {
      const trouble = next;
      next = undefined;
      if (trouble === 'fails') throw new Error('the rail failed');
      const answer = await call(...asked);
      if (trouble) throw new Error('the answer never came');
      return answer;
    };
  const rail: Rail = {
    ...sandbox,
    startTrade: wired(sandbox.startTrade),
    queryTrade: wired(sandbox.queryTrade),
    closeTrade: wired(sandbox.closeTrade),
    refundTrade: wired(sandbox.refundTrade),
    shareTrade: wired(sandbox.shareTrade),
    returnShare: wired(sandbox.returnShare),
    transfer: wired(sandbox.transfer),
    dayBill: async (day) => spoilt(day, await sandbox.dayBill(day), changes),
  };
  return {
    rail,
    account: (how) => (how === undefined ? 'shop' : `shop~${how}`),
    pay: async (tradeNo, fen) => {
      await sandbox.endTrade(tradeNo, 'pay_silently');
      if (fen === undefined) return;
      const text = 'update sandbox_trade set amount_fen = $2 where trade_no = $1';
      await pool.query(text, [tradeNo, fen]);
    },
    notice: async (tradeNo, asked = {}) => {
      const amountFen = (await sandbox.queryTrade(tradeNo))?.amountFen ?? 0;
      const unsigned = {
        noticeId: asked.noticeId ?? randomUUID(),
        tradeNo,
        outcome: asked.outcome ?? 'paid',
        amountFen: asked.amountFen ?? amountFen,
        at: (asked.at ?? clock.now()).toISOString(),
      };
      const key = asked.forged ? 'another secret' : secret;
      const notice = { ...unsigned, signature: signatureOf(key, unsigned) };
      const sent = asked.touched ? { ...notice, amountFen: 1 } : notice;
      return { headers: {}, body: JSON.stringify(sent) };
    },
    trouble: (what) => {
      next = what;
    },
    // The sandbox has one secret and no keys to change.
    rotate: () => undefined,
    spoilBill: (change) => {
      changes.push(change);
    },
    close: () => Promise.resolve(),
  };
};
