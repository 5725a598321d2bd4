import { afterAll, beforeAll, expect, it } from 'vitest';
import { acceptGift, buyCard, inviteToCard, leaveSeat, renewCard } from '#contract/card.ts';
import { returnCard, takeSeat } from '#contract/card.ts';
import { makeCardPlan, moveCardPlan } from '#contract/card-plan.ts';
import { makeQuote } from '#contract/quote.ts';
import { undoRedemption } from '#contract/redemption.ts';
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
  planOf,
  planOnSale,
  savingsOf,
  tenOffForMembers,
} from '#server/test/cards.ts';
import { expectLaws } from '#server/test/laws.ts';
import { cast, city, openTown } from '#server/test/town.ts';
import type { Name, Town } from '#server/test/town.ts';
import { payAt } from '#server/test/wheel.ts';

let town: Town;
let planId: string;
beforeAll(async () => {
  town = await openTown();
  await tenOffForMembers(town);
  planId = await planOnSale(town);
}, 60_000);
afterAll(async () => {
  await expectLaws(town);
  await town.close();
});

const billOf = async (who: Name | null): Promise<number> => {
  const basket = { kind: 'bill', billFen: 10_000, excludedFen: 0 } as const;
  const asked = { city, placeId: town.places.noodles, basket };
  return (await town.as(who)(makeQuote, asked)).totalFen;
};
const daysOn = (days: number) => town.clock.add(days * 86_400_000);

it('a card makes its holder a member when it is paid, and not before', async () => {
  expect(await billOf('lin')).toBe(10_000);
  const { cardId, order } = await orderCard(town, 'lin', planId);
  expect(order).toMatchObject({ placeId: null, title: '街坊卡', totalFen: fee });
  expect(await billOf('lin')).toBe(10_000);
  await payAt(town, 'lin', order.id);
  await town.server.tick();
  expect(await billOf('lin')).toBe(9_000);
  expect(await cardOf(town, 'lin', cardId)).toMatchObject({
    state: 'current',
    savedFen: 0,
    guaranteeFen: fee,
    renews: false,
    returnNow: { rule: 'whole', amountFen: fee },
  });
  expect(await balance(town, deferred(cardId))).toBe(fee);
  // [what somebody tries, the refusal]
  const again = await town.caller('lin')(buyCard, { city, planId, district: harbour });
  expect(again).toMatchObject({ ok: false, refusal: 'card_already_held' });
});

it('a sale is refused where it should be, with the numbers', async () => {
  const draft = await town.as('xu')(makeCardPlan, { city, ...planOf() });
  const nowhere = draft.id.replaceAll(/[0-9]/g, '0');
  const rows = [
    [{ planId, district: '老城' }, 'card_district_too_sparse'],
    [{ planId, district: '月球' }, 'card_district_unknown'],
    [{ planId: draft.id, district: harbour }, 'card_plan_not_in_state'],
    [{ planId: nowhere, district: harbour }, 'card_plan_not_found'],
  ] as const;
  for (const [asked, refusal] of rows) {
    const answer = await town.caller('tang')(buyCard, { city, ...asked });
    expect(answer).toMatchObject({ ok: false, refusal });
  }
  const sparse = await town.caller('tang')(buyCard, { city, planId, district: '老城' });
  expect(sparse).toMatchObject({ facts: { stores: 0, storesNeeded: 3 } });
  const twice = await town.caller('xu')(moveCardPlan, {
    city,
    plan: planId,
    to: 'on_sale',
  });
  expect(twice).toMatchObject({ refusal: 'card_plan_not_in_state' });
  await orderCard(town, 'tang', planId);
  const open = await town.caller('tang')(buyCard, { city, planId, district: harbour });
  expect(open).toMatchObject({ refusal: 'card_order_open' });
});

it('savings come line by line, and an undo takes its line back', async () => {
  const cardId = await haveCard(town, 'zhou', planId);
  await eat(town, 'zhou', 10_000);
  const second = await eat(town, 'zhou', 3_333);
  expect(await savingsOf(town, 'zhou', cardId)).toMatchObject({
    savedFen: 1_333,
    missingFen: fee - 1_333,
    items: [
      // Of ¥3.33 the merchant bears 70 %, the platform the rest; the first takes the fen.
      {
        savedFen: 333,
        placeName: '码头面馆',
        funding: [
          { funder: 'merchant', fen: 234 },
          { funder: 'platform', fen: 99 },
        ],
      },
      { savedFen: 1_000 },
    ],
  });
  expect(await balance(town, deferred(cardId))).toBe(fee - 1_333);
  await town.as('chen')(undoRedemption, { city, redemption: second.id });
  expect(await savingsOf(town, 'zhou', cardId)).toMatchObject({ savedFen: 1_000 });
  expect(await balance(town, deferred(cardId))).toBe(fee - 1_000);
  const other = await town.caller('tang')(returnCard, { city, card: cardId });
  expect(other).toMatchObject({ refusal: 'card_not_found' });
});

it('what saves more than the fee earns the fee, and an undo what is due', async () => {
  const small = await planOnSale(town, { feeFen: 1_500, title: '月卡', termDays: 30 });
  const cardId = await haveCard(town, 'chen', small);
  const first = await eat(town, 'chen', 10_000);
  await eat(town, 'chen', 10_000);
  expect(await balance(town, deferred(cardId))).toBe(0);
  await town.as('chen')(undoRedemption, { city, redemption: first.id });
  expect(await balance(town, deferred(cardId))).toBe(500);
  daysOn(31);
  await town.server.tick();
  expect(await backOf(town, cardId)).toEqual({ guarantee: 500 });
  expect(await balance(town, deferred(cardId))).toBe(0);
  expect(await cardOf(town, 'chen', cardId)).toMatchObject({ state: 'ended' });
});

it('the family sits down, and stands up', async () => {
  const { items } = await town.as('lin')((await import('#contract/card.ts')).listMyCards, {
    city,
  });
  const card = items[0]?.id ?? '';
  const asked = { city, card, phone: cast.xu };
  await town.as('lin')(inviteToCard, asked);
  const full = await town.caller('lin')(inviteToCard, { ...asked, phone: cast.tang });
  expect(full).toMatchObject({ refusal: 'card_seats_taken', facts: { seats: 1 } });
  expect(await billOf('xu')).toBe(10_000);
  expect(await cardOf(town, 'xu', card)).toMatchObject({ mine: 'invited' });
  await town.as('xu')(takeSeat, { city, card });
  expect(await billOf('xu')).toBe(9_000);
  const { seats } = await cardOf(town, 'xu', card);
  await town.as('xu')(leaveSeat, { city, card, seat: seats[0]?.id ?? '' });
  expect(await billOf('xu')).toBe(10_000);
});

it('a gift begins when it is accepted, and goes back when nobody does', async () => {
  const give = async () => {
    const { cardId, order } = await orderCard(town, 'lin', planId, cast.tang);
    await payAt(town, 'lin', order.id);
    await town.server.tick();
    return cardId;
  };
  const [kept, left] = [await give(), await give()];
  expect(await cardOf(town, 'tang', kept)).toMatchObject({ mine: 'invited' });
  await town.as('tang')(acceptGift, { city, card: kept });
  expect(await billOf('tang')).toBe(9_000);
  const second = await town.caller('tang')(acceptGift, { city, card: left });
  expect(second).toMatchObject({ refusal: 'card_already_held' });
  const giver = await town.caller('lin')(returnCard, { city, card: kept });
  expect(giver).toMatchObject({ refusal: 'card_not_found' });
  daysOn(15);
  await town.server.tick();
  expect(await cardOf(town, 'lin', left)).toMatchObject({ state: 'returned' });
  expect(await backOf(town, left)).toEqual({ gift_not_accepted: fee });
  const late = await town.caller('tang')(acceptGift, { city, card: left });
  expect(late).toMatchObject({ ok: false });
});

it('a card given back after the first week returns its unused days, once', async () => {
  const { items } = await town.as('tang')((await import('#contract/card.ts')).listMyCards, {
    city,
  });
  const card = items.find(({ mine }) => mine === 'holder')?.id ?? '';
  await eat(town, 'tang', 20_000);
  const days = await cardOf(town, 'tang', card);
  expect(days.returnNow).toEqual({
    rule: 'by_days',
    daysUsed: 15,
    daysTotal: 365,
    amountFen: fee - Math.floor((fee * 15) / 365),
  });
  await town.as('tang')(returnCard, { city, card });
  await town.server.tick();
  expect(await backOf(town, card)).toEqual({ card_returned: days.returnNow?.amountFen });
  expect(await balance(town, deferred(card))).toBe(0);
  expect(await billOf('tang')).toBe(10_000);
  const again = await town.caller('tang')(returnCard, { city, card });
  expect(again).toMatchObject({ refusal: 'card_not_in_state' });
});

it('a renewal is prepared and never taken', async () => {
  const month = await planOnSale(town, { title: '续月卡', termDays: 30 });
  const card = await haveCard(town, 'chen', month);
  daysOn(20);
  await town.server.tick();
  expect(await cardOf(town, 'chen', card)).toMatchObject({ renewalOrderId: null });
  await town.as('chen')(renewCard, { city, card, on: true });
  daysOn(5);
  await town.server.tick();
  const { renewalOrderId } = await cardOf(town, 'chen', card);
  expect(renewalOrderId).not.toBeNull();
  await payAt(town, 'chen', renewalOrderId ?? '');
  await town.server.tick();
  daysOn(4);
  await town.server.tick();
  daysOn(2);
  await town.server.tick();
  expect(await cardOf(town, 'chen', card)).toMatchObject({ state: 'ended' });
  expect(await billOf('chen')).toBe(9_000);
  const kinds = await town.sql(
    `select kind from notice where subject_id = $1 order by kind`,
    [card],
  );
  expect(kinds.map((row) => ({ ...row }))).toEqual([
    { kind: 'card_guarantee_paid' },
    { kind: 'card_lapses_7' },
    { kind: 'card_renews' },
  ]);
});
