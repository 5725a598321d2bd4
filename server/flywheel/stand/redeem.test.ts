import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listChanges } from '#contract/change.ts';
import { listRedemptions, redeemVoucher, undoRedemption } from '#contract/redemption.ts';
import { makeStand, readReceipt, redeemAtStand, retireStand } from '#contract/stand.ts';
import { readVoucher } from '#contract/voucher.ts';
import type { VoucherView } from '#contract/voucher.ts';
import { expectLaws } from '#server/test/laws.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Name, Town } from '#server/test/town.ts';
import { buy, liveOffer, order, payAt, vouchersOf } from '#server/test/wheel.ts';

let town: Town;
let meal = '';
let code = '';
beforeAll(async () => {
  town = await openTown();
  meal = await liveOffer(town);
  code = await standOf(town.places.noodles);
}, 60_000);
afterAll(async () => {
  await expectLaws(town);
  await town.close();
});

const standOf = async (place: string) =>
  (await town.as('zhou')(makeStand, { city, merchant: town.merchants.zhou, place })).code;
const idsOf = (vouchers: VoucherView[]) => vouchers.map(({ id }) => id);
const redeem = (voucherIds: string[], more: { key?: string; who?: Name } = {}) =>
  town.caller(more.who ?? 'lin')(
    redeemAtStand,
    { city, code, voucherIds },
    more.key ? { key: more.key } : {},
  );
const stateOf = async (id: string) =>
  (await town.as('lin')(readVoucher, { city, voucher: id })).state;

describe('at the stand', () => {
  it('a customer redeems at once, and the store reads it as their own doing', async () => {
    const [voucher] = await buy(town, 'lin', meal);
    const answer = await redeem([voucher?.id ?? '']);
    expect(answer).toMatchObject({
      ok: true,
      status: 201,
      value: { items: [{ voucherId: voucher?.id, placeName: '码头面馆', useNo: 1 }] },
    });
    expect(JSON.stringify(answer)).not.toContain('merchantGetsFen');
    const log = await town.as('chen')(listRedemptions, {
      city,
      place: town.places.noodles,
    });
    expect(log.items[0]).toMatchObject({ channel: 'stand', staffName: '' });
  });

  it('several go together or not at all', async () => {
    const vouchers = await buy(town, 'lin', meal, 3);
    const [first, second, third] = idsOf(vouchers);
    const scanned = { city, place: town.places.noodles, channel: 'scan' as const };
    await town.as('chen')(redeemVoucher, { ...scanned, code: vouchers[1]?.code ?? '' });
    expect(await redeem([first ?? '', second ?? '', third ?? ''])).toMatchObject({
      refusal: 'voucher_already_redeemed',
      facts: { placeName: '码头面馆' },
    });
    expect(await stateOf(first ?? '')).toBe('issued');
    const both = await redeem([third ?? '', first ?? '']);
    expect(both).toMatchObject({ ok: true, value: { items: [{}, {}] } });
    expect(await stateOf(third ?? '')).toBe('redeemed');
  });

  it('one named twice is used once', async () => {
    const [voucher] = await buy(town, 'lin', meal);
    const id = voucher?.id ?? '';
    expect(await redeem([id, id])).toMatchObject({ ok: true, value: { items: [{}] } });
  });

  it('the same key has the same answer, when the first was lost', async () => {
    const ids = idsOf(await buy(town, 'lin', meal, 2));
    const key = 'a-key-of-a-lost-answer';
    const first = await redeem(ids, { key });
    expect(await redeem(ids, { key })).toEqual(first);
    expect(await redeem(ids)).toMatchObject({ refusal: 'voucher_already_redeemed' });
  });

  it('eleven at once are not asked for', async () => {
    const ids = Array.from({ length: 11 }, () => meal);
    expect(await redeem(ids)).toMatchObject({ refusal: 'malformed_request' });
  });
});

describe('who may not', () => {
  it('somebody else’s voucher is as good as not there', async () => {
    const [voucher] = await buy(town, 'lin', meal);
    const answer = await redeem([voucher?.id ?? ''], { who: 'mei' });
    expect(answer).toMatchObject({ status: 404, refusal: 'voucher_not_found' });
    const chen = await redeem([voucher?.id ?? ''], { who: 'chen' });
    expect(chen).toMatchObject({ refusal: 'voucher_not_found' });
    expect(await stateOf(voucher?.id ?? '')).toBe('issued');
  });

  it('a voucher of another store is sent there', async () => {
    const tea = await liveOffer(town, { placeIds: [town.places.tea] });
    const placed = await vouchersOf(town, 'lin', (await bought(tea)).id);
    expect(await redeem(idsOf(placed))).toMatchObject({
      refusal: 'store_not_included',
      facts: { stores: [{ name: '海风茶楼' }] },
    });
  });

  it('a retired stand and a made-up one redeem nothing', async () => {
    const ids = idsOf(await buy(town, 'lin', meal));
    const old = await standOf(town.places.noodles);
    await town.as('zhou')(retireStand, {
      city,
      merchant: town.merchants.zhou,
      place: town.places.noodles,
      code: old,
    });
    const at = (made: string) =>
      town.caller('lin')(redeemAtStand, { city, code: made, voucherIds: ids });
    expect(await at(old)).toMatchObject({ refusal: 'stand_retired' });
    expect(await at('0123456789')).toMatchObject({ refusal: 'stand_not_found' });
    expect(await stateOf(ids[0] ?? '')).toBe('issued');
  });
});

/** An order at the tea house, paid. */
const bought = async (offerId: string) => {
  const basket = { kind: 'package', offerId, count: 1 } as const;
  const placed = await order(town, 'lin', basket, town.places.tea);
  await payAt(town, 'lin', placed.id);
  await town.server.tick();
  return placed;
};

describe('afterwards', () => {
  it('the receipt is found by its owner alone, and shows an undo', async () => {
    const ids = idsOf(await buy(town, 'lin', meal, 2));
    const answer = await redeem(ids);
    if (!answer.ok) throw new Error(answer.refusal);
    const [first, second] = answer.value.items;
    const ask = { city, redemption: second?.id ?? '' };
    const receipt = await town.as('lin')(readReceipt, ask);
    expect(receipt.items.map(({ id }) => id)).toEqual([first?.id, second?.id]);
    expect(receipt.asOf).toBe(town.clock.now().toISOString());
    for (const who of ['mei', 'chen'] as const)
      expect(await town.caller(who)(readReceipt, ask)).toMatchObject({
        refusal: 'redemption_not_found',
      });
    await town.as('chen')(undoRedemption, { city, redemption: second?.id ?? '' });
    const later = await town.as('lin')(readReceipt, ask);
    expect(later.items.map(({ undoneAt }) => undoneAt !== null)).toEqual([false, true]);
  });

  it('the store hears of it', async () => {
    const here = { city, place: town.places.noodles };
    const { nextCursor } = await town.as('chen')(listChanges, here);
    const ids = idsOf(await buy(town, 'lin', meal));
    await redeem(ids);
    const heard = await town.as('chen')(listChanges, { ...here, after: nextCursor });
    expect(heard.items).toMatchObject([
      { kind: 'redeemed', redemption: { channel: 'stand', title: '双人面套餐' } },
    ]);
  });
});

describe('everybody at once', () => {
  it.each([2, 10, 50])('%i ask for one voucher here and at the counter', async (count) => {
    const [voucher] = await buy(town, 'lin', meal);
    const id = voucher?.id ?? '';
    const scan = {
      city,
      place: town.places.noodles,
      code: voucher?.code ?? '',
      channel: 'scan' as const,
    };
    const answers = await Promise.all(
      Array.from({ length: count }, (_, no) =>
        no % 2 === 0 ? redeem([id]) : town.caller('chen')(redeemVoucher, scan),
      ),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const no = answers.filter((answer) => !answer.ok).map(({ refusal }) => refusal);
    expect([...new Set(no)]).toEqual(['voucher_already_redeemed']);
    const rows = await town.sql('select 1 from redemption where voucher_id = $1', [id]);
    expect(rows).toHaveLength(1);
  });

  it('overlapping handfuls in any order never block each other', async () => {
    const ids = idsOf(await buy(town, 'lin', meal, 6));
    const answers = await Promise.all(
      [ids, ids.toReversed(), ids.slice(2), ids.slice(0, 4).toReversed()].map((some) =>
        redeem(some),
      ),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const rows = await town.sql<{ n: number }>(
      `select count(*)::int as n from redemption where voucher_id = any($1::uuid[])
       group by voucher_id having count(*) > 1`,
      [ids],
    );
    expect(rows).toEqual([]);
  });
});
