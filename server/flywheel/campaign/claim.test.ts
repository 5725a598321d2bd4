import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CampaignView } from '#contract/campaign.ts';
import { placeOrder } from '#contract/order.ts';
import { refundOrder, startPayment } from '#contract/payment.ts';
import { undoRedemption } from '#contract/redemption.ts';
import { refundUse } from '#contract/refund.ts';
import { bill, dealings, liveCampaign, whyNoSubsidy } from '#server/test/campaigns.ts';
import { expectLaws } from '#server/test/laws.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';

let town: Town;
let deal: ReturnType<typeof dealings>;
beforeAll(async () => {
  town = await openTown();
  deal = dealings(town);
}, 60_000);
afterAll(() => town.close());
// One campaign at a time: whatever a case made is stopped before the next.
beforeEach(async () => {
  await expectLaws(town);
  await town.sql(`update campaign set state = 'stopped'`);
});

describe('budgets', () => {
  it('are claimed by the order, and the loser is told the new price', async () => {
    const campaignId = await liveCampaign(town, { budget: { count: 1 } });
    const [one, other] = [await deal.quote('lin', bill), await deal.quote('tang', bill)];
    await town.as('lin')(placeOrder, { city, token: one.token });
    const no = await town.caller('tang')(placeOrder, { city, token: other.token });
    expect(no).toMatchObject({
      status: 409,
      refusal: 'campaign_spent',
      facts: { campaignId, newTotalFen: 10_000, newToken: expect.any(String) },
    });
    if (no.ok || no.refusal !== 'campaign_spent') throw new Error('not refused');
    const token = no.facts.newToken ?? '';
    const yes = await town.as('tang')(placeOrder, { city, token });
    expect(yes.totalFen).toBe(10_000);
    expect((await deal.read(campaignId)).spentAt).toBe(town.clock.now().toISOString());
  });

  it('hold for one person', async () => {
    await liveCampaign(town, { budget: { perPerson: 1 } });
    const [one, other] = [await deal.quote('chen', bill), await deal.quote('chen', bill)];
    await town.as('chen')(placeOrder, { city, token: one.token });
    const no = await town.caller('chen')(placeOrder, { city, token: other.token });
    expect(no).toMatchObject({ refusal: 'campaign_limit_reached' });
    expect(whyNoSubsidy(await deal.quote('chen', bill))).toEqual(['limit_reached']);
  });

  it('hold for a day of the city, and the next one has its own', async () => {
    const campaignId = await liveCampaign(town, { budget: { dayCount: 1 } });
    const other = await deal.quote('zhou', bill);
    await town.as('chen')(placeOrder, {
      city,
      token: (await deal.quote('chen', bill)).token,
    });
    expect(
      await town.caller('zhou')(placeOrder, { city, token: other.token }),
    ).toMatchObject({ refusal: 'campaign_spent' });
    expect(whyNoSubsidy(await deal.quote('zhou', bill))).toEqual(['spent_today']);
    // Noon in the city: twelve hours later it is tomorrow there, and today in UTC.
    town.clock.add(12 * 3_600_000);
    expect((await deal.quote('zhou', bill)).totalFen).toBe(9_000);
    await town.as('zhou')(placeOrder, {
      city,
      token: (await deal.quote('zhou', bill)).token,
    });
    expect((await deal.read(campaignId)).days).toEqual([
      { day: '2026-11-24', usedFen: 1_000, usedCount: 1 },
      { day: '2026-11-25', usedFen: 1_000, usedCount: 1 },
    ]);
  });

  it.each([
    ['is there again', false, 'issued'],
    ['went to another order', true, 'cancelled'],
  ])('of an order paid too late: where it %s', async (_what, isTaken, ends) => {
    const campaignId = await liveCampaign(town, {
      budget: { count: 1, dayCount: 1, perPerson: 1 },
    });
    const { token } = await deal.quote('tang', bill);
    const late = await town.as('tang')(placeOrder, { city, token });
    const asked = { city, order: late.id, rail: 'sandbox', returnPath: '/' } as const;
    const { id: trade } = await town.as('tang')(startPayment, asked);
    town.clock.add(16 * 60_000);
    await town.server.tick();
    expect((await deal.read(campaignId)).usedCount).toBe(0);
    if (isTaken) await deal.buyAll('mei', bill);
    const url = `${town.server.address}/sandbox/cashier/${trade}/pay`;
    await fetch(url, { method: 'POST', redirect: 'manual' });
    await town.server.tick();
    expect(await stateOf(late.id)).toBe(ends);
    expect((await deal.read(campaignId)).usedCount).toBe(1);
    const back = await town.sql('select 1 from refund where order_id = $1', [late.id]);
    expect(back).toHaveLength(isTaken ? 1 : 0);
  });
});

describe('the life of a claim', () => {
  /** What is used in all, of it spent, in yuan; then how many orders count. */
  const standOf = ({ usedFen, spentFen, usedCount }: CampaignView) =>
    `${usedFen / 100} used, ${spentFen / 100} spent, ${usedCount} orders`;
  type Sold = Awaited<ReturnType<typeof deal.buyAll>>;
  const deeds: Record<string, (sold: Sold) => Promise<unknown>> = {
    'redeem': async ({ vouchers }) => deal.redeem(vouchers[0]?.code),
    'undo': async ({ vouchers }) => undoLast(vouchers[0]?.id ?? ''),
    'give back': async ({ vouchers }) => giveLast(vouchers[0]?.id ?? ''),
    'refund all': async ({ orderId }) =>
      town.caller('lin')(refundOrder, { city, order: orderId }),
    'refund one': async ({ orderId, vouchers }) =>
      town.as('lin')(refundOrder, {
        city,
        order: orderId,
        voucherIds: [vouchers[1]?.id ?? ''],
      }),
    'lapse': async () => {
      town.clock.add(31 * 86_400_000);
      await town.server.tick();
      await town.server.tick();
    },
  };
  const one = {};
  const card = {
    terms: {
      kind: 'package',
      priceFen: 10_000,
      usesTotal: 3,
      items: [{ name: '套餐', count: 1, priceFen: 12_000 }],
    },
  };
  const rows: readonly [
    what: string,
    object,
    count: number,
    deeds: string,
    stand: string,
  ][] = [
    ['a meal', one, 1, '', '10 used, 0 spent, 1 orders'],
    ['a meal', one, 1, 'redeem', '10 used, 10 spent, 1 orders'],
    ['a meal', one, 1, 'redeem, undo', '10 used, 0 spent, 1 orders'],
    ['a meal', one, 1, 'redeem, undo, redeem', '10 used, 10 spent, 1 orders'],
    ['a meal', one, 1, 'redeem, refund all', '10 used, 10 spent, 1 orders'],
    ['a meal', one, 1, 'refund all', '0 used, 0 spent, 0 orders'],
    ['a meal', one, 1, 'redeem, undo, refund all', '0 used, 0 spent, 0 orders'],
    ['a meal', one, 1, 'lapse', '0 used, 0 spent, 0 orders'],
    ['a meal', one, 1, 'redeem, undo, lapse', '0 used, 0 spent, 0 orders'],
    ['a meal', one, 1, 'redeem, give back', '0 used, 0 spent, 1 orders'],
    ['three', one, 3, 'redeem', '10 used, 3.34 spent, 1 orders'],
    ['three', one, 3, 'refund one', '6.67 used, 0 spent, 1 orders'],
    ['three', one, 3, 'redeem, refund one', '6.67 used, 3.34 spent, 1 orders'],
    ['three', one, 3, 'redeem, refund all', '3.34 used, 3.34 spent, 1 orders'],
    ['three', one, 3, 'refund one, refund all', '0 used, 0 spent, 0 orders'],
    ['a card', card, 1, 'redeem', '10 used, 3.34 spent, 1 orders'],
    ['a card', card, 1, 'redeem, redeem', '10 used, 6.67 spent, 1 orders'],
    ['a card', card, 1, 'redeem, refund all', '3.34 used, 3.34 spent, 1 orders'],
    ['a card', card, 1, 'redeem, undo, refund all', '0 used, 0 spent, 0 orders'],
    ['a card', card, 1, 'redeem, give back', '6.66 used, 0 spent, 1 orders'],
    ['a card', card, 1, 'redeem, give back, refund all', '0 used, 0 spent, 1 orders'],
    ['a card', card, 1, 'redeem, lapse', '3.34 used, 3.34 spent, 1 orders'],
  ];
  it.each(rows)('%s %j × %i: %s → %s', async (_what, terms, count, done, stand) => {
    const campaignId = await liveCampaign(town, {
      endsAt: '2099-01-01T00:00:00.000Z',
      budget: { dayMoneyFen: 5_000, perPerson: 1 },
    });
    const far = { sellUntil: '2099-01-01T00:00:00.000Z' };
    const sold = await deal.buyAll('lin', await deal.meals(count, { ...terms, ...far }));
    for (const deed of done.split(', ').filter(Boolean)) await deeds[deed]?.(sold);
    expect(standOf(await deal.read(campaignId))).toBe(stand);
    await expectLaws(town);
  });
});

const undoLast = async (voucherId: string) =>
  town.as('chen')(undoRedemption, {
    city,
    redemption: (await lastUse(voucherId)).redemption,
  });

/** All of its money, after use. */
const giveLast = async (voucherId: string) => {
  const { amountFen, redemption } = await lastUse(voucherId);
  const asked = { city, redemption, amountFen, because: '没吃上' };
  return town.as('zhou')(refundUse, asked);
};

const lastUse = async (voucherId: string) => {
  const [row] = await town.sql<{ id: string; fen: string }>(
    `select id, paid_fen as fen from redemption
     where voucher_id = $1 and undone_at is null`,
    [voucherId],
  );
  return { redemption: row?.id ?? '', amountFen: Number(row?.fen) };
};

const stateOf = async (orderId: string) =>
  (
    await town.sql<{ state: string }>('select state from "order" where id = $1', [orderId])
  )[0]?.state;
