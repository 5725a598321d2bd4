import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRow, tagOf } from '#contract/kit/sealed-row.ts';
import { readSigned } from '#contract/kit/signed-code.ts';
import { hourMs } from '#contract/kit/time.ts';
import { OfflineVoucher, readOfflineList, setOfflineCaps } from '#contract/offline.ts';
import type { OfflineList } from '#contract/offline.ts';
import { refundOrder } from '#contract/payment.ts';
import { redeemVoucher } from '#contract/redemption.ts';
import type { VoucherView } from '#contract/voucher.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, liveOffer, order, payAt } from '#server/test/wheel.ts';
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

const read = (place = town.places.noodles) =>
  town.as('zhou')(readOfflineList, { city, place });
const one = async (): Promise<VoucherView> => {
  const [voucher] = await buy(town, 'lin', meal);
  if (!voucher) throw new Error('a paid order has its voucher');
  return voucher;
};
const rowOf = async ({ rows }: OfflineList, { shown }: VoucherView) => {
  const tag = await tagOf(shown?.handle ?? '');
  return rows.find((row) => row.tag === tag);
};

it('holds what may still be used here, and each only for who shows it', async () => {
  const voucher = await one();
  const list = await read();
  const row = await rowOf(list, voucher);
  if (!row) throw new Error('it is on the list');
  const opened = await openRow(voucher.shown?.handle ?? '', row);
  expect(OfflineVoucher.parse(opened)).toMatchObject({
    voucherId: voucher.id,
    code: voucher.code,
    state: 'issued',
    usesLeft: 1,
    placeIds: [town.places.noodles],
    holderPhoneMasked: '139****0001',
    codeKey: voucher.shown?.codeKey,
    lastStep: 0,
    useFen: 5_800 + 540,
  });
  expect(await openRow('0'.repeat(20), row)).toBeNull();
  expect(JSON.stringify(list)).not.toContain(voucher.code);
});

it('leaves out what was used, given back or is of another store', async () => {
  const [used, back] = [await one(), await one()];
  const asked = { city, place: town.places.noodles, channel: 'typed' as const };
  await town.as('chen')(redeemVoucher, { ...asked, code: used.code });
  await town.as('lin')(refundOrder, { city, order: back.orderId });
  const list = await read();
  expect(await rowOf(list, used)).toBeUndefined();
  expect(await rowOf(list, back)).toBeUndefined();
  expect((await read(town.places.tea)).rows).toEqual([]);
});

it('says when it was made, how long it decides, and how much may be accepted', async () => {
  const list = await read();
  const madeAt = town.clock.now();
  expect(list).toMatchObject({
    madeAt: madeAt.toISOString(),
    until: new Date(madeAt.getTime() + 72 * hourMs).toISOString(),
    caps: { storeFen: 100_000, voucherFen: 30_000 },
    leftOut: 0,
  });
  const place = town.places.noodles;
  const caps = { storeFen: 50_000, voucherFen: 20_000 };
  await town.as('xu')(setOfflineCaps, { city, place, ...caps });
  expect((await read()).caps).toEqual(caps);
  expect((await read(town.places.tea)).caps.storeFen).toBe(100_000);
});

it('understands signed codes of what is on sale and of bills paid ahead', async () => {
  const list = await read();
  const voucher = await one();
  const signed = await readSigned(voucher.shown?.signedText ?? '', list.publicKeys);
  const offer = list.offers.find(({ tag }) => tag.startsWith(signed?.offerTag ?? '-'));
  expect(offer).toMatchObject({ title: '双人面套餐', useFen: 5_800 + 540 });
  const basket = { kind: 'bill', billFen: 10_000, excludedFen: 0 } as const;
  const bill = await order(town, 'lin', basket);
  await payAt(town, 'lin', bill.id);
  const again = await read();
  const paid = again.offers.find(({ terms }) => terms.kind === 'paid_bill');
  expect(paid).toMatchObject({ useFen: again.caps.voucherFen });
});

it('gives the newest what room is left, and says what it left out', async () => {
  const voucher = await one();
  await town.sql(
    `insert into voucher select (jsonb_populate_record(voucher, jsonb_build_object(
       'id', gen_random_uuid(), 'code', '7777' || lpad(n::text, 8, '0'),
       'handle', '7777' || lpad(n::text, 16, '0'), 'state', 'issued',
       'valid_until', valid_until + n * interval '1 second'))).*
     from voucher, generate_series(1, 2005) as n where id = $1`,
    [voucher.id],
  );
  const list = await read();
  expect(list.rows).toHaveLength(2_000);
  expect(list.leftOut).toBeGreaterThanOrEqual(6);
  expect(await rowOf(list, voucher)).toBeDefined();
  await town.sql(`delete from voucher where handle like '7777%'`);
});

it('is for those who work there', async () => {
  const asked = { city, place: town.places.tea };
  expect(await town.caller('chen')(readOfflineList, asked)).toMatchObject({
    refusal: 'not_staff_here',
  });
});

it('has caps only where there is a store', async () => {
  const place = '019f0000-0000-7000-8000-000000000000';
  const asked = { city, place, storeFen: 1, voucherFen: 1 };
  expect(await town.caller('xu')(setOfflineCaps, asked)).toMatchObject({
    refusal: 'place_not_found',
  });
});
