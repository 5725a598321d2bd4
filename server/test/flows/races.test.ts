import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOrder } from '#contract/order.ts';
import { readVoucher } from '#contract/voucher.ts';
import { city, openTown } from '../town.ts';
import type { Town } from '../town.ts';
import { expectLaws } from '../laws.ts';
import { crowd } from './crowd.ts';
import type { Customer } from './crowd.ts';
import {
  billFen,
  cutFen,
  raceForCash,
  raceForDiscount,
  raceForLast,
  raceForVoucher,
} from './race.ts';

let town: Town;
let people: Customer[];
beforeAll(async () => {
  town = await openTown();
  people = await crowd(town, 50);
}, 60_000);
afterAll(async () => {
  await expectLaws(town);
  await town.close();
});

const sizes = [2, 10, 50];
// Who wins keeps an open order, and five are the most that one may have: ten are others.
const among = (count: number) => people.slice(count === 10 ? 20 : 0).slice(0, count);
const ordersNow = async (): Promise<number> => {
  const [row] = await town.sql<{ n: number }>('select count(*)::int as n from "order"');
  return row?.n ?? -1;
};
const stockLeft = async (offerId: string) => {
  const [row] = await town.sql<{ left: number }>(
    'select stock_left as left from offer where id = $1',
    [offerId],
  );
  return row?.left;
};
const split = <A extends { ok: boolean }>(answers: A[]) => ({
  won: answers.filter((answer): answer is Extract<A, { ok: true }> => answer.ok),
  lost: answers.filter((answer): answer is Exclude<A, { ok: true }> => !answer.ok),
});

describe('a discount with one use left', () => {
  it.each(sizes)('goes to one of %i, and nobody pays another price', async (count) => {
    const before = await ordersNow();
    const { offerId, answers } = await raceForDiscount(town, among(count));
    const { won, lost } = split(answers);
    expect(won.map(({ value }) => value.totalFen)).toEqual([billFen - cutFen]);
    expect(lost).toHaveLength(count - 1);
    for (const no of lost) {
      expect(no).toMatchObject({
        status: 409,
        refusal: 'offer_sold_out',
        facts: { offerId, newTotalFen: billFen, newToken: expect.any(String) },
      });
    }
    expect(await ordersNow()).toBe(before + 1);
    expect(await stockLeft(offerId)).toBe(0);
  });

  it('lets a loser say yes to the new price', async () => {
    const two = people.slice(0, 2);
    const { answers } = await raceForDiscount(town, two);
    const loser = answers.findIndex((answer) => !answer.ok);
    const no = answers[loser];
    if (no?.ok !== false || no.refusal !== 'offer_sold_out') throw new Error('no loser');
    const token = no.facts.newToken ?? '';
    const yes = await two[loser]?.call(placeOrder, { city, token });
    expect(yes).toMatchObject({ ok: true, value: { totalFen: billFen } });
  });

  it('holds for a cash voucher in a bill, too', async () => {
    const before = await ordersNow();
    const { offerId, answers } = await raceForCash(town, people.slice(10, 20));
    const { won, lost } = split(answers);
    expect(won.map(({ value }) => value.totalFen)).toEqual([billFen - 1_000]);
    expect(lost).toHaveLength(9);
    for (const no of lost) {
      expect(no).toMatchObject({
        refusal: 'offer_sold_out',
        facts: { offerId, newTotalFen: billFen },
      });
    }
    expect(await ordersNow()).toBe(before + 1);
  });
});

describe('the last set meal', () => {
  it.each(sizes)('is ordered by one of %i', async (count) => {
    const before = await ordersNow();
    const { offerId, answers } = await raceForLast(town, among(count));
    const { won, lost } = split(answers);
    expect(won).toHaveLength(1);
    expect(lost).toHaveLength(count - 1);
    for (const no of lost) {
      expect(no).toMatchObject({
        refusal: 'offer_sold_out',
        facts: { offerId, newTotalFen: null, newToken: null },
      });
    }
    expect(await ordersNow()).toBe(before + 1);
    expect(await stockLeft(offerId)).toBe(0);
  });
});

describe('one paid voucher', () => {
  it.each(sizes)('is redeemed once by %i at two stores', async (count) => {
    const { voucher, answers } = await raceForVoucher(town, count);
    const { won, lost } = split(answers);
    expect(won).toHaveLength(1);
    const [first] = won;
    expect(lost).toHaveLength(count - 1);
    for (const no of lost) {
      expect(no).toMatchObject({
        refusal: 'voucher_already_redeemed',
        facts: {
          redemptionId: first?.value.id,
          redeemedAt: first?.value.redeemedAt,
          placeName: first?.value.placeName,
          staffName: first?.value.staffName,
        },
      });
    }
    const rows = await town.sql('select 1 from redemption where voucher_id = $1', [
      voucher.id,
    ]);
    expect(rows).toHaveLength(1);
    const shown = await town.as('lin')(readVoucher, { city, voucher: voucher.id });
    expect(shown).toMatchObject({ state: 'redeemed', usesLeft: 0 });
  });
});
