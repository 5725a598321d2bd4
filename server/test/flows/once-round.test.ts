import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listNearby } from '#contract/exposure.ts';
import { listPostings, readMerchantMoney } from '#contract/ledger.ts';
import { writeNote } from '#contract/note.ts';
import { readOrder } from '#contract/order.ts';
import { refundOrder } from '#contract/payment.ts';
import { prepareRedemption, redeemVoucher, undoRedemption } from '#contract/redemption.ts';
import { readVoucher } from '#contract/voucher.ts';
import { city, openTown } from '../town.ts';
import type { Town } from '../town.ts';
import { buy, liveOffer } from '../wheel.ts';
import { expectLaws } from '../laws.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(async () => {
  await expectLaws(town);
  await town.close();
});

describe('once round the wheel', () => {
  it('goes from a note to what the merchant is owed', async () => {
    const { noodles: placeId } = town.places;
    await town.as('mei')(writeNote, { city, placeId, text: '面汤很鲜，值得绕路来。' });
    const offerId = await liveOffer(town);
    const near = await town.as('lin')(listNearby, { city, lat: 30.25, lon: 122.2 });
    expect(near.items[0]).toMatchObject({
      placeId,
      notes: 1,
      best: { offerId, originalFen: 7_600, totalFen: 5_800 },
    });
    const [voucher] = await buy(town, 'lin', offerId);
    const code = voucher?.code ?? '';
    expect(
      await town.as('chen')(prepareRedemption, { city, place: placeId, code }),
    ).toMatchObject({ title: '双人面套餐', usesLeft: 1, holderPhoneMasked: '139****0001' });
    const redeemed = await town.as('chen')(redeemVoucher, {
      city,
      place: placeId,
      code,
      channel: 'scan',
    });
    // 5,800 paid, 540 of the 1,800 saved are the platform's, fee 0.6 % of 5,800 is 35.
    expect(redeemed.merchantGetsFen).toBe(5_800 + 540 - 35);
    expect(
      await town.as('zhou')(readMerchantMoney, { city, merchant: town.merchants.zhou }),
    ).toMatchObject({
      payableFen: 6_305,
      customersPaidFen: 5_800,
      platformFundedFen: 540,
      merchantFundedFen: 1_260,
      feeFen: 35,
      redemptionsToday: 1,
    });
  });

  it('takes a redemption back line by line and lets the code work again', async () => {
    const offerId = await liveOffer(town);
    const [voucher] = await buy(town, 'lin', offerId);
    const { code = '', id = '' } = voucher ?? {};
    const place = town.places.noodles;
    const chen = town.as('chen');
    const first = await chen(redeemVoucher, { city, place, code, channel: 'typed' });
    await chen(undoRedemption, { city, redemption: first.id });
    const postings = await town.as('xu')(listPostings, { city, voucherId: id });
    const net = new Map<string, number>();
    for (const { fromAccount, toAccount, amountFen } of postings.items) {
      net.set(fromAccount, (net.get(fromAccount) ?? 0) - amountFen);
      net.set(toAccount, (net.get(toAccount) ?? 0) + amountFen);
    }
    expect([...net.values()].every((fen) => fen === 0)).toBe(true);
    await chen(redeemVoucher, { city, place, code, channel: 'typed' });
    expect((await town.as('lin')(readVoucher, { city, voucher: id })).state).toBe(
      'redeemed',
    );
  });

  it('gives back what is unused in one action', async () => {
    const [one, other] = await buy(town, 'lin', await liveOffer(town), 2);
    await town.as('chen')(redeemVoucher, {
      city,
      place: town.places.noodles,
      code: one?.code ?? '',
      channel: 'scan',
    });
    const order = one?.orderId ?? '';
    const given = await town.as('lin')(refundOrder, { city, order });
    expect(given).toMatchObject({ totalFen: 5_800, items: [{ voucherId: other?.id }] });
    await town.server.tick();
    expect((await town.as('lin')(readOrder, { city, order })).refundedFen).toBe(5_800);
  });
});
