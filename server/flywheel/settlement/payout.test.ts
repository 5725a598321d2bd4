import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { dayMs, hourMs, minuteMs } from '#contract/kit/time.ts';
import { readMerchantMoney } from '#contract/ledger.ts';
import { redeemVoucher } from '#contract/redemption.ts';
import * as contract from '#contract/settlement.ts';
import { inWork, system } from '#kit/work.ts';
import type { Work } from '#kit/work.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';
import { expectLaws } from '#server/test/laws.ts';
import { makePayouts } from './make-payouts.ts';
import { sendPayouts } from './send-payout.ts';
import { settleDue } from './settle.ts';

let town: Town;
let offer = '';
let merchant = '';
beforeAll(async () => {
  town = await openTown();
  merchant = town.merchants.zhou;
  const sellUntil = new Date(town.clock.now().getTime() + 300 * dayMs).toISOString();
  offer = await liveOffer(town, { sellUntil });
}, 60_000);
beforeEach(() => payTo('zhou-8888'));
afterAll(async () => {
  await expectLaws(town);
  await town.close();
});

const asSystem = <T>(act: (work: Work) => Promise<T>): Promise<T> =>
  inWork(town.server.work, { cityId: city, actor: system }, act);
const payTo = (account: string) =>
  town.as('zhou')(contract.setMerchantAccount, {
    city,
    merchant,
    rail: 'sandbox',
    account,
    holder: '周记',
  });
const terms = (changes: Partial<contract.PayoutTermsView>) =>
  town.as('xu')(contract.setPayoutTerms, {
    city,
    merchant,
    ...contract.usualTerms,
    heldBecause: null,
    ...changes,
  });
/** A use that is settled and was held long enough. */
const settled = async (): Promise<void> => {
  const [voucher] = await buy(town, 'lin', offer);
  const asked = { city, place: town.places.noodles, channel: 'typed' as const };
  await town.as('chen')(redeemVoucher, { ...asked, code: voucher?.code ?? '' });
  town.clock.add(61 * minuteMs);
  await asSystem((work) => settleDue(work));
  town.clock.add(dayMs);
};
const made = async () =>
  (await town.as('xu')(contract.listPayouts, { city, state: 'made' })).items;
const release = (payout: string) =>
  town.caller('xu')(contract.releasePayout, { city, payout });
const shown = async (id: string) =>
  (await town.as('xu')(contract.listPayouts, { city, limit: 100 })).items.find(
    (payout) => payout.id === id,
  );
const sendAll = async (): Promise<void> => {
  if ((await asSystem(sendPayouts)) > 0) await sendAll();
};
/** Makes payouts of all that is due, and releases them for good; their ids. */
const releaseAll = async (): Promise<string[]> => {
  await asSystem(makePayouts);
  const ids = (await made()).map(({ id }) => id);
  for (const id of ids) await release(id);
  town.clock.add(10 * minuteMs);
  return ids;
};
/** What the rail itself has paid to an account. */
const railPaid = async (account: string): Promise<number> => {
  const [row] = await town.sql<{ fen: number }>(
    `select coalesce(sum(amount_fen), 0)::bigint as fen from (
      select amount_fen from sandbox_share_line where account = $1
      union all select amount_fen from sandbox_transfer where account = $1) as paid`,
    [account],
  );
  return row?.fen ?? 0;
};
const money = () => town.as('zhou')(readMerchantMoney, { city, merchant });

it('pays the customer’s money out of its trade, and the rest by transfer', async () => {
  await settled();
  await asSystem(makePayouts);
  expect(await made()).toMatchObject([
    { part: 'share', amountFen: 5_765, lines: 1, accountEnd: '8888' },
    { part: 'transfer', amountFen: 540, lines: 1, recoveredFen: 0 },
  ]);
  expect(await money()).toMatchObject({ settledFen: 0, payingFen: 6_305 });
  await releaseAll();
  await sendAll();
  expect(await railPaid('zhou-8888')).toBe(6_305);
  expect(await money()).toMatchObject({ payableFen: 0, payingFen: 0, paidOutFen: 6_305 });
});

it('is made once, however many make it at once', async () => {
  await settled();
  const did = await Promise.all(Array.from({ length: 5 }, () => asSystem(makePayouts)));
  expect(did.reduce((sum, each) => sum + each, 0)).toBe(2);
  await releaseAll();
  await sendAll();
});

it('goes only once it is released, and can be recalled for ten minutes', async () => {
  await settled();
  await asSystem(makePayouts);
  const [payout] = await made();
  const id = payout?.id ?? '';
  await sendAll();
  const recall = () => town.caller('xu')(contract.recallPayout, { city, payout: id });
  expect(await recall()).toMatchObject({ refusal: 'payout_not_in_state' });
  expect(await release(id)).toMatchObject({ value: { state: 'released' } });
  expect(await release(id)).toMatchObject({ refusal: 'payout_not_in_state' });
  town.clock.add(10 * minuteMs - 1);
  await sendAll();
  expect(await recall()).toMatchObject({ value: { state: 'made', recallUntil: null } });
  await release(id);
  town.clock.add(10 * minuteMs);
  expect(await recall()).toMatchObject({ facts: { state: 'sent' } });
  const none = '019f0000-0000-7000-8000-000000000000';
  expect(await release(none)).toMatchObject({ refusal: 'payout_not_found' });
  await releaseAll();
  await sendAll();
});

it('waits for one thing, and says which', async () => {
  const reason = async () =>
    (await town.as('xu')(contract.listWaiting, { city })).items.map((each) => each.reason);
  await settled();
  expect(await reason()).toEqual([null]);
  await terms({ heldBecause: '证照在查' });
  expect(await reason()).toEqual(['on_hold']);
  expect(await asSystem(makePayouts)).toBe(0);
  await terms({ holdingDays: 30 });
  expect(await reason()).toEqual(['holding']);
  expect(await asSystem(makePayouts)).toBe(0);
  await terms({ minimumFen: 1_000_000 });
  expect(await reason()).toEqual(['minimum']);
  expect(await asSystem(makePayouts)).toBe(0);
  await town.sql('delete from merchant_account');
  expect(await reason()).toEqual(['no_account']);
  await terms({});
  await payTo('zhou-9999');
  await releaseAll();
  await sendAll();
  expect(await reason()).toEqual([]);
});

it('a rail that is still at it is asked again, and pays once', async () => {
  await payTo('zhou~slow');
  await settled();
  const ids = await releaseAll();
  await sendAll();
  expect(await shown(ids[0] ?? '')).toMatchObject({ state: 'sent', paidFen: 0 });
  town.clock.add(2 * hourMs);
  await sendAll();
  for (const id of ids) expect(await shown(id)).toMatchObject({ state: 'paid' });
  expect(await railPaid('zhou~slow')).toBe(6_305);
});

it('what a rail refuses is settled again, says why, and comes with the next', async () => {
  await payTo('zhou~refuses');
  await settled();
  const ids = await releaseAll();
  await sendAll();
  for (const id of ids)
    expect(await shown(id)).toMatchObject({ state: 'failed', why: 'receiver_refused' });
  expect(await money()).toMatchObject({ settledFen: 6_305, payingFen: 0 });
  await payTo('zhou-7777');
  await releaseAll();
  await sendAll();
  expect(await railPaid('zhou-7777')).toBe(6_305);
  expect(await money()).toMatchObject({ payableFen: 0 });
});

it('an answer that is lost costs nothing: the same number is asked again', async () => {
  await payTo('zhou-6666');
  await settled();
  await releaseAll();
  const { sandbox } = town.server.work.outside.rails;
  if (!sandbox) throw new Error('the town has its sandbox rail');
  const whole = { ...sandbox };
  const lost =
    <A, R>(call: (asked: A) => Promise<R>) =>
    async (asked: A): Promise<R> => {
      await call(asked);
      throw new Error('the line is down');
    };
  sandbox.shareTrade = lost(whole.shareTrade);
  sandbox.transfer = lost(whole.transfer);
  await sendAll();
  Object.assign(sandbox, whole);
  expect(await money()).toMatchObject({ payingFen: 6_305 });
  town.clock.add(hourMs);
  await sendAll();
  expect(await railPaid('zhou-6666')).toBe(6_305);
  expect(await money()).toMatchObject({ payingFen: 0 });
});

it('killed after any step, it goes on where it was and pays once', async () => {
  await payTo('zhou-5555');
  await settled();
  const killed = async (act: (work: Work) => Promise<number>) => {
    const dies = asSystem(async (work) => {
      await act(work);
      throw new Error('killed');
    });
    await expect(dies).rejects.toThrow('killed');
  };
  await killed(makePayouts);
  await releaseAll();
  for (let step = 0; step < 4; step += 1) {
    await killed(sendPayouts);
    expect(await asSystem(sendPayouts)).toBe(1);
  }
  expect(await asSystem(sendPayouts)).toBe(0);
  expect(await railPaid('zhou-5555')).toBe(6_305);
  expect(await money()).toMatchObject({ payableFen: 0 });
});

it('shows no whole account, neither to its owner nor to the operator', async () => {
  for (const who of ['zhou', 'xu'] as const) {
    const { items } = await town.as(who)(contract.listMerchantAccounts, { city, merchant });
    expect(JSON.stringify(items)).not.toContain('zhou-8888');
    expect(items).toMatchObject([{ rail: 'sandbox', accountEnd: '8888', holder: '周记' }]);
  }
  const mine = await town.as('zhou')(contract.listMerchantPayouts, { city, merchant });
  expect(mine.items.length).toBeGreaterThan(0);
});
