import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { changeable } from '#city/laws/broken.ts';
import { dayMs, hourMs, minuteMs } from '#contract/kit/time.ts';
import { readMerchantMoney } from '#contract/ledger.ts';
import { redeemVoucher, undoRedemption } from '#contract/redemption.ts';
import { inWork, system } from '#kit/work.ts';
import type { Work } from '#kit/work.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';
import { expectLaws } from '#server/test/laws.ts';
import { moneySideOf } from './money-side.ts';
import { settleDue } from './settle.ts';

let town: Town;
let offer = '';
beforeAll(async () => {
  town = await openTown();
  const placeIds = [town.places.noodles, town.places.tea];
  const sellUntil = new Date(town.clock.now().getTime() + 300 * dayMs).toISOString();
  offer = await liveOffer(town, { placeIds, sellUntil });
}, 60_000);
beforeEach(async () => {
  town.clock.add(3 * hourMs);
  await sweep();
});
afterAll(async () => {
  await expectLaws(town);
  await town.close();
});

const asSystem = <T>(act: (work: Work) => Promise<T>): Promise<T> =>
  inWork(town.server.work, { cityId: city, actor: system }, act);
/** Rounds until nothing is due, as the worker does them. */
const sweep = async (limit = 1_000): Promise<number> => {
  const did = await asSystem((work) => settleDue(work, limit));
  return did === 0 ? 0 : did + (await sweep(limit));
};
const redeem = async (code = ''): Promise<string> => {
  const asked = { city, place: town.places.noodles, channel: 'typed' as const };
  return (await town.as('chen')(redeemVoucher, { ...asked, code })).id;
};
/** Paying lets every sweep run once, so what must wait is bought beforehand. */
const use = async (): Promise<string> => redeem((await buy(town, 'lin', offer))[0]?.code);
const undo = (redemption: string) =>
  town.caller('chen')(undoRedemption, { city, redemption });
const sideOf = (id: string) => asSystem((work) => moneySideOf(work, id));
const money = () =>
  town.as('zhou')(readMerchantMoney, { city, merchant: town.merchants.zhou });
const linesOf = (id: string) =>
  town.sql<{ part: string; fen: number }>(
    `select part, amount_fen as fen from settlement_line
     where subject_id = $1 and run_id is not null order by part`,
    [id],
  );

it('settles when the window is over, and not at its last moment', async () => {
  const id = await use();
  town.clock.add(60 * minuteMs);
  expect(await sweep()).toBe(0);
  expect(await sideOf(id)).toBe('payable');
  const before = await money();
  town.clock.add(1);
  expect(await sweep()).toBe(2);
  expect(await sideOf(id)).toBe('settled');
  const after = await money();
  expect(after.payableFen).toBe(before.payableFen);
  expect(after.settledFen).toBe(before.settledFen + 6_305);
});

it('says what is shared out of the trade and what is transferred', async () => {
  const id = await use();
  town.clock.add(61 * minuteMs);
  await sweep();
  expect(await linesOf(id)).toMatchObject([
    { part: 'share', fen: 5_765 },
    { part: 'transfer', fen: 540 },
  ]);
});

it('settles once, however often it is asked and by how many', async () => {
  const ids = [await use(), await use(), await use()];
  town.clock.add(61 * minuteMs);
  const done = await Promise.all(Array.from({ length: 5 }, () => sweep()));
  expect(done.reduce((sum, each) => sum + each, 0)).toBe(6);
  for (const id of ids) expect(await linesOf(id)).toHaveLength(2);
});

it('makes up for 48 hours without a sweep, in rounds that each stand alone', async () => {
  const codes: string[] = [];
  for (let at = 0; at < 5; at += 1)
    codes.push((await buy(town, 'lin', offer))[0]?.code ?? '');
  const ids: string[] = [];
  for (const code of codes) {
    ids.push(await redeem(code));
    town.clock.add(12 * hourMs);
  }
  expect(await sweep(2)).toBe(10);
  for (const id of ids) expect(await sideOf(id)).toBe('settled');
});

it('finds what a clock put back by a month has hidden', async () => {
  const now = town.clock.now();
  town.clock.add(-2 * hourMs - minuteMs);
  const id = await use();
  await town.sql(changeable);
  await town.sql(`update entry set posted_at = posted_at - interval '30 days'
    where subject_id = '${id}'`);
  await town.sql(`update redemption set redeemed_at = redeemed_at - interval '30 days'
    where id = '${id}'`);
  await town.sql(`update voucher set valid_from = valid_from - interval '31 days'
    where id = (select voucher_id from redemption where id = '${id}')`);
  town.clock.set(now);
  expect(await sweep()).toBe(0);
  town.clock.add(dayMs);
  expect(await sweep()).toBe(2);
});

it('lets nobody undo what is settled, even where the clock would', async () => {
  const id = await use();
  town.clock.add(61 * minuteMs);
  await sweep();
  town.clock.add(-5 * minuteMs);
  expect(await undo(id)).toMatchObject({ refusal: 'undo_window_over' });
  // The refusal rolled everything back: the use still stands.
  expect(await sideOf(id)).toBe('settled');
});

it('leaves alone what was undone', async () => {
  const id = await use();
  expect(await undo(id)).toMatchObject({ ok: true });
  town.clock.add(61 * minuteMs);
  expect(await sweep()).toBe(0);
  expect(await linesOf(id)).toEqual([]);
});
