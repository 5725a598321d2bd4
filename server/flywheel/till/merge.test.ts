import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listChanges } from '#contract/change.ts';
import { makeCaller } from '#contract/kit/call.ts';
import { confirmPlaceMerge, undoPlaceMerge } from '#contract/place-merge.ts';
import { findRedemption, redeemVoucher, undoRedemption } from '#contract/redemption.ts';
import { createTill } from '#contract/till.ts';
import { openCorners } from '#server/test/merges.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { liveOffer, order, payAt, vouchersOf } from '#server/test/wheel.ts';

let town: Town;
let at: ReturnType<typeof openCorners>;
beforeAll(async () => {
  town = await openTown();
  at = openCorners(town);
}, 60_000);
beforeEach(() => at.next());
afterAll(() => town.close());

/** The guide's noodle bar is Zhou's, with a till of its own and two vouchers sold. */
const tillAtDropped = async () => {
  const { merge, kept, dropped } = await at.twoSources();
  await town.sql('update place set merchant_id = $1 where id = $2', [
    town.merchants.zhou,
    dropped,
  ]);
  const asked = { city, merchant: town.merchants.zhou, placeId: dropped, name: '前台' };
  const { key } = await town.as('zhou')(createTill, asked);
  const offerId = await liveOffer(town, { placeIds: [dropped] });
  const basket = { kind: 'package', offerId, count: 2 } as const;
  const placed = await order(town, 'lin', basket, dropped);
  await payAt(town, 'lin', placed.id);
  await at.settle();
  const [first, second] = await vouchersOf(town, 'lin', placed.id);
  const machine = makeCaller({ base: `${town.server.address}/api`, token: () => key });
  return { merge, kept, dropped, machine, codes: [first?.code, second?.code] as string[] };
};
const redeem = async (
  { machine, dropped }: Awaited<ReturnType<typeof tillAtDropped>>,
  code = '',
  key: string = crypto.randomUUID(),
) => {
  const asked = { city, place: dropped, code, channel: 'scan' as const };
  const answer = await machine(redeemVoucher, asked, { key });
  if (!answer.ok) throw new Error(answer.refusal);
  return answer.value.id;
};

describe('the till of a store that is merged into another', () => {
  it('goes on under the id that it knows, and misses nothing of before', async () => {
    const known = await tillAtDropped();
    const { machine, dropped, merge, codes } = known;
    const place = dropped;
    const began = await machine(listChanges, { city, place });
    const since = began.ok ? began.value.nextCursor : '';
    const key = crypto.randomUUID();
    const before = await redeem(known, codes[0], key);
    await town.as('xu')(confirmPlaceMerge, { city, merge });
    await at.settle();
    const after = await redeem(known, codes[1]);
    const told = await machine(listChanges, { city, place, after: since });
    expect(told.ok && told.value.items.map(({ redemption }) => redemption.id)).toEqual([
      before,
      after,
    ]);
    expect(await machine(findRedemption, { city, place, key })).toMatchObject({ ok: true });
    for (const redemption of [before, after])
      expect(await machine(undoRedemption, { city, redemption })).toMatchObject({
        ok: true,
      });
  });

  it('is back at its own when the merge is undone', async () => {
    const known = await tillAtDropped();
    await town.as('xu')(confirmPlaceMerge, { city, merge: known.merge });
    await at.settle();
    await town.as('xu')(undoPlaceMerge, { city, merge: known.merge });
    await at.settle();
    expect(await redeem(known, known.codes[0])).toBeTypeOf('string');
    expect(await known.machine(listChanges, { city, place: known.kept })).toMatchObject({
      refusal: 'not_staff_here',
    });
  });
});
