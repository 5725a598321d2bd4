import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refundOrder } from '#contract/payment.ts';
import { prepareRedemption, redeemVoucher, undoRedemption } from '#contract/redemption.ts';
import { readVoucher } from '#contract/voucher.ts';
import type { VoucherView } from '#contract/voucher.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Name, Town } from '#server/test/town.ts';
import { buy, draftOf, liveOffer } from '#server/test/wheel.ts';
import { expectLaws } from '#server/test/laws.ts';

let town: Town;
let meal = '';
beforeAll(async () => {
  town = await openTown();
  meal = await liveOffer(town);
}, 60_000);
afterAll(async () => {
  await expectLaws(town);
  await town.close();
});

const dayMs = 86_400_000;
const one = async (offerId = meal): Promise<VoucherView> => {
  const [voucher] = await buy(town, 'lin', offerId);
  if (!voucher) throw new Error('a paid order has its voucher');
  return voucher;
};
const at = (code: string, place = town.places.noodles) => ({
  city,
  place,
  code,
  channel: 'typed' as const,
});
const redeem = (code: string, who: Name = 'chen', place = town.places.noodles) =>
  town.caller(who)(redeemVoucher, at(code, place));
const stateOf = async (voucher: VoucherView) =>
  (await town.as('lin')(readVoucher, { city, voucher: voucher.id })).state;

describe('a code at the counter', () => {
  it('is refused when it is mistyped or nobody’s', async () => {
    const { code } = await one();
    const wrong = code.slice(0, 11) + String((Number(code[11]) + 1) % 10);
    for (const text of [wrong, code.slice(1), 'hello', '1'.repeat(40)])
      expect(await redeem(text)).toMatchObject({ refusal: 'code_mistyped' });
    expect(await redeem('000000000000')).toMatchObject({
      status: 404,
      refusal: 'voucher_not_found',
    });
  });

  it('works at the stores that it names, by those who work there', async () => {
    const { code } = await one();
    expect(await redeem(code, 'zhou', town.places.tea)).toMatchObject({
      refusal: 'store_not_included',
      facts: { stores: [{ placeId: town.places.noodles, name: '码头面馆' }] },
    });
    expect(await redeem(code, 'chen', town.places.tea)).toMatchObject({
      refusal: 'not_staff_here',
      facts: { placeId: town.places.tea },
    });
    expect(await redeem(code)).toMatchObject({ ok: true });
  });

  it('says when and where it was used, and to its own merchant only', async () => {
    const { code } = await one();
    const first = await town.as('chen')(redeemVoucher, at(code));
    expect(await redeem(code)).toMatchObject({
      refusal: 'voucher_already_redeemed',
      facts: {
        redeemedAt: first.redeemedAt,
        placeName: '码头面馆',
        staffName: 'chen',
        redemptionId: first.id,
      },
    });
    expect(await redeem(code, 'tang', town.places.books)).toMatchObject({
      refusal: 'voucher_already_redeemed',
      facts: { redeemedAt: null, placeName: null, staffName: null, redemptionId: null },
    });
  });

  it('is dead once its money went back', async () => {
    const voucher = await one();
    await town.as('lin')(refundOrder, { city, order: voucher.orderId });
    expect(await redeem(voucher.code)).toMatchObject({
      refusal: 'voucher_given_back',
      facts: { state: 'refunding' },
    });
    await town.server.tick();
    expect(await redeem(voucher.code)).toMatchObject({
      refusal: 'voucher_given_back',
      facts: { state: 'refunded' },
    });
  });

  it('is told the same before anything is done', async () => {
    const { code } = await one();
    const ask = { city, place: town.places.tea, code };
    expect(await town.caller('zhou')(prepareRedemption, ask)).toMatchObject({
      refusal: 'store_not_included',
    });
  });

  it('waits for its first minute', async () => {
    const voucher = await one();
    const later = new Date(town.clock.now().getTime() + dayMs);
    await town.sql('update voucher set valid_from = $2 where id = $1', [voucher.id, later]);
    expect(await redeem(voucher.code)).toMatchObject({
      refusal: 'voucher_not_valid_yet',
      facts: { validFrom: later.toISOString() },
    });
  });

  it('works in its last minute, and not after, whatever the sweep does', async () => {
    const [last, late] = [await one(), await one()];
    const end = new Date(last.validUntil);
    town.clock.set(end);
    expect(await redeem(last.code)).toMatchObject({ ok: true });
    town.clock.add(1);
    expect(await redeem(late.code)).toMatchObject({
      status: 410,
      refusal: 'voucher_expired',
      facts: { expiredAt: late.validUntil },
    });
    await town.server.tick();
    expect(await stateOf(late)).toBe('refunded');
    expect(await redeem(late.code)).toMatchObject({ refusal: 'voucher_given_back' });
  });
});

describe('an undo', () => {
  const redeemed = async (offerId = meal) => {
    const voucher = await one(offerId);
    const done = await town.as('chen')(redeemVoucher, at(voucher.code));
    return { voucher, redemption: done.id };
  };
  const undo = (redemption: string, who: Name = 'chen') =>
    town.caller(who)(undoRedemption, { city, redemption });
  // The first block moved the clock past the sale of the town's first offer.
  const freshOffer = (validDays = 30) => {
    const sellFrom = town.clock.now().toISOString();
    const sellUntil = new Date(town.clock.now().getTime() + 90 * dayMs).toISOString();
    return liveOffer(town, { ...draftOf(town), sellFrom, sellUntil, validDays });
  };
  const cardOfThree = () =>
    liveOffer(town, {
      sellUntil: new Date(town.clock.now().getTime() + 90 * dayMs).toISOString(),
      terms: {
        kind: 'package',
        priceFen: 100,
        usesTotal: 3,
        items: [{ name: '面', count: 3, priceFen: 50 }],
      },
    });

  it('is possible for sixty minutes', async () => {
    const offerId = await freshOffer();
    const [inTime, late] = [await redeemed(offerId), await redeemed(offerId)];
    town.clock.add(60 * 60_000);
    expect(await undo(inTime.redemption)).toMatchObject({ ok: true });
    town.clock.add(1);
    expect(await undo(late.redemption)).toMatchObject({
      refusal: 'undo_window_over',
      facts: { windowMinutes: 60 },
    });
    expect(await stateOf(late.voucher)).toBe('redeemed');
  });

  it('happens once, at the same store', async () => {
    const { redemption } = await redeemed(await freshOffer());
    expect(await undo(redemption, 'tang')).toMatchObject({ refusal: 'not_staff_here' });
    expect(await undo(crypto.randomUUID())).toMatchObject({
      refusal: 'redemption_not_found',
    });
    expect(await undo(redemption)).toMatchObject({ ok: true });
    expect(await undo(redemption)).toMatchObject({
      refusal: 'redemption_already_undone',
      facts: { undoneAt: town.clock.now().toISOString() },
    });
  });

  it('and a redemption make ten rounds at most', async () => {
    const { voucher, redemption } = await redeemed(await freshOffer());
    await town.as('chen')(undoRedemption, { city, redemption });
    for (let round = 2; round <= 10; round += 1) {
      const next = await town.as('chen')(redeemVoucher, at(voucher.code));
      await town.as('chen')(undoRedemption, { city, redemption: next.id });
    }
    expect(await redeem(voucher.code)).toMatchObject({
      refusal: 'too_many_undos',
      facts: { limit: 10 },
    });
  });

  it('of a voucher that lapsed meanwhile leads to its refund', async () => {
    const voucher = await one(await freshOffer(1));
    town.clock.set(new Date(new Date(voucher.validUntil).getTime() - 60_000));
    const { id } = await town.as('chen')(redeemVoucher, at(voucher.code));
    town.clock.add(5 * 60_000);
    await town.server.tick();
    expect(await stateOf(voucher)).toBe('redeemed');
    expect(await undo(id)).toMatchObject({ ok: true });
    expect(await redeem(voucher.code)).toMatchObject({ refusal: 'voucher_expired' });
    await town.server.tick();
    expect(await stateOf(voucher)).toBe('refunded');
  });

  it('of a card whose rest is given back is refused for that', async () => {
    const { voucher, redemption } = await redeemed(await cardOfThree());
    await town.as('lin')(refundOrder, { city, order: voucher.orderId });
    expect(await undo(redemption)).toMatchObject({
      status: 409,
      refusal: 'voucher_given_back',
      facts: { state: 'refunding' },
    });
    await town.server.tick();
    expect(await undo(redemption)).toMatchObject({ facts: { state: 'refunded' } });
  });

  it('of the first use of a card gives back exactly the fen of that use', async () => {
    const { voucher, redemption } = await redeemed(await cardOfThree());
    const second = await town.as('chen')(redeemVoucher, at(voucher.code));
    expect(second.useNo).toBe(2);
    await town.as('chen')(undoRedemption, { city, redemption });
    const given = await town.as('lin')(refundOrder, { city, order: voucher.orderId });
    expect(given.totalFen).toBe(67);
    await town.server.tick();
  });
});
