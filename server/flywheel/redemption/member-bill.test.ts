import { afterAll, beforeAll, expect, it } from 'vitest';
import { redeemVoucher, undoRedemption } from '#contract/redemption.ts';
import { expectLaws } from '#server/test/laws.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Name, Town } from '#server/test/town.ts';
import { liveOffer, order, payAt, vouchersOf } from '#server/test/wheel.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
  await liveOffer(town, {
    title: '会员 8 折',
    terms: {
      kind: 'bill',
      audience: 'member',
      discount: {
        base: 'original',
        off: { percentBp: 2_000 },
        minimumFen: 0,
        capFen: null,
      },
      appliesTo: ['bill'],
    },
    excludes: ['酒水'],
  });
}, 60_000);
afterAll(async () => {
  await expectLaws(town);
  await town.close();
});

/** A bill of ¥100 of which ¥40 are drinks, paid ahead, used, undone and used again. */
const payAndUse = async (who: Name) => {
  const bill = { kind: 'bill', billFen: 10_000, excludedFen: 4_000 } as const;
  const placed = await order(town, who, bill);
  await payAt(town, who, placed.id);
  await town.server.tick();
  const [voucher] = await vouchersOf(town, who, placed.id);
  const asked = { city, place: town.places.noodles, code: voucher?.code ?? '' };
  const use = () => town.as('chen')(redeemVoucher, { ...asked, channel: 'typed' });
  const first = await use();
  await town.as('chen')(undoRedemption, { city, redemption: first.id });
  const again = await use();
  return { paidFen: voucher?.paidFen, first, again };
};

it('a member’s discount leaves the excluded part of a bill alone', async () => {
  const { paidFen, first, again } = await payAndUse('mei');
  // A fifth of ¥60 is ¥12; the merchant and the platform carry it at 70 to 30.
  expect(paidFen).toBe(8_800);
  expect(first.terms).toMatchObject({ kind: 'paid_bill', billFen: 10_000 });
  // ¥88.00 paid and ¥3.60 from the platform, less 0.6 % of what was paid.
  expect(first.merchantGetsFen).toBe(8_800 + 360 - 53);
  expect(again.merchantGetsFen).toBe(first.merchantGetsFen);
});

it('a guest pays the same bill in full', async () => {
  expect((await payAndUse('lin')).paidFen).toBe(10_000);
});
