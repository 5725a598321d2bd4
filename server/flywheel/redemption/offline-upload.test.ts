import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayMs, minuteMs } from '#contract/kit/time.ts';
import { setOfflineCaps, uploadOfflineRedemption } from '#contract/offline.ts';
import { refundOrder } from '#contract/payment.ts';
import { redeemVoucher } from '#contract/redemption.ts';
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

describe('what was accepted without network', () => {
  it('is redeemed, with the time of its scan', async () => {
    const voucher = await one();
    const { at, tell } = await scanned(voucher);
    expect(await tell()).toMatchObject({
      ok: true,
      status: 201,
      value: {
        outcome: 'redeemed',
        redemption: {
          code: voucher.code,
          channel: 'scan',
          staffName: 'chen',
          usesLeft: 0,
          scannedAt: at.toISOString(),
          redeemedAt: now().toISOString(),
        },
      },
    });
    expect(await stateOf(voucher)).toBe('redeemed');
  });

  it.each([-4, 4])('is taken %i steps off, since clocks drift', async (off) => {
    const [voucher, { tell }] = [await one(), await openDevice(town)];
    const text = await shownAt(voucher, now(), off);
    expect(await tell(text, now())).toMatchObject({ value: { outcome: 'redeemed' } });
  });

  it('may have lapsed since, as long as its money has not gone', async () => {
    const voucher = await one();
    town.clock.set(new Date(new Date(voucher.validUntil).getTime() - minuteMs));
    const { tell } = await scanned(voucher);
    await town.sql(`update voucher set state = 'expired' where id = $1`, [voucher.id]);
    expect(await tell()).toMatchObject({ value: { outcome: 'redeemed' } });
  });

  it('is redeemed by its signature, and by twelve digits', async () => {
    const [signed, typed] = [await one(), await one()];
    const { tell } = await openDevice(town);
    for (const text of [signed.shown?.signedText ?? '', `80${typed.code}`])
      expect(await tell(text, now())).toMatchObject({ value: { outcome: 'redeemed' } });
  });

  it('is redeemed over every cap and without a list: nobody has a loss', async () => {
    const place = town.places.noodles;
    await town.as('xu')(setOfflineCaps, { city, place, storeFen: 0, voucherFen: 0 });
    const { tell } = await scanned(await one());
    const none = { listId: null, clockSure: false };
    expect(await tell(none)).toMatchObject({ value: { outcome: 'redeemed' } });
  });

  it('is a card’s earlier use, although a later one was taken with network', async () => {
    const voucher = await one(card);
    const { tell } = await scanned(voucher);
    const code = await shownAt(voucher, now());
    const asked = { city, place: town.places.noodles, code, channel: 'scan' as const };
    expect(await town.as('chen')(redeemVoucher, asked)).toMatchObject({ usesLeft: 2 });
    expect(await tell()).toMatchObject({ value: { redemption: { usesLeft: 1 } } });
    // The later step stays the last one.
    expect(await town.caller('chen')(redeemVoucher, asked)).toMatchObject({
      refusal: 'code_shown_before',
    });
  });

  it('is nobody’s business who does not work there', async () => {
    const { text, at } = await scanned(await one());
    const asked = {
      city,
      place: town.places.tea,
      text,
      scannedAt: at.toISOString(),
      listId: null,
      clockOffMs: 0,
      clockSure: true,
      device: 'device-of-chen',
    };
    expect(await town.caller('chen')(uploadOfflineRedemption, asked)).toMatchObject({
      refusal: 'not_staff_here',
    });
  });
});

describe('the same scan told again', () => {
  it('comes to the same bytes under its key, and the same under another', async () => {
    const voucher = await one();
    const { tell } = await scanned(voucher);
    const first = await tell({ key: 'a-key-of-its-own' });
    wait(minuteMs);
    expect(await tell({ key: 'a-key-of-its-own' })).toEqual(first);
    expect(await tell()).toEqual(first);
    expect(await tell({ key: 'another-key-of-its' })).toEqual(first);
  });

  it('by another device of the store is the same redemption', async () => {
    const voucher = await one(card);
    const [a, b] = [await openDevice(town), await openDevice(town)];
    const text = await shownAt(voucher, now());
    const first = await a.tell(text, now());
    const second = await b.tell(text, later(1_000), { device: 'another-device' });
    expect(second).toEqual(first);
  });

  it('by two devices at the same moment is one redemption', async () => {
    const voucher = await one(card);
    const { tell } = await openDevice(town);
    const text = await shownAt(voucher, now());
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, no) =>
        tell(text, now(), { device: `device-${no}-x` }),
      ),
    );
    const ids = answers.map((answer) =>
      answer.ok && answer.value.outcome === 'redeemed' ? answer.value.redemption.id : '',
    );
    expect(new Set(ids).size).toBe(1);
    const { usesLeft } = await town.as('lin')(readVoucher, { city, voucher: voucher.id });
    expect(usesLeft).toBe(2);
  });

  it('is what was done with network, where only the answer was lost', async () => {
    const voucher = await one();
    const { tell, text: code } = await scanned(voucher);
    const place = town.places.noodles;
    const kept = { key: 'the-key-of-the-scan' };
    town.clock.add(-15 * minuteMs);
    const done = await town.as('chen')(redeemVoucher, {
      city,
      place,
      code,
      channel: 'scan',
    });
    expect(await tell()).toMatchObject({ value: { redemption: { id: done.id } } });
    const typed = await one();
    const asked = { city, place, code: typed.code, channel: 'typed' as const };
    const first = await town.as('chen')(redeemVoucher, asked, kept);
    const device = await openDevice(town);
    const told = await device.tell(`80${typed.code}`, now(), kept);
    expect(told).toMatchObject({ value: { redemption: { id: first.id } } });
  });

  it('is the same case', async () => {
    const voucher = await one();
    const { tell } = await scanned(voucher);
    await town.as('lin')(refundOrder, { city, order: voucher.orderId });
    const first = await tell();
    expect(first).toMatchObject({ value: { outcome: 'case' } });
    expect(await tell()).toEqual(first);
    expect(await tell({ device: 'another-device' })).toEqual(first);
  });
});
