import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { redeemVoucher } from '#contract/redemption.ts';
import { refundUse } from '#contract/refund.ts';
import type { AnyWork } from '#kit/work.ts';
import { breachesOf } from '#server/test/laws.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';

/**
 * Negative control of the race in `refund.test.ts`: the same requests, with nothing held
 * and the claim replaced by look, think, write. The race must be lost, and a law notice.
 */
vi.mock('./hold.ts', () => ({ holdOrder: () => Promise.resolve() }));
vi.mock('#flywheel/redemption/sql-refund.ts', async (original) => ({
  ...(await original<object>()),
  claimRefund: async (
    { db }: AnyWork,
    asked: { redemptionId: string; amountFen: number },
  ) => {
    const seen = await sql<{ paidFen: number; refundedFen: number }>`
      select paid_fen, refunded_fen from redemption
      where id = ${asked.redemptionId}`.execute(db);
    const { paidFen = 0, refundedFen = 0 } = seen.rows[0] ?? {};
    const afterFen = refundedFen + asked.amountFen;
    if (afterFen > paidFen) return undefined;
    await pause(50);
    await sql`update redemption set refunded_fen = ${afterFen}
      where id = ${asked.redemptionId}`.execute(db);
    return { paidFen, refundedFen: afterFen };
  },
}));

let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(() => town.close());

it('without the claim more goes back than was paid, and a law says so', async () => {
  const [voucher] = await buy(town, 'lin', await liveOffer(town));
  const at = { city, place: town.places.noodles, channel: 'typed' as const };
  const use = { ...at, code: voucher?.code ?? '' };
  const { id: redemption } = await town.as('chen')(redeemVoucher, use);
  const part = { city, redemption, because: '面坨了', amountFen: 1_000 };
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => town.caller('zhou')(refundUse, part)),
  );
  expect(answers.filter(({ ok }) => ok).length).toBeGreaterThan(5);
  expect((await breachesOf(town)).map(({ law }) => law)).toContain('a-use-goes-back-once');
});
