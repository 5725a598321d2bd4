import { afterAll, beforeAll, expect, it } from 'vitest';
import { redeemVoucher, undoRedemption } from '#contract/redemption.ts';
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

const redeemOf = async (usesTotal: number) => {
  const { terms } = draftOf(town);
  if (terms.kind !== 'package') throw new Error('the draft is a set meal');
  const offer = await liveOffer(town, { terms: { ...terms, usesTotal } });
  const [voucher] = await buy(town, 'lin', offer);
  const asked = { city, place: town.places.noodles, channel: 'typed' as const };
  return () => town.as('chen')(redeemVoucher, { ...asked, code: voucher?.code ?? '' });
};

it.each([1, 3])('of ten undos at once of a card of %i one is done', async (uses) => {
  const redeem = await redeemOf(uses);
  const { id } = await redeem();
  // Another standing use, which the undos must leave alone.
  if (uses > 1) await redeem();
  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      town.caller('chen')(undoRedemption, { city, redemption: id }),
    ),
  );
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(new Set(answers.map((answer) => (answer.ok ? 'done' : answer.refusal)))).toEqual(
    new Set(['done', 'redemption_already_undone']),
  );
});
