import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayMs, hourMs, minuteMs } from '#contract/kit/time.ts';
import { readMerchantMoney } from '#contract/ledger.ts';
import { refundOrder } from '#contract/payment.ts';
import { redeemVoucher, undoRedemption } from '#contract/redemption.ts';
import { readVoucher } from '#contract/voucher.ts';
import type { VoucherView } from '#contract/voucher.ts';
import { openDevice, shownAt } from '#server/test/offline.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, draftOf, liveOffer } from '#server/test/wheel.ts';
import { expectLaws } from '#server/test/laws.ts';

let town: Town;
let meal = '';
let card = '';
beforeAll(async () => {
  town = await openTown();
  const placeIds = [town.places.noodles, town.places.tea];
  const sellUntil = later(360 * dayMs).toISOString();
  meal = await liveOffer(town, { placeIds, sellUntil });
  const { terms } = draftOf(town);
  if (terms.kind !== 'package') throw new Error('the draft is a set meal');
  card = await liveOffer(town, { terms: { ...terms, usesTotal: 3 }, placeIds, sellUntil });
}, 60_000);
afterAll(async () => {
  await expectLaws(town);
  await town.close();
});

const one = async (offerId = meal): Promise<VoucherView> => {
  const [voucher] = await buy(town, 'lin', offerId);
  if (!voucher) throw new Error('a paid order has its voucher');
  return voucher;
};
const now = () => town.clock.now();
const later = (ms: number) => new Date(now().getTime() + ms);
const wait = (ms: number) => {
  town.clock.add(ms);
};
const tea = () => ({ who: 'zhou', place: town.places.tea }) as const;
const stateOf = async ({ id }: VoucherView) =>
  (await town.as('lin')(readVoucher, { city, voucher: id })).state;
/** What was accepted a quarter of an hour ago, as it is told now. */
const scanned = async (voucher: VoucherView, device = openDevice(town)) => {
  const { tell } = await device;
  const at = now();
  const text = await shownAt(voucher, at);
  wait(15 * minuteMs);
  return { at, text, tell: (more = {}) => tell(text, at, more) };
};

const owed = async () =>
  town.as('zhou')(readMerchantMoney, { city, merchant: town.merchants.zhou });

describe('what can’t be redeemed is a case', () => {
  it('borne by the platform, where it was used elsewhere meanwhile', async () => {
    const voucher = await one();
    const { tell } = await scanned(voucher);
    const other = { city, place: town.places.tea, channel: 'typed' as const };
    await town.as('zhou')(redeemVoucher, { ...other, code: voucher.code });
    const goneAt = now().toISOString();
    const before = await owed();
    expect(await tell()).toMatchObject({
      status: 201,
      value: {
        outcome: 'case',
        case: {
          kind: 'used_elsewhere',
          bornBy: 'platform',
          amountFen: 6_340,
          placeName: '码头面馆',
          staffName: 'chen',
          code: voucher.code,
          evidence: {
            proof: 'shown',
            voucherState: 'redeemed',
            gonePlace: '海风茶楼',
            goneAt,
            clockSure: true,
            usesLeft: 0,
          },
        },
      },
    });
    const after = await owed();
    expect(after.payableFen).toBe(before.payableFen + 6_340);
    expect(after.madeGoodFen).toBe(before.madeGoodFen + 6_340);
    expect(after.feeFen).toBe(before.feeFen);
  });

  it('borne by the platform, where it was given back meanwhile', async () => {
    const voucher = await one();
    const { tell } = await scanned(voucher);
    await town.as('lin')(refundOrder, { city, order: voucher.orderId });
    expect(await tell()).toMatchObject({
      value: { case: { kind: 'given_back', bornBy: 'platform', amountFen: 6_340 } },
    });
  });

  it('also where the same code was scanned at two stores', async () => {
    const voucher = await one(card);
    const [here, there] = [await openDevice(town), await openDevice(town, tea())];
    const text = await shownAt(voucher, now());
    expect(await here.tell(text, now())).toMatchObject({ value: { outcome: 'redeemed' } });
    expect(await there.tell(text, now())).toMatchObject({
      value: { case: { kind: 'used_elsewhere', bornBy: 'platform' } },
    });
  });

  it('borne by the merchant, where nothing proved it or no list was there', async () => {
    const [typed, listless] = [await one(), await one()];
    const { tell } = await openDevice(town);
    const { tell: tellListless } = await scanned(listless);
    for (const { orderId } of [typed, listless])
      await town.as('lin')(refundOrder, { city, order: orderId });
    const before = await owed();
    expect(await tell(`80${typed.code}`, now())).toMatchObject({
      value: { case: { kind: 'given_back', bornBy: 'merchant' } },
    });
    expect(await tellListless({ listId: null })).toMatchObject({
      value: { case: { bornBy: 'merchant', evidence: { listMadeAt: null } } },
    });
    expect((await owed()).payableFen).toBe(before.payableFen);
  });

  it('borne by the merchant, where the list is of another store or made up', async () => {
    const voucher = await one();
    const { tell } = await scanned(voucher);
    await town.as('lin')(refundOrder, { city, order: voucher.orderId });
    const { list } = await openDevice(town, tea());
    expect(await tell({ listId: list.listId })).toMatchObject({
      value: { case: { bornBy: 'merchant', evidence: { listMadeAt: null } } },
    });
  });

  it('borne by the merchant, where it was gone before its list was made', async () => {
    const voucher = await one();
    const place = town.places.noodles;
    const asked = { city, place, code: voucher.code, channel: 'typed' as const };
    await town.as('chen')(redeemVoucher, asked);
    wait(minuteMs);
    const { tell } = await scanned(voucher);
    expect(await tell()).toMatchObject({
      value: { case: { kind: 'used_elsewhere', bornBy: 'merchant' } },
    });
  });

  it('borne by the merchant, where the device could see that it was no good', async () => {
    const [lapsed, early] = [await one(), await one()];
    town.clock.set(new Date(new Date(lapsed.validUntil).getTime() + minuteMs));
    const at = now();
    const fresh = await openDevice(town);
    expect(await fresh.tell(await shownAt(lapsed, at), at)).toMatchObject({
      value: { case: { kind: 'expired', bornBy: 'merchant' } },
    });
    const from = later(hourMs);
    await town.sql('update voucher set valid_from = $2, valid_until = $3 where id = $1', [
      early.id,
      from,
      new Date(from.getTime() + dayMs),
    ]);
    expect(await fresh.tell(await shownAt(early, at), at)).toMatchObject({
      value: { case: { kind: 'not_valid_yet', bornBy: 'merchant' } },
    });
  });

  it('borne by the merchant, at a store that the voucher does not name', async () => {
    const voucher = await one();
    const { tell } = await openDevice(town, { who: 'tang', place: town.places.books });
    const answer = await tell(await shownAt(voucher, now()), now());
    expect(answer).toMatchObject({
      // Another merchant's voucher: what it is is not this store's business.
      value: { case: { kind: 'wrong_store', bornBy: 'merchant', code: null, title: null } },
    });
    expect(await stateOf(voucher)).toBe('issued');
  });

  it.each([-5, 5, 4_000])('borne by the merchant, shown %i steps off', async (off) => {
    const [voucher, { tell }] = [await one(), await openDevice(town)];
    expect(await tell(await shownAt(voucher, now(), off), now())).toMatchObject({
      value: { case: { kind: 'code_not_good', bornBy: 'merchant', code: voucher.code } },
    });
  });

  it('borne by the merchant, where it is none of our codes or nobody’s', async () => {
    const { tell } = await openDevice(town);
    const { shown } = await one();
    const number = BigInt((shown?.signedText ?? '').slice(2)) + 1n;
    const forged = `82${String(number).padStart(196, '0')}`;
    for (const text of [forged, '12345678901234', '81'.padEnd(34, '1')])
      expect(await tell(text, now())).toMatchObject({
        value: { case: { kind: 'code_not_good', bornBy: 'merchant', amountFen: 0 } },
      });
    expect(await tell('80000000000000', now())).toMatchObject({
      value: { case: { kind: 'voucher_unknown', bornBy: 'merchant', code: null } },
    });
  });

  it('in doubt, where the time of its scan can’t be true', async () => {
    const voucher = await one();
    const { tell, list } = await openDevice(town);
    const before = new Date(new Date(list.madeAt).getTime() - 1);
    const future = later(2 * minuteMs + 1);
    for (const at of [before, future])
      expect(await tell(await shownAt(voucher, at), at)).toMatchObject({
        value: { case: { kind: 'time_in_doubt', bornBy: 'merchant' } },
      });
    const old = later(-72 * hourMs - 1);
    const none = { listId: null };
    expect(await tell(await shownAt(voucher, old), old, none)).toMatchObject({
      value: { case: { kind: 'time_in_doubt' } },
    });
    const [good, soon] = [await one(), later(2 * minuteMs)];
    expect(await tell(await shownAt(good, soon), soon)).toMatchObject({
      value: { outcome: 'redeemed' },
    });
  });

  it('where it was undone too often', async () => {
    const voucher = await one();
    const place = town.places.noodles;
    const asked = { city, place, code: voucher.code, channel: 'typed' as const };
    for (let cycle = 0; cycle < 10; cycle += 1) {
      const { id } = await town.as('chen')(redeemVoucher, asked);
      await town.as('chen')(undoRedemption, { city, redemption: id });
    }
    const { tell } = await scanned(voucher);
    expect(await tell()).toMatchObject({ value: { case: { kind: 'used_elsewhere' } } });
  });
});
