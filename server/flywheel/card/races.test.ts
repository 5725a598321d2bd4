import { afterAll, beforeAll, expect, it } from 'vitest';
import { buyCard, returnCard } from '#contract/card.ts';
import { startPayment } from '#contract/payment.ts';
import { redeemVoucher, undoRedemption } from '#contract/redemption.ts';
import {
  backOf,
  balance,
  cardOf,
  deferred,
  eat,
  fee,
  harbour,
  haveCard,
  orderCard,
  planOnSale,
  savingsOf,
  tenOffForMembers,
} from '#server/test/cards.ts';
import { expectLaws } from '#server/test/laws.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Name, Town } from '#server/test/town.ts';
import { order, payAt, vouchersOf } from '#server/test/wheel.ts';
import type { Server } from '#server/main.ts';

let town: Town;
let other: Server;
let planId: string;
beforeAll(async () => {
  town = await openTown();
  other = await town.another();
  await tenOffForMembers(town);
  planId = await planOnSale(town, { termDays: 30 });
}, 60_000);
afterAll(async () => {
  await expectLaws(town);
  await other.stop();
  await town.close();
});

const daysOn = (days: number) => town.clock.add(days * 86_400_000);
/** Two processes sweep at once; what one of them has to put off, a third round does. */
const bothTick = async () => {
  await Promise.allSettled([town.server.tick(), other.tick()]);
  await town.server.tick();
};
const okOf = (answers: readonly { ok: boolean }[]) => answers.filter(({ ok }) => ok).length;

it('bought by ten taps at once, there is one order', async () => {
  const tap = () => town.caller('lin')(buyCard, { city, planId, district: harbour });
  const answers = await Promise.all(Array.from({ length: 10 }, tap));
  expect(okOf(answers)).toBe(1);
});

it('of two orders that are both paid one is a card, one goes back', async () => {
  const first = await orderCard(town, 'tang', planId);
  const open = { city, order: first.order.id, rail: 'sandbox', returnPath: '/' } as const;
  const { id: trade } = await town.as('tang')(startPayment, open);
  town.clock.add(16 * 60_000);
  await town.server.tick();
  const second = await orderCard(town, 'tang', planId);
  await payAt(town, 'tang', second.order.id);
  // The cashier of the first was still open on their screen.
  await fetch(`${town.server.address}/sandbox/cashier/${trade}/pay`, { method: 'POST' });
  await bothTick();
  const cards = await town.sql(
    `select state from membership where holder_id = $1 and state = 'current'`,
    [town.ids.tang],
  );
  expect(cards).toHaveLength(1);
  const back = await town.sql(
    `select reason, amount_fen::integer as fen from refund join membership using (order_id)
      where holder_id = $1`,
    [town.ids.tang],
  );
  expect(back).toEqual([{ reason: 'paid_too_late', fen: fee }]);
});

it('a return and the end never both pay', async () => {
  const rows: readonly (readonly [who: Name, ms: number])[] = [
    ['chen', -1],
    ['zhou', 3_600_001],
  ];
  for (const [who, afterEndMs] of rows) {
    const cardId = await haveCard(town, who, planId);
    const { endsAt } = await cardOf(town, who, cardId);
    town.clock.set(new Date(new Date(endsAt ?? '').getTime() + afterEndMs));
    const give = () => town.caller(who)(returnCard, { city, card: cardId });
    await Promise.all([give(), bothTick(), give()]);
    const back = await backOf(town, cardId);
    expect(Object.keys(back)).toHaveLength(1);
    expect(await balance(town, deferred(cardId))).toBe(0);
  }
});

it('a use and a return at once leave a fee that adds up', async () => {
  const cardId = await haveCard(town, 'chen', planId);
  const placed = await order(town, 'chen', {
    kind: 'bill',
    billFen: 50_000,
    excludedFen: 0,
  });
  await payAt(town, 'chen', placed.id);
  await town.server.tick();
  const [voucher] = await vouchersOf(town, 'chen', placed.id);
  daysOn(5);
  const [used, given] = await Promise.all([
    town.caller('chen')(redeemVoucher, {
      city,
      place: town.places.noodles,
      code: voucher?.code ?? '',
      channel: 'typed',
    }),
    town.caller('chen')(returnCard, { city, card: cardId }),
  ]);
  expect([used.ok, given.ok]).toEqual([true, true]);
  expect(await balance(town, deferred(cardId))).toBe(0);
  expect(await backOf(town, cardId)).toEqual({ card_returned: fee });
});

it('ten undos of one use at once take its saving back once', async () => {
  const cardId = await haveCard(town, 'zhou', planId);
  const { id } = await eat(town, 'zhou', 30_000);
  const undo = () => town.caller('chen')(undoRedemption, { city, redemption: id });
  const answers = await Promise.all(Array.from({ length: 10 }, undo));
  expect(okOf(answers)).toBe(1);
  expect(await savingsOf(town, 'zhou', cardId)).toMatchObject({ savedFen: 0 });
  expect(await balance(town, deferred(cardId))).toBe(fee);
});

it('48 hours without sweeps make the guarantee late and nothing else', async () => {
  const cardId = await haveCard(town, 'chen', planId);
  await eat(town, 'chen', 12_340);
  daysOn(33);
  // Two processes wake up together; each tick sweeps until nothing is due.
  await bothTick();
  expect(await backOf(town, cardId)).toEqual({ guarantee: fee - 1_234 });
  const told = await town.sql<{ kind: string }>(
    `select kind from notice where subject_id = $1`,
    [cardId],
  );
  expect(told.map(({ kind }) => kind)).toEqual(['card_guarantee_paid']);
});

it('were the state forgotten, storage would still refuse a second guarantee', async () => {
  const cardId = await haveCard(town, 'zhou', await planOnSale(town, { termDays: 28 }));
  daysOn(29);
  await town.server.tick();
  const set = (state: string, closed: string) =>
    town.sql(`update membership set state = '${state}', closed_at = ${closed}
      where id = '${cardId}'`);
  await set('current', 'null');
  await expect(town.server.tick()).rejects.toThrow(/duplicate key/);
  expect(await backOf(town, cardId)).toEqual({ guarantee: fee });
  await set('ended', 'now()');
});
