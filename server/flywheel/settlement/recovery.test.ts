import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayMs, minuteMs } from '#contract/kit/time.ts';
import { readMerchantMoney } from '#contract/ledger.ts';
import { redeemVoucher } from '#contract/redemption.ts';
import * as contract from '#contract/settlement.ts';
import { refunding, settledOf } from '#flywheel/ledger/ledger.ts';
import { postMany } from '#flywheel/ledger/post-many.ts';
import { inWork, system } from '#kit/work.ts';
import type { Work } from '#kit/work.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';
import { makePayouts } from './make-payouts.ts';
import { sendPayouts } from './send-payout.ts';
import { settleDue } from './settle.ts';

// What a refund after use posts is written here by hand, and no more than that: its own
// records are another module's, so that the laws are not asked at the end.
let town: Town;
let offer = '';
let merchant = '';
beforeAll(async () => {
  town = await openTown();
  merchant = town.merchants.zhou;
  offer = await liveOffer(town);
  await town.as('zhou')(contract.setMerchantAccount, {
    city,
    merchant,
    rail: 'sandbox',
    account: 'zhou-8888',
    holder: '周记',
  });
}, 60_000);
afterAll(() => town.close());

const asSystem = <T>(act: (work: Work) => Promise<T>): Promise<T> =>
  inWork(town.server.work, { cityId: city, actor: system }, act);
const settled = async (): Promise<void> => {
  const [voucher] = await buy(town, 'lin', offer);
  const asked = { city, place: town.places.noodles, channel: 'typed' as const };
  await town.as('chen')(redeemVoucher, { ...asked, code: voucher?.code ?? '' });
  town.clock.add(61 * minuteMs);
  await asSystem((work) => settleDue(work));
  town.clock.add(dayMs);
};
const sendAll = async (): Promise<void> => {
  if ((await asSystem(sendPayouts)) > 0) await sendAll();
};
const payOut = async () => {
  await asSystem(makePayouts);
  const { items } = await town.as('xu')(contract.listPayouts, { city, state: 'made' });
  for (const { id } of items)
    await town.as('xu')(contract.releasePayout, { city, payout: id });
  town.clock.add(10 * minuteMs);
  await sendAll();
  const all = await town.as('zhou')(contract.listMerchantPayouts, { city, merchant });
  return all.items;
};
const giveBack = (amountFen: number) =>
  asSystem((work) =>
    postMany(work, [
      {
        kind: 'use_refund',
        subjectId: work.id(),
        fromAccount: settledOf(merchant),
        toAccount: refunding,
        amountFen,
      },
    ]),
  );
const money = () => town.as('zhou')(readMerchantMoney, { city, merchant });

it('a refund after the payout is a visible debt, kept back from the next', async () => {
  await settled();
  await payOut();
  await giveBack(8_000);
  expect(await money()).toMatchObject({ settledFen: -8_000, paidOutFen: 6_305 });
  await settled();
  const first = await payOut();
  expect(first.slice(0, 2)).toMatchObject([
    { part: 'share', amountFen: 0, recoveredFen: 5_765, state: 'paid' },
    { part: 'transfer', amountFen: 0, recoveredFen: 540, state: 'paid' },
  ]);
  expect(await money()).toMatchObject({ settledFen: -1_695, paidOutFen: 6_305 });
  await settled();
  const second = await payOut();
  expect(second.slice(0, 2)).toMatchObject([
    { part: 'share', amountFen: 4_610, recoveredFen: 1_155, state: 'paid' },
    { part: 'transfer', amountFen: 0, recoveredFen: 540, state: 'paid' },
  ]);
  expect(await money()).toMatchObject({ settledFen: 0, payableFen: 0, paidOutFen: 10_915 });
});
