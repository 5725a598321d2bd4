import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readOffer } from '#contract/offer.ts';
import { confirmPlaceMerge, undoPlaceMerge } from '#contract/place-merge.ts';
import { readPlace } from '#contract/place.ts';
import { redeemVoucher, undoRedemption } from '#contract/redemption.ts';
import { readVoucher } from '#contract/voucher.ts';
import { expectLaws } from '#server/test/laws.ts';
import { openCorners } from '#server/test/merges.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { liveOffer, order, payAt, vouchersOf } from '#server/test/wheel.ts';

/** What was sold at a place that another source listed first goes on being honoured. */
let town: Town;
let at: ReturnType<typeof openCorners>;
beforeAll(async () => {
  town = await openTown();
  at = openCorners(town);
}, 60_000);
beforeEach(() => at.next());
afterAll(async () => {
  await expectLaws(town);
  await town.close();
});
const xu = () => town.as('xu');

/** Lin buys one at a place. */
const buyAt = async (offerId: string, placeId: string) => {
  const placed = await order(town, 'lin', { kind: 'package', offerId, count: 1 }, placeId);
  await payAt(town, 'lin', placed.id);
  await at.settle();
  return vouchersOf(town, 'lin', placed.id);
};

/** The guide's noodle bar is Zhou's: an offer, a voucher and Chen's job hang on it. */
const soldAtDropped = async () => {
  const found = await at.twoSources();
  const { kept, dropped } = found;
  await town.sql('update place set merchant_id = $1 where id = $2', [
    town.merchants.zhou,
    dropped,
  ]);
  await town.sql(
    `insert into role values ($1, gen_random_uuid(), $2, 'staff', $3, $4, null, now())`,
    [city, town.ids.chen, town.merchants.zhou, dropped],
  );
  const offer = await liveOffer(town, { placeIds: [dropped] });
  const [voucher] = await buyAt(offer, dropped);
  const code = voucher?.code ?? '';
  return { ...found, kept, dropped, offer, code, voucher: voucher?.id ?? '' };
};
const storesOf = async (offer: string) =>
  (await town.as('zhou')(readOffer, { city, offer })).placeIds;
const redeem = (place: string, code: string) =>
  town.caller('chen')(redeemVoucher, { city, place, code, channel: 'scan' });

describe('a merge of a place where something was sold', () => {
  it('moves claim, staff and offers, and its vouchers are honoured', async () => {
    const { merge, kept, offer, code, voucher } = await soldAtDropped();
    await xu()(confirmPlaceMerge, { city, merge });
    await at.settle();
    expect((await xu()(readPlace, { city, place: kept })).merchantId).toBe(
      town.merchants.zhou,
    );
    expect(await storesOf(offer)).toEqual([kept]);
    const { stores } = await town.as('lin')(readVoucher, { city, voucher });
    expect(stores.map(({ placeId }) => placeId)).toEqual([kept]);
    expect(await redeem(kept, code)).toMatchObject({ ok: true });
  });

  it('goes on at a scanner that knows the old id, and its uses can be undone', async () => {
    const { merge, kept, dropped, offer, code } = await soldAtDropped();
    const early = await redeem(dropped, code);
    await xu()(confirmPlaceMerge, { city, merge });
    await at.settle();
    const redemption = early.ok ? early.value.id : '';
    await town.as('chen')(undoRedemption, { city, redemption });
    const [later] = await buyAt(offer, kept);
    for (const each of [code, later?.code ?? '']) {
      expect(await redeem(dropped, each)).toMatchObject({ ok: true });
    }
  });

  it('is undone exactly: the kept place keeps nothing of it', async () => {
    const { merge, kept, dropped, offer, code } = await soldAtDropped();
    await xu()(confirmPlaceMerge, { city, merge });
    await at.settle();
    await xu()(undoPlaceMerge, { city, merge });
    await at.settle();
    expect(await storesOf(offer)).toEqual([dropped]);
    expect(await xu()(readPlace, { city, place: kept })).toMatchObject({
      merchantId: null,
    });
    expect(await redeem(kept, code)).toMatchObject({ refusal: 'not_staff_here' });
    expect(await redeem(dropped, code)).toMatchObject({ ok: true });
    const left = await town.sql(
      `select 1 from voucher_place_added where merge_id = $1 union all
       select 1 from offer_store_moved where merge_id = $1 union all
       select 1 from note_moved where merge_id = $1`,
      [merge],
    );
    expect(left).toEqual([]);
  });

  it('reaches what is paid after the merge for an order from before', async () => {
    const { merge, kept, dropped } = await soldAtDropped();
    const bill = { kind: 'bill', billFen: 3_000, excludedFen: 0 } as const;
    const { id } = await order(town, 'lin', bill, dropped);
    await xu()(confirmPlaceMerge, { city, merge });
    await at.settle();
    await payAt(town, 'lin', id);
    await at.settle();
    const [row] = await town.sql<{ placeIds: string[] }>(
      'select place_ids as "placeIds" from voucher where order_id = $1',
      [id],
    );
    expect(row?.placeIds).toEqual([dropped, kept]);
  });

  it('heard twice, late and the wrong way round comes out the same', async () => {
    const { merge, dropped, offer } = await soldAtDropped();
    await xu()(confirmPlaceMerge, { city, merge });
    await xu()(undoPlaceMerge, { city, merge });
    await at.settle();
    // Whatever was heard of this merge is handed out again, the newest first.
    await town.sql(
      `update outbox set handled_at = null where facts ->> 'mergeId' = $1
         and name = 'place.merged'`,
      [merge],
    );
    await at.settle();
    expect(await storesOf(offer)).toEqual([dropped]);
  });
});
