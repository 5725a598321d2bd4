import { afterAll, beforeAll, expect, it } from 'vitest';
import { setOfflineCaps } from '#contract/offline.ts';
import { refundOrder } from '#contract/payment.ts';
import { redeemVoucher } from '#contract/redemption.ts';
import { readVoucher } from '#contract/voucher.ts';
import { openDevice, shownAt } from '#server/test/offline.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, draftOf, liveOffer } from '#server/test/wheel.ts';
import { expectLaws } from '#server/test/laws.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(async () => {
  await expectLaws(town);
  await town.close();
});

const both = () => [town.places.noodles, town.places.tea];
const bought = async (usesTotal: number, count = 1) => {
  const { terms } = draftOf(town);
  if (terms.kind !== 'package') throw new Error('the draft is a set meal');
  const changes = { terms: { ...terms, usesTotal }, placeIds: both() };
  return buy(town, 'lin', await liveOffer(town, changes), count);
};

/** Half of them with network at one store, half without at the other, all told at once. */
it.each([
  [2, 1],
  [10, 1],
  [10, 3],
  [50, 1],
  [50, 7],
])('of %i attempts at a voucher of %i uses as many are redeemed', async (many, uses) => {
  const [voucher] = await bought(uses);
  if (!voucher) throw new Error('a paid order has its voucher');
  const { tell } = await openDevice(town, { who: 'zhou', place: town.places.tea });
  const at = town.clock.now();
  const asked = { city, place: town.places.noodles, channel: 'typed' as const };
  const answers = await Promise.all(
    Array.from({ length: many }, async (_, no) => {
      if (no % 2 === 0) {
        const online = { ...asked, code: voucher.code };
        return (await town.caller('chen')(redeemVoucher, online)).ok ? 'used' : 'refused';
      }
      // Each its own scan: signed once, shown in a step of its own otherwise.
      const scanned = new Date(at.getTime() + no);
      const step = (no % 9) - 4;
      const text = no === 1 ? signedOf(voucher) : await shownAt(voucher, at, step);
      const told = await tell(text, scanned, { device: `device-${no}-x` });
      if (!told.ok) return told.refusal;
      return told.value.outcome === 'redeemed' ? told.value.redemption.id : 'case';
    }),
  );
  const { usesLeft } = await town.as('lin')(readVoucher, { city, voucher: voucher.id });
  const told = new Set(answers.filter((answer) => answer.length === 36));
  const used = answers.filter((answer) => answer === 'used').length;
  expect(uses - usesLeft).toBe(used + told.size);
  expect(used + told.size).toBeGreaterThan(0);
  expect(used + told.size).toBeLessThanOrEqual(uses);
});

const signedOf = ({ shown }: { shown: { signedText: string } | null }) =>
  shown?.signedText ?? '';

it.each([2, 10, 50])(
  'of %i losses told at once no more is borne than the cap',
  async (many) => {
    const place = town.places.noodles;
    await town.sql(
      `update redemption_case set opened_at = opened_at - interval '80 hours'`,
    );
    const vouchers = (
      await Promise.all(Array.from({ length: Math.ceil(many / 10) }, () => bought(1, 10)))
    )
      .flat()
      .slice(0, many);
    // Enough for the losses of every second one.
    const storeFen = Math.floor((vouchers.length * worthFen) / 2);
    await town.as('xu')(setOfflineCaps, { city, place, storeFen, voucherFen: worthFen });
    const { tell } = await openDevice(town);
    const at = town.clock.now();
    const texts = await Promise.all(vouchers.map((voucher) => shownAt(voucher, at)));
    for (const order of new Set(vouchers.map(({ orderId }) => orderId)))
      await town.as('lin')(refundOrder, { city, order });
    const answers = await Promise.all(texts.map((text) => tell(text, at)));
    const cases = answers.flatMap((answer) =>
      answer.ok && answer.value.outcome === 'case' ? [answer.value.case] : [],
    );
    const born = cases.filter(({ bornBy }) => bornBy === 'platform');
    expect(cases).toHaveLength(many);
    expect(born).toHaveLength(Math.floor(many / 2));
    expect(cases.filter(({ kind }) => kind === 'over_cap')).toHaveLength(
      many - born.length,
    );
    town.clock.add(1_000);
  },
);

/** 5,800 paid and 540 of the platform. */
const worthFen = 6_340;
